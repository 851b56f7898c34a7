import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A company that integrates for clients. */
export const PartnerEntity = defineEntity({
  name: 'Partner',
  tableName: 'partner',
  properties: {
    id: p.string().primary().length(12),
    name: p.string().length(256),
    /** The logo as a data URI, so that clients' browsers load it from no other server. */
    logo: p.text().nullable(),
    status: p.enum(['active', 'suspended'] as const).default('active'),
    redirectUrls: p.array().columnType('text[]'),
    clientsMayWithdraw: p.boolean().default(true),
    shareNewNumbersByDefault: p.boolean().default(true),
    requireSignature: p.boolean().default(false),
    /** Whether people's legacy tokens work for this partner. */
    legacyTokens: p.boolean().default(true),
    /**
     * Whether the operator marked this partner as testing. With this mark, redirect URLs may lead to the browser's own
     * machine, and clients see the mark on the consent page.
     */
    testing: p.boolean().default(false),
    /** The secret is encrypted and not hashed, because the server must read it again to sign links. */
    platformSecret: p.text(),
    /** Since when the secret is valid. Null: since the partner was added. */
    platformSecretAt: p.datetime(3).nullable(),
    /** The secret before, encrypted. Until its end, the server also takes signatures that were made with it. */
    oldPlatformSecret: p.text().nullable(),
    oldPlatformSecretEndsAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
});

export type Partner = InferEntity<typeof PartnerEntity>;
