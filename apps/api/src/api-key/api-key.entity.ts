import { ENVIRONMENTS, type KeyMaker, type Scope } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { ChannelEntity } from '../channel/index.ts';
import { ClientEntity } from '../client/index.ts';
import { PartnerEntity } from '../partner/index.ts';
import { PermissionEntity } from '../permission/index.ts';

/** A key: one id, one name, one set of scopes and limits. Each of its secrets has its own row. */
export const ApiKeyEntity = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  checks: [
    {
      name: 'api_key_account_check',
      expression: "(kind <> 'partner' or partner_id is not null) and (kind <> 'organization' or client_id is not null)",
    },
    { name: 'api_key_owner_check', expression: "(kind = 'channel') = (channel_id is not null)" },
    // The table refuses a channel key that a partner made without an episode, because such a key would outlive the
    // permission.
    {
      name: 'api_key_episode_check',
      expression: "kind <> 'channel' or (partner_id is null) = (permission_id is null)",
    },
  ],
  indexes: [
    { properties: ['partnerId', 'createdAt', 'id'] },
    { properties: ['partnerId', 'kind', 'createdAt', 'id'] },
    { name: 'api_key_partner_id_folded_name_index', properties: ['partnerId', 'foldedName'] },
    { name: 'api_key_client_id_folded_name_index', properties: ['clientId', 'foldedName'] },
    {
      name: 'api_key_expires_at_index',
      properties: ['expiresAt'],
      where: 'expires_at is not null and revoked_at is null',
    },
  ],
  properties: {
    id: p.string().primary().length(26),
    kind: p.enum(['partner', 'channel', 'organization'] as const),
    name: p.string().length(256),
    /** The result of `foldCase` for the name. Older versions of the server compare names by this column. */
    foldedName: p.text(),
    scopes: p.array().columnType('text[]').$type<Scope[]>(),
    /**
     * For a partner key, the partner that owns the key. For a channel key, the partner that made the key; null when no
     * partner made it.
     */
    partnerId: () =>
      p.manyToOne(PartnerEntity).mapToPk().name('partner_id').deleteRule('no action').strictNullable().index(),
    clientId: () =>
      p.manyToOne(ClientEntity).mapToPk().name('client_id').deleteRule('no action').strictNullable().index(),
    channelId: () =>
      p.manyToOne(ChannelEntity).mapToPk().name('channel_id').deleteRule('no action').strictNullable().index(),
    /**
     * The episode in which a partner made the key. The end of the episode does not change this row, because every
     * look-up of the key joins the episode.
     */
    permissionId: () =>
      p.manyToOne(PermissionEntity).mapToPk().name('permission_id').deleteRule('no action').strictNullable().index(),
    team: p.string().length(256).strictNullable(),
    application: p.string().length(256).strictNullable(),
    environment: p.enum(ENVIRONMENTS).strictNullable(),
    /** Networks in CIDR. Null allows calls from every address. */
    allowedAddresses: p.array().columnType('text[]').strictNullable(),
    /** The numbers that an organization key may use. Null means all numbers of its client. */
    channelIds: p.array().columnType('text[]').strictNullable(),
    limitPerMinute: p.integer().strictNullable(),
    limitPerMonth: p.integer().strictNullable(),
    /**
     * Set while the key is about to get its first limit. While this column is set, each call of the key is counted in
     * the key's window in the database.
     */
    counting: p.string().length(22).strictNullable(),
    createdAt: p.datetime(3),
    /** The kind and the id of the person or program that made the key. Null for a key of a time without this column. */
    createdByKind: p.string().length(16).$type<KeyMaker['kind']>().nullable(),
    createdById: p.string().length(26).nullable(),
    expiresAt: p.datetime(3).strictNullable(),
    revokedAt: p.datetime(3).strictNullable(),
  },
});

/** One secret of a key: its SHA-256, its hint, and its end. */
export const ApiKeySecretEntity = defineEntity({
  name: 'ApiKeySecret',
  tableName: 'api_key_secret',
  uniques: [{ name: 'api_key_secret_one_without_end', properties: ['channelId'], where: 'ends_at is null' }],
  // With this index, the newest secret is found quickly even for a key that has had thousands of secrets.
  indexes: [{ properties: ['apiKeyId', 'id'] }],
  properties: {
    id: p.bigint().primary().autoincrement(),
    apiKeyId: () => p.manyToOne(ApiKeyEntity).mapToPk().name('api_key_id').deleteRule('no action'),
    /**
     * The channel of the secret, if the secret belongs to a channel key. A partial unique index allows each channel
     * only one secret without a planned end.
     */
    channelId: () => p.manyToOne(ChannelEntity).mapToPk().name('channel_id').deleteRule('no action').strictNullable(),
    hash: p.blob().unique(),
    hint: p.string().length(16),
    createdAt: p.datetime(3),
    /** The planned end of the secret: the end of the overlap after a rotation. */
    endsAt: p.datetime(3).strictNullable(),
    /**
     * The instant at which an act ended the secret. Once it is set, every node refuses the secret, whatever the node's
     * clock says.
     */
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type ApiKey = InferEntity<typeof ApiKeyEntity>;
export type ApiKeySecret = InferEntity<typeof ApiKeySecretEntity>;
