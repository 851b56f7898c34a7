import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A company that integrates for clients. */
export const PartnerEntity = defineEntity({
  name: 'Partner',
  tableName: 'partner',
  properties: {
    id: p.string().primary().length(12),
    name: p.string().length(256),
    /** A data URI, so that clients' browsers load nothing from any server but ours. */
    logo: p.text().nullable(),
    status: p.enum(['active', 'suspended'] as const).default('active'),
    redirectUrls: p.array().columnType('text[]'),
    clientsMayWithdraw: p.boolean().default(true),
    shareNewNumbersByDefault: p.boolean().default(true),
    requireSignature: p.boolean().default(false),
    /** Whether people's legacy tokens work for this partner. */
    legacyTokens: p.boolean().default(true),
    /** The operator set this mark: redirect URLs may lead to the browser's own machine, and clients see the mark. */
    testing: p.boolean().default(false),
    /** Sealed and not hashed: it signs links, so it must be read again. */
    platformSecret: p.text(),
    createdAt: p.datetime(3),
  },
});

export type Partner = InferEntity<typeof PartnerEntity>;
