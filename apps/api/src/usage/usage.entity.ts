import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** Calls of one key, in one hour (UTC), with one outcome: `ok` or the refusal's code. */
export const UsageEntity = defineEntity({
  name: 'Usage',
  tableName: 'usage',
  properties: {
    apiKeyId: p.string().primary().length(26),
    hour: p.datetime(0).primary(),
    outcome: p.string().primary().length(32),
    calls: p.bigint('number'),
    lastAt: p.datetime(3),
  },
});

/** The fixed windows of one key with limits: calls in the current minute and month. */
export const KeyWindowEntity = defineEntity({
  name: 'KeyWindow',
  tableName: 'key_window',
  properties: {
    apiKeyId: p.string().primary().length(26),
    minute: p.datetime(0),
    minuteCalls: p.integer(),
    month: p.datetime(0),
    monthCalls: p.integer(),
  },
});

export type Usage = InferEntity<typeof UsageEntity>;
