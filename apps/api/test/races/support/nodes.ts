import { Chatelaine } from '@chatelaine/sdk';
import type { CreatedChannelKey } from '@chatelaine/shared';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import { createLog } from '../../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { type PersonBrowser, signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';

/** What a messaging call was told. */
export interface Told {
  status: number;
  refusal: string | null;
  retryAfterS: number | null;
}

/** One server over the shared database, as its callers see it. */
export interface Node {
  baseUrl: string;
  partner: Chatelaine;
  send(secret: string): Promise<Told>;
  signIn(user: { email: string; password: string }): Promise<PersonBrowser>;
  stop(): Promise<void>;
}

/** Several servers over one copy of the demo world. */
export interface Nodes extends AsyncDisposable {
  first: Node;
  second: Node;
  /** The client with running numbers on Direct Payment, its owner, and its first number. */
  client: { id: string; owner: { email: string; password: string }; channelId: string };
  databaseUrl: string;
  admin<T>(...argv: string[]): Promise<T>;
}

const MESSAGE = JSON.stringify({
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'Your table is ready.' },
});

/** Starts two servers on a database of their own. A control that makes them fail keeps them quiet. */
export async function startNodes({ clock, quiet = false }: { clock?: Clock; quiet?: boolean } = {}): Promise<Nodes> {
  const { partner, clients } = inject('demo');
  const [client] = clients;
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const databaseUrl = await copyWorld();
  const start = () =>
    startServer(testConfig({ databaseUrl }), { ...(clock && { clock }), log: createLog(quiet ? 'silent' : 'error') });
  const servers = [await start(), await start()] as const;
  const first = nodeOf(servers[0], partner.partnerKey);
  const second = nodeOf(servers[1], partner.partnerKey);
  return {
    first,
    second,
    client: { id: client.id, owner: client.user, channelId },
    databaseUrl,
    admin: <T>(...argv: string[]) => runAdmin(servers[0].house, argv) as Promise<T>,
    [Symbol.asyncDispose]: async () => void (await Promise.all([first.stop(), second.stop()])),
  };
}

/** The client shares its number with the partner, who makes a key for it. */
export async function shareAndCreate(
  nodes: Nodes,
  input: { limits?: { perMinute?: number; perMonth?: number } } = {},
): Promise<CreatedChannelKey> {
  const { first, client } = nodes;
  const owner = await first.signIn(client.owner);
  await owner.share((await first.partner.onboarding.start()).url, [client.channelId]);
  return first.partner.channelKeys.create({ channelId: client.channelId, name: 'Prod server', ...input });
}

function nodeOf({ baseUrl, stop }: RunningServer, partnerKey: string): Node {
  let stopped: Promise<void> | undefined;
  return {
    baseUrl,
    partner: new Chatelaine({ baseUrl, partnerKey, maxRetries: 0 }),
    send: (secret) => sendTo(baseUrl, secret),
    signIn: (user) => signInAt(baseUrl, user),
    // Twice is once: a test may stop what the world would stop.
    stop: () => (stopped ??= stop()),
  };
}

async function sendTo(baseUrl: string, secret: string): Promise<Told> {
  const headers = { 'content-type': 'application/json', 'd360-api-key': secret };
  const answer = await fetch(`${baseUrl}/messages`, { method: 'POST', headers, body: MESSAGE });
  await answer.arrayBuffer();
  const retryAfter = answer.headers.get('retry-after');
  return {
    status: answer.status,
    refusal: answer.headers.get('x-refusal'),
    retryAfterS: retryAfter === null ? null : Number(retryAfter),
  };
}
