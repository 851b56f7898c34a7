import { randomBytes } from 'node:crypto';
import type { Actor, ChannelId, KeyKind, PartnerId, Scope } from '@chatelaine/shared';
import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from '../../src/api-key/index.ts';
import { PermissionEntity } from '../../src/permission/index.ts';
import { newId } from '../../src/platform/id.ts';
import type { Work } from '../../src/platform/work.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { openTestServices } from '../world/open-test-services.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The values of a key that a test adds. The kind of the key decides whether a partner or a client owns the key. */
export interface WantedKey {
  id?: string;
  kind: KeyKind;
  name?: string;
  scopes?: Scope[];
  partnerId?: PartnerId;
  clientId?: string;
  channelId?: ChannelId;
  team?: string;
  application?: string;
  environment?: 'production' | 'staging' | 'development';
  allowedAddresses?: string[];
  createdAt?: Date;
  expiresAt?: Date;
  revokedAt?: Date;
  isRotatedOut?: boolean;
  isPermissionOver?: boolean;
}

/**
 * The values of a secret that a test adds to a key. The secret that is added last is the newest. A secret without an
 * end date is live.
 */
export interface WantedSecret {
  hint: string;
  endsAt?: Date;
  endedAt?: Date;
}

/** The values for one row of usage: the calls of one key in the hour that contains the time `at`. */
export interface WantedUse {
  at: Date;
  outcome?: string;
  scope?: Scope | '';
  calls?: number;
  address?: string;
}

const FULL = ['read', 'settings'] as const;

/**
 * Opens a database with two partners and two clients. A test itself adds the keys that it needs, and the usage of these
 * keys.
 */
export async function openUsageStage(clock: MovedClock = fakeClock()) {
  const services = await openTestServices({ clock });
  const { partner, clients } = inject('demo');
  // The first client is on Partner Payment with the demo world's partner. The second client has no partner.
  const [, travel, , pharmacy] = clients;
  const [bookings] = travel?.channels ?? [];
  const [prescriptions] = pharmacy?.channels ?? [];
  if (!travel || !pharmacy || !bookings || !prescriptions) throw new Error('The demo world has other clients.');
  const second = (await runAdmin(services, [
    ...['partner', 'add', '--name', 'Second', '--redirect-url', 'https://second.example/return'],
  ])) as { id: string };
  const actors = {
    partner: { kind: 'person', id: 'usr_a', account: { type: 'partner', id: partner.id }, role: 'owner' },
    partnerMember: { kind: 'person', id: 'usr_e', account: { type: 'partner', id: partner.id }, role: 'member' },
    partnerKey: { kind: 'partner_key', id: 'key_a', account: { type: 'partner', id: partner.id }, scopes: FULL },
    readingKey: {
      kind: 'partner_key',
      id: newId('key'),
      account: { type: 'partner', id: partner.id },
      scopes: ['read'],
    },
    secondPartner: { kind: 'person', id: 'usr_b', account: { type: 'partner', id: second.id }, role: 'owner' },
    client: { kind: 'person', id: 'usr_c', account: { type: 'client', id: travel.id }, role: 'admin' },
    clientMember: { kind: 'person', id: 'usr_f', account: { type: 'client', id: travel.id }, role: 'member' },
    otherClient: { kind: 'person', id: 'usr_d', account: { type: 'client', id: pharmacy.id }, role: 'owner' },
    operator: { kind: 'operator', id: 'operator', account: null },
  } as const satisfies Record<string, Actor>;
  return {
    services,
    clock,
    actors,
    ids: {
      partner: partner.id,
      second: second.id,
      client: travel.id,
      otherClient: pharmacy.id,
      channel: bookings.id,
      otherChannel: prescriptions.id,
    },
    work: (): Work => services.beginWork(),
    addKey: (wanted: WantedKey) => addKey(services.beginWork(), wanted),
    addSecrets: (keyId: string, wanted: readonly WantedSecret[]) => addSecrets(services.beginWork(), keyId, wanted),
    async use(keyId: string, uses: readonly WantedUse[]) {
      for (const { at, outcome = 'ok', scope = 'send', calls = 1, address = null } of uses) {
        const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
        await services.pool.query(INSERT, [keyId, hour, outcome, scope, calls, at, address]);
      }
    },
    [Symbol.asyncDispose]: () => services[Symbol.asyncDispose](),
  };
}

const INSERT = `insert into usage (api_key_id, hour, outcome, scope, calls, last_at, last_address)
  values ($1, $2, $3, $4, $5, $6, $7)`;

async function addKey(work: Work, wanted: WantedKey): Promise<string> {
  const { isRotatedOut = false, isPermissionOver = false, ...given } = wanted;
  const key = work.em.create(ApiKeyEntity, {
    id: newId('key'),
    name: 'Prod server',
    foldedName: 'prod server',
    scopes: ['send'],
    createdAt: work.now,
    ...given,
    permissionId:
      given.kind === 'channel' && given.partnerId !== undefined
        ? await addEpisode(work, given.channelId ?? '', given.partnerId, isPermissionOver)
        : null,
  });
  work.em.create(ApiKeySecretEntity, {
    apiKeyId: key.id,
    hash: randomBytes(32),
    hint: 'wac_…',
    createdAt: key.createdAt,
    ...(isRotatedOut && { endedAt: work.now }),
  });
  await work.em.flush();
  return key.id;
}

async function addSecrets(work: Work, apiKeyId: string, wanted: readonly WantedSecret[]): Promise<void> {
  for (const each of wanted) {
    work.em.create(ApiKeySecretEntity, { apiKeyId, hash: randomBytes(32), createdAt: work.now, ...each });
  }
  await work.em.flush();
}

// Adds a permission episode with an end date. These tests may add several such episodes for one number, because they
// check only how keys are shown.
async function addEpisode(work: Work, channelId: string, partnerId: string, isOver: boolean): Promise<string> {
  const [channel] = await work.em.execute<{ client_id: string }[]>('select client_id from channel where id = ?', [
    channelId,
  ]);
  const { id } = work.em.create(PermissionEntity, {
    id: newId('permission'),
    channelId,
    clientId: channel?.client_id ?? '',
    partnerId,
    source: 'client_grant',
    grantedAt: work.now,
    expiresAt: new Date(work.now.getTime() + 1000 * DAY_MS),
    withdrawnAt: isOver ? work.now : null,
  });
  await work.em.flush();
  return id;
}
