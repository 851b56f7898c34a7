import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A code for a person who lost the phone with the authenticator app. The row has only the code's SHA-256. The code
 * works once.
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
