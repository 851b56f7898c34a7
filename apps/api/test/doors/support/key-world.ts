import {
  type Actor,
  CHANNEL_SCOPES,
  type ChannelScope,
  type CreateOrganizationKeyInput,
  type CreatePartnerKeyInput,
  type KeyKind,
  type NewKey,
  ORGANIZATION_SCOPES,
  PARTNER_SCOPES,
  type Scope,
} from '@chatelaine/shared';
import { noConfirmation } from '../../../src/call/confirm.ts';
import { WITHOUT_BROWSER } from '../../../src/door/trpc/procedure.ts';
import { createCaller } from '../../../src/door/trpc/router.ts';
import type { World } from '../../world/start-world.ts';
import type { KeyState } from './key-states.ts';

/** The id and the secret of a new key, as the server returns them to the caller that makes the key. */
export interface RingKey {
  id: string;
  secret: string;
}

/** Keys of one kind: one key in each state that this kind can have, and one key with each scope. */
export interface KeyRing {
  inState: Partial<Record<KeyState, RingKey>>;
  withScope: Partial<Record<Scope, RingKey>>;
}

const HOUR_MS = 3_600_000;
const ELSEWHERE = ['203.0.113.0/24'];

/**
 * Calls procedures directly as the owner of an account, without an HTTP request. So the procedures ask for no one-time
 * code.
 */
function ownerOf(world: World, account: { type: 'partner' | 'client'; id: string }) {
  const actor = { kind: 'person', id: 'usr_0000000000000000000000', account, role: 'owner' } as Actor;
  return createCaller({
    ...WITHOUT_BROWSER,
    work: world.services.beginWork(),
    identify: async () => actor,
    confirm: noConfirmation,
    idempotencyKey: null,
  });
}

/**
 * The ids of the accounts in these tests: two partners and their clients. Some accounts are suspended after their keys
 * are made.
 */
interface Accounts {
  partner: string;
  /** A second partner, which is suspended after its keys are made. */
  doomedPartner: string;
  client: string;
  doomedClient: string;
  /** A client that withdraws its permission after the keys for its number are made. */
  leavingClient: string;
  clientOfDoomed: string;
}

/**
 * Makes keys of every kind. Each key gets into its state by the same act as in production: a key is revoked or rotated,
 * a client withdraws, a channel is stopped, an account is suspended, or two hours pass.
 */
export async function makeKeyRings(world: World, pass: (ms: number) => void): Promise<Record<KeyKind, KeyRing>> {
  const accounts = await makeAccounts(world);
  const rings = {
    partner: await partnerRing(world, accounts),
    channel: await channelRing(world, accounts),
    organization: await organizationRing(world, accounts),
  };
  await leave(world, accounts);
  await world.admin('suspend', accounts.doomedPartner);
  await world.admin('suspend', accounts.doomedClient);
  pass(2 * HOUR_MS);
  return rings;
}

async function makeAccounts(world: World): Promise<Accounts> {
  const partnerNamed = async (name: string) => (await world.admin<RingKey>('partner', 'add', '--name', name)).id;
  const clientNamed = async (name: string, partner: string) => {
    const of = ['--payment', 'partner', '--partner', partner];
    return (await world.admin<RingKey>('client', 'add', '--name', name, ...of)).id;
  };
  const partner = await partnerNamed('Ring');
  const doomedPartner = await partnerNamed('Doomed');
  return {
    partner,
    doomedPartner,
    client: await clientNamed('Ring client', partner),
    doomedClient: await clientNamed('Doomed client', partner),
    leavingClient: await clientNamed('Leaving client', partner),
    clientOfDoomed: await clientNamed('Client of the doomed', doomedPartner),
  };
}

/** The functions that make, rotate and revoke the keys of one kind. */
interface Acts<S extends Scope> {
  create(input: NewKey<S>): Promise<RingKey>;
  rotate(id: string, overlap: '0' | '15m'): Promise<RingKey>;
  revoke(id: string): Promise<unknown>;
}

