import { LOCALES } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A person's role in one account. The e-mail, password and sessions are in the schema `identity`. */
export const PersonRoleEntity = defineEntity({
  name: 'PersonRole',
  tableName: 'person_role',
  properties: {
    personId: p.string().primary().length(26),
    accountId: p.string().primary().length(12).index(),
    accountType: p.enum(['partner', 'client'] as const),
    role: p.enum(['owner', 'admin', 'member'] as const),
    createdAt: p.datetime(3),
  },
});

/** A one-time link with which a person sets name and password. The row has only the SHA-256 of its token. */
export const SignUpLinkEntity = defineEntity({
  name: 'SignUpLink',
  tableName: 'sign_up_link',
  properties: {
    hash: p.blob().primary(),
    personId: p.string().length(26).index(),
    purpose: p.enum(['invitation', 'password'] as const).default('invitation'),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});

/** The choices of a person. A person without choices has no row. */
export const PersonProfileEntity = defineEntity({
  name: 'PersonProfile',
  tableName: 'person_profile',
  properties: {
    personId: p.string().primary().length(26),
    locale: p.enum(LOCALES),
  },
});

export type PersonRole = InferEntity<typeof PersonRoleEntity>;
export type SignUpLink = InferEntity<typeof SignUpLinkEntity>;
