import { Chatelaine } from '@chatelaine/sdk';
import { inject } from 'vitest';
import { createLog } from '../src/platform/log.ts';
import { startServer } from '../src/server.ts';
import { copyWorld } from './database.ts';
import { type PersonBrowser, signInAt } from './person-browser.ts';
import { testConfig } from './test-config.ts';

/** A client of the world: who may sign in for it, and its numbers. */
export interface WorldClient {
  id: string;
  owner: { email: string; password: string };
  channels: { id: string; phoneNumber: string; name: string; status: string }[];
}

/** The answer of the messaging door, or a refusal with its code. */
export class SendRefused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

/** A running Chatelaine with its demo world, seen from outside. Nothing here writes the database. */
export interface World extends AsyncDisposable {
  /** A client on Direct Payment with three running numbers and one that is not running yet. */
  client: WorldClient;
  /** The partner's backend, with the SDK. */
  partner: Chatelaine;
  signIn(user: { email: string; password: string }): Promise<PersonBrowser>;
  /** Sends a message with a key, as any program would. */
  send(key: { secret: string }): Promise<{ messages: { id: string }[] }>;
  stop(): Promise<void>;
}

/** Starts a server on a database and a port of its own. */
export async function startWorld(): Promise<World> {
  const demo = inject('demo');
  const server = await startServer(testConfig({ databaseUrl: await copyWorld() }), { log: createLog('error') });
  const { baseUrl } = server;
  const [first] = demo.clients;
  if (first === undefined) throw new Error('The demo world has no client.');
  return {
    client: { id: first.id, owner: first.user, channels: first.channels },
    partner: new Chatelaine({ baseUrl, partnerKey: demo.partner.partnerKey, maxRetries: 0 }),
    signIn: (user) => signInAt(baseUrl, user),
    send: (key) => sendWith(baseUrl, key.secret),
    stop: server.stop,
    [Symbol.asyncDispose]: server.stop,
  };
}

async function sendWith(baseUrl: string, secret: string): Promise<{ messages: { id: string }[] }> {
  const body = {
    messaging_product: 'whatsapp',
    to: '447700900999',
    type: 'text',
    text: { body: 'Your table is ready.' },
  };
  const headers = { 'content-type': 'application/json', 'd360-api-key': secret };
  const answer = await fetch(`${baseUrl}/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
  const told = (await answer.json()) as { messages: { id: string }[]; error?: { error_data?: { details?: string } } };
  if (answer.ok) return told;
  throw new SendRefused(
    answer.status,
    answer.headers.get('x-refusal') ?? 'unknown',
    told.error?.error_data?.details ?? '',
  );
}
