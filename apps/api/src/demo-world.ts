import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Channel, isKeyRevoked, ORGANIZATION_SCOPES, type Payment } from '@chatelaine/shared';
import { runAdmin } from './admin.ts';
import { findKeyRecord } from './api-key/index.ts';
import { noConfirmation } from './call/confirm.ts';
import type { Config } from './config.ts';
import { DEMO_LOGO } from './demo-logo.ts';
import { WITHOUT_BROWSER } from './door/trpc/procedure.ts';
import { createCaller } from './door/trpc/router.ts';
import { getPartner, openPlatformSecret } from './partner/index.ts';
import { answerLink, findRoles } from './person/index.ts';
import { createFailureCount } from './platform/failure-count.ts';
import { hashSecret } from './platform/secret.ts';
import type { OpenServices } from './services.ts';

interface DemoUser {
  email: string;
  password: string;
}

interface DemoClient {
  id: string;
  name: string;
  payment: Payment;
  user: DemoUser;
  channels: Pick<Channel, 'id' | 'phoneNumber' | 'name' | 'status' | 'permission'>[];
}

/** The content of `.data/demo.json`: the addresses, passwords and keys that a visitor of the demo world needs. */
export interface DemoFile {
  baseUrl: string;
  partnerSiteUrl: string;
  partner: { id: string; name: string; platformSecret: string; partnerKey: string; user: DemoUser };
  /** A key of the first client, with all four scopes. */
  organizationKey: string;
  clients: DemoClient[];
}

// The numbers come from ranges that Ofcom and the NANPA reserve for fiction.
const CLIENTS = [
  {
    name: 'Harbour Bakery',
    email: 'owner@bakery.example',
    payment: 'direct',
    hasPartner: true,
    channels: [
      ['+447700900101', 'Orders', 'running'],
      ['+447700900102', 'Support', 'running'],
      ['+447700900103', 'Wholesale', 'running'],
      ['+447700900104', 'New shop', 'pending'],
    ],
  },
  {
    name: 'Northwind Travel',
    email: 'owner@travel.example',
    payment: 'partner',
    hasPartner: true,
    channels: [
      ['+12025550121', 'Bookings', 'running'],
      ['+12025550122', 'Concierge', 'running'],
    ],
  },
  { name: 'Empty Studio', email: 'owner@studio.example', payment: 'direct', hasPartner: true, channels: [] },
  {
    name: 'Corner Pharmacy',
    email: 'owner@pharmacy.example',
    payment: 'direct',
    hasPartner: false,
    channels: [['+447700900150', 'Prescriptions', 'running']],
  },
] as const;
const PARTNER = { name: 'Acme Inbox', email: 'owner@acme-inbox.example' };

/**
 * Makes the demo world with the operator's commands, and writes `.data/demo.json` (mode 0600). Existing accounts stay.
 * When the accounts exist and only the file is missing, this function makes new passwords and a new partner key. Call
 * this function while the database lock is held.
 */