/** Makes one key of this kind in each of the states that all kinds of keys can have. */
async function commonRing<S extends Scope>(world: World, acts: Acts<S>, scopes: readonly S[]): Promise<KeyRing> {
  const soon = new Date(world.services.clock.now().getTime() + HOUR_MS).toISOString();
  const revoked = await acts.create({ name: 'Revoked' });
  await acts.revoke(revoked.id);
  const rotated = await acts.create({ name: 'Rotated' });
  const successor = await acts.rotate(rotated.id, '0');
  const overlapping = await acts.create({ name: 'Overlapping' });
  await acts.rotate(overlapping.id, '15m');
  const withScope: KeyRing['withScope'] = {};
  for (const scope of scopes) withScope[scope] = await acts.create({ name: `Only ${scope}`, scopes: [scope] });
  return {
    inState: {
      live: await acts.create({ name: 'Live' }),
      'rotated in': successor,
      revoked,
      'rotated out': rotated,
      'overlap over': overlapping,
      expired: await acts.create({ name: 'Expiring', expiresAt: soon }),
      'out of address': await acts.create({ name: 'Elsewhere', allowedAddresses: ELSEWHERE }),
    },
    withScope,
  };
}

async function partnerRing(world: World, { partner, doomedPartner }: Accounts): Promise<KeyRing> {
  const owner = (id: string) => ownerOf(world, { type: 'partner', id }).partnerKeys;
  const create = (id: string, input: CreatePartnerKeyInput) =>
    owner(id).create({ scopes: [...PARTNER_SCOPES], ...input });
  const ring = await commonRing(
    world,
    {
      create: (input) => create(partner, input),
      rotate: (id, overlap) => owner(partner).rotate({ id, overlap }),
      revoke: (id) => owner(partner).revoke({ id }),
    },
    PARTNER_SCOPES,
  );
  ring.inState['partner suspended'] = await create(doomedPartner, { name: 'Doomed' });
  return ring;
}

async function organizationRing(world: World, { client, doomedClient }: Accounts): Promise<KeyRing> {
  const owner = (id: string) => ownerOf(world, { type: 'client', id }).organizationKeys;
  const create = (id: string, input: CreateOrganizationKeyInput) =>
    owner(id).create({ scopes: [...ORGANIZATION_SCOPES], ...input });
  const ring = await commonRing(
    world,
    {
      create: (input) => create(client, input),
      rotate: (id, overlap) => owner(client).rotate({ id, overlap }),
      revoke: (id) => owner(client).revoke({ id }),
    },
    ORGANIZATION_SCOPES,
  );
  ring.inState['client suspended'] = await create(doomedClient, { name: 'Doomed' });
  return ring;
}

async function channelRing(world: World, accounts: Accounts): Promise<KeyRing> {
  let numbers = 0;
  const newChannel = async (client: string) => {
    const line = ['--number', `+4477009002${String(numbers++).padStart(2, '0')}`, '--name', 'Line'];
    return (await world.admin<RingKey>('channel', 'add', '--client', client, ...line)).id;
  };
  const owner = (id: string) => ownerOf(world, { type: 'partner', id }).channelKeys;
  // A number can have only one live key. So each key is made for a number of its own.
  const create = async (client: string, input: NewKey<ChannelScope> = { name: 'Line' }, partner = accounts.partner) =>
    owner(partner).create({ ...input, channelId: await newChannel(client) });
  const ring = await commonRing(
    world,
    {
      create: (input) => create(accounts.client, input),
      rotate: (id, overlap) => owner(accounts.partner).rotate({ id, overlap }),
      revoke: (id) => owner(accounts.partner).revoke({ id }),
    },
    CHANNEL_SCOPES,
  );
  const stopped = await create(accounts.client);
  await world.admin('channel', 'set', '--channel', stopped.channelId, '--status', 'stopped');
  ring.inState['channel stopped'] = stopped;
  ring.inState['permission ended'] = await create(accounts.leavingClient);
  ring.inState['client suspended'] = await create(accounts.doomedClient);
  ring.inState['partner suspended'] = await create(accounts.clientOfDoomed, { name: 'Line' }, accounts.doomedPartner);
  return ring;
}

/** Withdraws all permissions of the client `leavingClient` on the consent page. */
async function leave(world: World, { partner, leavingClient }: Accounts): Promise<void> {
  const owner = await world.invite(leavingClient, 'owner@leaving.example');
  await owner.share(`${world.baseUrl}/onboarding/${partner}`, []);
}
