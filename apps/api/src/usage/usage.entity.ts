import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * The number of calls of one key, in one hour (UTC), with one outcome (`ok` or the refusal's code) and for one scope.
 */
export const UsageEntity = defineEntity({
  name: 'Usage',
  tableName: 'usage',
  indexes: [
    { properties: ['hour'] },
    // With this index, the newest refused call of a key is found quickly, however many accepted calls came after it.
    { name: 'usage_refused', properties: ['apiKeyId', 'hour'], where: "outcome <> 'ok'" },
  ],
  properties: {
    apiKeyId: p.string().primary().length(26),
    hour: p.datetime(0).primary(),
    outcome: p.string().primary().length(32),
    /** The scope that the calls needed; empty when it is unknown. */
    scope: p.string().primary().length(16),
    calls: p.bigint('number'),
    lastAt: p.datetime(3),
    lastAddress: p.string().length(64).nullable(),
  },
});

/** The two counts of one key: calls in the present minute, while the key has limits, and all calls in the month. */
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
