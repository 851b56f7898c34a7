import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { ClientEntity } from '../client/index.ts';

/** One WhatsApp number of one client, with the account that pays for it and with its upstream. */
export const ChannelEntity = defineEntity({
  name: 'Channel',
  tableName: 'channel',
  // A removed number is found by nothing but a query that says `filters: false`.
  filters: { notRemoved: { name: 'notRemoved', cond: { removedAt: null }, default: true } },
  indexes: [{ properties: ['createdAt', 'id'] }, { properties: ['clientId', 'createdAt', 'id'] }],
  properties: {
    id: p.string().primary().length(12),
    clientId: () => p.manyToOne(ClientEntity).mapToPk().name('client_id').deleteRule('no action').index(),
    /** The number in E.164, with `+`. A removed number has a stand-in here, so the number can be added again. */
    phoneNumber: p.string().length(16).unique(),
    name: p.string().length(256),
    status: p.enum(['pending', 'running', 'stopped'] as const),
    payment: p.enum(['partner', 'direct'] as const),
    upstream: p.enum(['sandbox'] as const),
    createdAt: p.datetime(3),
    /**
     * When the number was removed. The row stays, because keys, permissions and counts of calls refer to it. Null: not
     * removed.
     */
    removedAt: p.datetime(3).nullable(),
    /** The number in E.164 of a removed row. */
    removedNumber: p.string().length(16).nullable(),
  },
});

export type Channel = InferEntity<typeof ChannelEntity>;

/** Returns the number of a channel in E.164, also when the number was removed. */
export const numberOf = ({ phoneNumber, removedNumber }: Pick<Channel, 'phoneNumber' | 'removedNumber'>): string =>
  removedNumber ?? phoneNumber;
