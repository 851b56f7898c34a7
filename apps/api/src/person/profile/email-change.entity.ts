import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A one-time link with which a person confirms a new e-mail address. The row has only the SHA-256 of its token. The old
 * address is kept, because it gets a mail after the change.
 */
export const EmailChangeEntity = defineEntity({
  name: 'EmailChange',
  tableName: 'email_change',
  properties: {
    hash: p.blob().primary(),
    personId: p.string().length(26).index(),
    email: p.string().length(254),
    oldEmail: p.string().length(254),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});
