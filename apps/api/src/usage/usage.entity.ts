import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** Calls of one key, in one hour (UTC), with one outcome (`ok` or the refusal's code) and for one scope. */
export const UsageEntity = defineEntity({
  name: 'Usage',
  tableName: 'usage',
  indexes: [{ properties: ['hour'] }],
  properties: {
    apiKeyId: p.string().primary().length(26),
    hour: p.datetime(0).primary(),
    outcome: p.string().primary().length(32),
    /** What the call needed; empty where nothing was. */
    scope: p.string().primary().length(16),
    calls: p.bigint('number'),
    lastAt: p.datetime(3),
    lastAddress: p.string().length(64).nullable(),
  },
});

/** The fixed windows of one key: calls in the minute while it has limits, and calls in the month, all of them. */
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
