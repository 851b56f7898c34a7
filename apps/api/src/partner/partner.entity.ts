import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A company that integrates for clients. */
export const PartnerEntity = defineEntity({
  name: 'Partner',
  tableName: 'partner',
  properties: {
    id: p.string().primary().length(12),
    name: p.string().length(256),
    /** A data URI: clients' browsers fetch nothing from anywhere but us. */
    logo: p.text().nullable(),
    status: p.enum(['active', 'suspended'] as const).default('active'),
    redirectUrls: p.array().columnType('text[]'),
    clientsMayWithdraw: p.boolean().default(true),
    shareNewNumbersByDefault: p.boolean().default(true),
    requireSignature: p.boolean().default(false),
    /** Whether people's legacy tokens work for this partner. */
    legacyTokens: p.boolean().default(true),
    /** The operator marked it: its redirect URLs may lead to the machine of the browser, and its clients see that it tests. */
    testing: p.boolean().default(false),
    /** Sealed: it signs links, so it must be read again. */
    platformSecret: p.text(),
    createdAt: p.datetime(3),
  },
});

export type Partner = InferEntity<typeof PartnerEntity>;
