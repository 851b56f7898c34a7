import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { ClientEntity } from '../client/index.ts';

/** One WhatsApp number of one client, with the account that pays for it and with its upstream. */
export const ChannelEntity = defineEntity({
  name: 'Channel',
  tableName: 'channel',
  indexes: [{ properties: ['createdAt', 'id'] }, { properties: ['clientId', 'createdAt', 'id'] }],
  properties: {
    id: p.string().primary().length(12),
    clientId: () => p.manyToOne(ClientEntity).mapToPk().name('client_id').deleteRule('no action').index(),
    /** The number in E.164, with `+`. */
    phoneNumber: p.string().length(16).unique(),
    name: p.string().length(256),
    status: p.enum(['pending', 'running', 'stopped'] as const),
    payment: p.enum(['partner', 'direct'] as const),
    upstream: p.enum(['sandbox'] as const),
    createdAt: p.datetime(3),
  },
});

export type Channel = InferEntity<typeof ChannelEntity>;
