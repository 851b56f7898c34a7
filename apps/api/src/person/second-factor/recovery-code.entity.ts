import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A code for a person who lost the phone with the authenticator app. The row holds only its SHA-256. It is good once.
 */
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
