import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A Bearer token that a person got for a password. The row has only the token's SHA-256. A person has at most one live
 * token.
 */
export const LegacyTokenEntity = defineEntity({
  name: 'LegacyToken',
  tableName: 'legacy_token',
  uniques: [{ name: 'legacy_token_one_live', properties: ['personId'], where: 'ended_at is null' }],
  properties: {
    hash: p.blob().primary(),
    personId: p.string().length(26),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    /**
     * The instant at which an act ended the token, for example a newer token, a new password or an authenticator app.
     */
    endedAt: p.datetime(3).nullable(),
  },
});

/** The use of legacy tokens for a partner by one person, from one address and with one program. */
export const LegacyUseEntity = defineEntity({
  name: 'LegacyUse',
  tableName: 'legacy_use',
  properties: {
    partnerId: p.string().primary().length(12),
    personId: p.string().primary().length(26),
    address: p.string().primary().length(64),
    userAgent: p.string().primary().length(256),
    calls: p.bigint('number'),
    firstAt: p.datetime(3),
    lastAt: p.datetime(3),
  },
});
