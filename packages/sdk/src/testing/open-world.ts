import { type Channel, type Optional, type Settings, startsShared, viewPermission } from '@chatelaine/shared';
import { addPartnerKey } from './change-keys.ts';
import { rotatePartnerKey } from './end-keys.ts';
import { judgeSecret } from './judge-call.ts';
import { addSecret } from './keys.ts';
import { answerRequest } from './onboarding.ts';
import { grantChannel, openEpisode, setChannelStatus, viewChannel, withdrawChannel } from './permissions.ts';
import { PROCEDURES } from './procedures.ts';
import { type ChannelRow, type ClientRow, PARTNER_KEY, Store } from './store.ts';
import type { FakeChannel, FakeClient, FakeWorld, World } from './world.ts';

const SETTINGS: Settings = {
  partnerId: 'fakefake00PA',
  name: 'Acme Inbox',
  logo: null,
  redirectUrls: ['https://app.example/whatsapp'],
  ...{ clientsMayWithdraw: true, shareNewNumbersByDefault: true },
  ...{ requireSignature: false, legacyTokens: true, testing: false },
};

const CLIENTS: FakeClient[] = [
  { name: 'Harbour Bakery', channels: [{ name: 'Orders' }] },
  { name: 'Corner Florist', payment: 'partner', channels: [{ name: 'Shop' }] },
];

/** Makes a store and fills it with the initial state that a test has given. */
export function fillStore(world: Optional<World>): Store {
  const { clients = CLIENTS, settings, scopes = ['read', 'keys', 'onboarding'], now = () => new Date() } = world;
  const store = new Store({ ...SETTINGS, ...settings }, scopes, now);
  addSecret(store, store.ownKey, PARTNER_KEY);
  store.legacyUses = world.legacyUses ?? [];
  for (const client of clients) addClient(store, client);
  return store;
}

/** Makes the `world` of a fake: the controls with which a test changes the store. */
export function openWorld(store: Store): FakeWorld {
  return {
    addClient: (client) => addClient(store, client),
    get channels() {
      return store.channels.map((row) => viewChannel(store, row));
    },
    grant: (id, { expiresAt } = {}) => viewPermission(grantChannel(store, id, expiresAt), store.now()),
    withdraw: (id) => viewPermission(withdrawChannel(store, id), store.now()),
    answer: (id, answer) => answerRequest(store, id, answer),
    setChannelStatus: (id, status) => setChannelStatus(store, id, status),
    failNext(procedure, failure) {
      if (!PROCEDURES.has(procedure)) throw new Error(`There is no procedure ${procedure}.`);
      store.failures.set(procedure, [...(store.failures.get(procedure) ?? []), failure]);
    },
    judge: (secret, visit) => judgeSecret(store, secret, visit),
    visit: (secret, visit) => judgeSecret(store, secret, visit, true),
    addPartnerKey: (key = {}) => addPartnerKey(store, key),
    rotatePartnerKey: (id, overlap = '24h') => rotatePartnerKey(store, id, overlap),
  };
}

function addClient(store: Store, seed: FakeClient) {
  const id = seed.id ?? store.newId('client');
  const { name = `Client ${id}`, payment = 'direct', connected = true, channels = [] } = seed;
  const row: ClientRow = { id, name, payment, isConnected: connected, createdAt: store.now() };
  store.clients.push(row);
  if (connected)
    store.record({ type: 'client.added', by: 'operator', clientId: id, subjectId: id, data: { name, payment } });
  return { id, name, channels: channels.map((channel) => addChannel(store, row, channel)) };
}

function addChannel(store: Store, client: ClientRow, seed: FakeChannel): Channel {
  const { id: clientId, payment, isConnected } = client;
  const id = seed.id ?? store.newId('channel');
  const phoneNumber = seed.phoneNumber ?? `+447700900${String(store.channels.length + 100).padStart(3, '0')}`;
  const { name = `Number ${phoneNumber}`, status = 'running' } = seed;
  const row: ChannelRow = { id, clientId, phoneNumber, name, status, payment, createdAt: store.now() };
  store.channels.push(row);
  const data = { phoneNumber, name, status, payment };
  if (isConnected)
    store.record({ type: 'channel.added', by: 'operator', clientId, channelId: id, subjectId: id, data });
  const byDefault = isConnected && startsShared(payment, store.settings);
  if (seed.shared ?? byDefault) openEpisode(store, row, payment === 'partner' ? 'partner_payment' : 'client_grant');
  return viewChannel(store, row);
}