export async function ensureDemoWorld(services: OpenServices, config: Config): Promise<DemoFile> {
  const file = path.join(config.dataDir, 'demo.json');
  const partnerSiteUrl = `http://localhost:${config.partnerSitePort}`;
  const urls = { baseUrl: services.beginWork().services.baseUrl, partnerSiteUrl };
  const kept = readKept(file);
  const world =
    kept !== null && (await isStillTrue(services, kept)) ? { ...kept, ...urls } : await makeWorld(services, urls);
  world.organizationKey = await keepOrganizationKey(services, world);
  await listReturnUrl(services, world);
  world.clients = await withPermissions(services, world.clients);
  writeFileSync(`${file}.new`, `${JSON.stringify(world, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return world;
}

async function makeWorld(services: OpenServices, urls: { baseUrl: string; partnerSiteUrl: string }): Promise<DemoFile> {
  const admin = <T>(...argv: string[]) => runAdmin(services, argv) as Promise<T>;
  const returnUrl = `${urls.partnerSiteUrl}/return`;
  const found = await accountOf(services, PARTNER.email);
  const id =
    found ?? (await admin<{ id: string }>('partner', 'add', '--name', PARTNER.name, '--redirect-url', returnUrl)).id;
  const user = await makeUser(services, PARTNER.email, id);
  const name = await freeName(services, 'Demo backend', id);
  const key = ['--name', name, '--scopes', 'read,keys,onboarding,settings'];
  const { secret: partnerKey } = await admin<{ secret: string }>('partner', 'key', '--partner', id, ...key);
  const work = services.beginWork();
  const platformSecret = openPlatformSecret(work, await getPartner(work, id));
  await (await callerOf(services, partnerKey)).settings.update({ logo: DEMO_LOGO });

  const clients: DemoClient[] = [];
  for (const each of CLIENTS) clients.push(await makeClient(services, each, id));
  return {
    ...urls,
    partner: { id, name: PARTNER.name, platformSecret, partnerKey, user },
    organizationKey: '',
    clients,
  };
}

async function makeClient(
  services: OpenServices,
  wanted: (typeof CLIENTS)[number],
  partnerId: string,
): Promise<DemoClient> {
  const { name, email, payment, hasPartner } = wanted;
  const admin = <T>(...argv: string[]) => runAdmin(services, argv) as Promise<T>;
  const partner = hasPartner ? ['--partner', partnerId] : [];
  const found = await accountOf(services, email);
  const id =
    found ?? (await admin<{ id: string }>('client', 'add', '--name', name, '--payment', payment, ...partner)).id;
  const user = await makeUser(services, email, id);
  const numbers = await numbersOf(services, id);
  for (const [number, label, status] of wanted.channels) {
    if (numbers.has(number)) continue;
    await admin('channel', 'add', '--client', id, '--number', number, '--name', label, '--status', status);
  }
  return { id, name, payment, user, channels: [] };
}

async function makeOrganizationKey(services: OpenServices, client: string): Promise<string> {
  const name = await freeName(services, 'Demo program', client);
  const key = ['--name', name, '--scopes', ORGANIZATION_SCOPES.join(',')];
  const made = (await runAdmin(services, ['client', 'key', '--client', client, ...key])) as { secret: string };
  return made.secret;
}

// Returns a name that no key of the account has. When only the file `.data/demo.json` was lost, the old key still
// exists, and two keys of an account cannot have equal names.
async function freeName(services: OpenServices, name: string, account: string): Promise<string> {
  const own = "kind <> 'channel' and (partner_id = ? or client_id = ?)";
  const { em } = services.beginWork();
  const rows = await em.execute<unknown[]>(`select 1 from api_key where ${own}`, [account, account]);
  return rows.length === 0 ? name : `${name} ${rows.length + 1}`;
}

/** Makes a person in the usual way: with a one-time link, and then a password. */
async function makeUser(services: OpenServices, email: string, account: string): Promise<DemoUser> {
  const invited = (await runAdmin(services, ['person', 'add', '--email', email, '--account', account])) as {
    token: string;
  };
  const password = randomBytes(12).toString('base64url');
  const deps = { identity: services.identity, failures: createFailureCount(services) };
  await answerLink(deps, services.beginWork(), { token: invited.token, name: 'Owner', password });
  return { email, password };
}

async function accountOf(services: OpenServices, email: string): Promise<string | null> {
  const person = await services.identity.findByEmail(email);
  const [role] = person === null ? [] : await findRoles(services.beginWork(), person.id);
  return role?.actor.account.id ?? null;
}

async function numbersOf(services: OpenServices, clientId: string): Promise<Set<string>> {
  const rows = await services
    .beginWork()
    .em.execute<{ phone_number: string }[]>('select phone_number from channel where client_id = ?', [clientId]);
  return new Set(rows.map(({ phone_number }) => phone_number));
}

function readKept(file: string): DemoFile | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
  } catch {
    return null;
  }
}

// Whether the partner key in `.data/demo.json` still works. The file may belong to another database, or a visitor may
// have revoked the partner key.
async function isStillTrue(services: OpenServices, { partner }: DemoFile): Promise<boolean> {
  const key = await findKeyRecord(services.pool, hashSecret(partner.partnerKey));
  return key?.kind === 'partner' && key.partner.id === partner.id && !isKeyRevoked(key);
}

// Returns a working organization key for `.data/demo.json`. Makes a new key when an older version wrote the file
// without this key, or when a visitor has revoked the key in the file.
async function keepOrganizationKey(services: OpenServices, { clients, organizationKey }: DemoFile): Promise<string> {
  const [client] = clients;
  if (client === undefined) throw new Error('The demo world has no client.');
  const key = organizationKey === undefined ? null : await findKeyRecord(services.pool, hashSecret(organizationKey));
  const isKept = key?.kind === 'organization' && key.client.id === client.id && !isKeyRevoked(key);
  return isKept ? organizationKey : makeOrganizationKey(services, client.id);
}

/** Adds the present URL of the example site to the partner's redirect URLs, because the port of the site may change. */
async function listReturnUrl(services: OpenServices, { partner, partnerSiteUrl }: DemoFile): Promise<void> {
  const caller = await callerOf(services, partner.partnerKey);
  const { redirectUrls } = await caller.settings.get();
  const url = `${partnerSiteUrl}/return`;
  if (!redirectUrls.includes(url)) await caller.settings.update({ redirectUrls: [url, ...redirectUrls] });
}

async function withPermissions(services: OpenServices, clients: DemoClient[]): Promise<DemoClient[]> {
  const list = (id: string) =>
    createCaller({
      ...WITHOUT_BROWSER,
      work: services.beginWork(),
      identify: async () => ({ kind: 'person', id: 'usr_demo', account: { type: 'client', id }, role: 'owner' }),
      confirm: noConfirmation,
      idempotencyKey: null,
    }).channels.list({ limit: 200 });
  return Promise.all(
    clients.map(async (client) => {
      const { data } = await list(client.id);
      const channels = data
        .reverse()
        .map(({ id, phoneNumber, name, status, permission }) => ({ id, phoneNumber, name, status, permission }));
      return { ...client, channels };
    }),
  );
}

async function callerOf(services: OpenServices, partnerKey: string) {
  const key = await findKeyRecord(services.pool, hashSecret(partnerKey));
  if (key?.kind !== 'partner') throw new Error('The demo world has no partner key.');
  const { id } = key;
  const account = { type: 'partner', id: key.partner.id } as const;
  const scopes = ['read', 'settings'] as const;
  return createCaller({
    ...WITHOUT_BROWSER,
    work: services.beginWork(),
    identify: async () => ({ kind: 'partner_key', id, account, scopes }),
    confirm: noConfirmation,
    idempotencyKey: null,
  });
}
