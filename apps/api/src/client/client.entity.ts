import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { PartnerEntity } from '../partner/index.ts';

/** The customer: an organization that owns channels. It has one partner or none. */
export const ClientEntity = defineEntity({
  name: 'Client',
  tableName: 'client',
  indexes: [{ properties: ['partnerId', 'createdAt', 'id'] }],
  properties: {
    id: p.string().primary().length(12),
    name: p.string().length(256),
    status: p.enum(['active', 'suspended'] as const).default('active'),
    /** The account that pays for channels that are added from now on: the partner, or the client directly. */
    payment: p.enum(['partner', 'direct'] as const),
    partnerId: () => p.manyToOne(PartnerEntity).mapToPk().name('partner_id').deleteRule('no action').nullable().index(),
    /** Since when the client works with its partner. Null: it has none, or unknown, in a row of an older version. */
    partnerSince: p.datetime(3).nullable(),
    /** For how many days messages and their events are kept. */
    messageRetentionDays: p.smallint().default(90),
    createdAt: p.datetime(3),
  },
});

export type Client = InferEntity<typeof ClientEntity>;
