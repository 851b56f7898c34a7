import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A code that a person asked for. It is valid for one action. */
export const OneTimeCodeEntity = defineEntity({
  name: 'OneTimeCode',
  tableName: 'one_time_code',
  indexes: [{ properties: ['personId', 'createdAt'] }],
  properties: {
    id: p.string().primary().length(26),
    personId: p.string().length(26),
    accountId: p.string().length(12),
    procedure: p.string().length(64),
    /** SHA-256 of the person and the action: see `hashAction`. */
    actionHash: p.blob(),
    method: p.enum(['authenticator', 'email'] as const),
    /** The mailed digits, encrypted. Null when the code comes from the authenticator app. */
    code: p.text().nullable(),
    /** The number of attempts. It grows before each comparison. */
    attempts: p.integer(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});

export type OneTimeCode = InferEntity<typeof OneTimeCodeEntity>;
