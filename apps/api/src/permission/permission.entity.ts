import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { ChannelEntity } from '../channel/channel.entity.ts';
import { ClientEntity } from '../client/index.ts';
import { PartnerEntity } from '../partner/index.ts';

/**
 * One episode: the permission that one client gave one partner for one channel, from its grant to its end.
 *
 * After the grant, only the end of an episode is ever written. At most one episode is open per channel. For episodes
 * without an end date, a partial unique index ensures this rule. For episodes with an end date, the lock of the channel
 * row ensures this rule, because an index cannot compare a date with the clock.
 */
export const PermissionEntity = defineEntity({
  name: 'Permission',
  tableName: 'permission',
  indexes: [
    { properties: ['channelId', 'grantedAt'] },
    { properties: ['partnerId', 'grantedAt', 'id'] },
    { properties: ['clientId', 'grantedAt', 'id'] },
  ],
  uniques: [
    { name: 'permission_open', properties: ['channelId'], where: 'withdrawn_at is null and expires_at is null' },
  ],
  properties: {
    id: p.string().primary().length(26),
    channelId: () => p.manyToOne(ChannelEntity).mapToPk().name('channel_id').deleteRule('no action'),
    clientId: () => p.manyToOne(ClientEntity).mapToPk().name('client_id').deleteRule('no action').index(),
    partnerId: () => p.manyToOne(PartnerEntity).mapToPk().name('partner_id').deleteRule('no action').index(),
    source: p.enum(['partner_payment', 'client_grant'] as const),
    grantedAt: p.datetime(3),
    expiresAt: p.datetime(3).strictNullable(),
    withdrawnAt: p.datetime(3).strictNullable(),
    /** The id of the person that gave the permission, or `operator`. Null: unknown, in a row of an older version. */
    grantedBy: p.string().length(26).nullable(),
    /** The id of the person that ended the permission, or `operator`. Null: nobody did, or unknown. */
    withdrawnBy: p.string().length(26).nullable(),
  },
});

export type Episode = InferEntity<typeof PermissionEntity>;
