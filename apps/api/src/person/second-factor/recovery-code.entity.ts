import { defineEntity, p } from '@mikro-orm/postgresql';

/** A code for the day on which the phone with the authenticator app is lost. Only its SHA-256 is here; it is good once. */
export const RecoveryCodeEntity = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    hash: p.blob().primary(),
    personId: p.string().length(26).index(),
    createdAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});
