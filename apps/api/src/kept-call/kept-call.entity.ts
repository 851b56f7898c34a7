import type { CallDoor, CallOutcome, KeyKind } from '@chatelaine/shared';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** One call with a known key: every refused call up to a limit for each key and hour, and a sample of accepted calls. */
export const KeptCallEntity = defineEntity({
  name: 'KeptCall',
  tableName: 'kept_call',
  indexes: [
    { properties: ['accountId', 'id'] },
    { properties: ['accountId', 'outcome', 'id'] },
    { properties: ['apiKeyId', 'id'] },
    { properties: ['channelId', 'id'] },
    { properties: ['requestId'] },
  ],
  properties: {
    /** The id begins with the time of the call, so ids sort byte by byte in the order of the calls. */
    id: p.string().primary().length(26),
    requestId: p.string().length(128),
    apiKeyId: p.string().length(26),
    /** The account that made the key. Only this account sees the call. */
    accountId: p.string().length(12),
    keyKind: p.string().length(16).$type<KeyKind>(),
    channelId: p.string().length(12).nullable(),
    at: p.datetime(3),
    door: p.string().length(16).$type<CallDoor>(),
    operation: p.string().length(64),
    outcome: p.string().length(32).$type<CallOutcome>(),
    status: p.smallint(),
    address: p.string().length(64).nullable(),
  },
});

/**
 * The numbers of refused calls, or of sampled accepted calls, of one key in one hour (UTC). The first 1,000 offered
 * calls are kept.
 */
export const KeptCallHourEntity = defineEntity({
  name: 'KeptCallHour',
  tableName: 'kept_call_hour',
  indexes: [{ properties: ['accountId', 'hour', 'apiKeyId'] }, { properties: ['hour'] }],
  properties: {
    apiKeyId: p.string().primary().length(26),
    hour: p.datetime(0).primary(),
    isRefused: p.boolean().primary(),
    accountId: p.string().length(12),
    keyKind: p.string().length(16).$type<KeyKind>(),
    channelId: p.string().length(12).nullable(),
    /** The number of calls that servers sent to the database with all their facts. */
    offered: p.bigint('number'),
    /** The number of calls that servers only counted, because a server had no room in memory. */
    dropped: p.bigint('number'),
  },
});
