import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chatelaine } from '@chatelaine/sdk';
import { makeOwnFolder } from './own-folder.ts';
import { endProcess, stopAtEnd } from './stop-at-end.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The accounts of the demo world. */
export interface Demo {
  baseUrl: string;
  partner: { id: string; partnerKey: string };
  clients: { id: string; channels: { id: string; status: string; permission: string }[] }[];
}

/** A server in a process of its own. */
export interface OwnServer extends AsyncDisposable {
  baseUrl: string;
  /** The process id. */
  pid: number;
}

/** A server with the demo world, and the secret of a channel key of this server. */
export interface DemoServer extends OwnServer {
  secret: string;
}

/** Starts a server that keeps its files in this folder, and waits until the server is healthy. */
export async function startOwnServer(folder: string, settings: Record<string, string> = {}): Promise<OwnServer> {
  const [port, sitePort] = [await freePort(), await freePort()];
  const printed = path.join(folder, 'printed');
  const file = openSync(printed, 'w');
  const child = spawn(process.execPath, [path.join(ROOT, 'apps/api/src/main.ts'), '--data-dir', folder], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      BASE_URL: `http://localhost:${port}`,
      PARTNER_SITE_PORT: String(sitePort),
      ...settings,
    },
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const server = {
    baseUrl: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    ...stopAtEnd(() => endProcess(child, 'SIGINT')),
  };
  try {
    await untilHealthy(server.baseUrl, child);
  } catch {
    await server[Symbol.asyncDispose]();
    throw new Error(`The server did not start:\n${readFileSync(printed, 'utf8')}`);
  }
  return server;
}

/**
 * Starts a server with the demo world. The given settings are added to the usual settings. The disposal of the returned
 * object stops the server and removes the server's files.
 */
export async function startDemoServer(settings: Record<string, string> = {}): Promise<DemoServer> {
  const stack = new AsyncDisposableStack();
  try {
    const folder = stack.use(makeOwnFolder());
    const server = stack.use(await startOwnServer(folder.path, settings));
    const secret = await makeKey(folder.path);
    return { ...server, secret, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** The body of a message, as a program sends it. */
export const MESSAGE = JSON.stringify({
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'hello' },
});

/** Returns the request of a call to the messaging door. */
export const messageWith = (secret: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'd360-api-key': secret },
  body: MESSAGE,
});

/** Finds a port on which no process listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilHealthy(baseUrl: string, child: ChildProcess): Promise<void> {
  while (!(await fetch(`${baseUrl}/healthz`).catch(() => null))?.ok) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended');
    await pause(50);
  }
}

/** Reads the accounts of a server that keeps its files in this folder. */
export const readDemo = (folder: string): Demo =>
  JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Demo;

async function makeKey(folder: string): Promise<string> {
  const demo = readDemo(folder);
  const channel = demo.clients.flatMap(({ channels }) => channels).find(({ permission }) => permission === 'shared');
  if (channel === undefined) throw new Error('No number of the demo world is shared.');
  const chatelaine = new Chatelaine({ baseUrl: demo.baseUrl, partnerKey: demo.partner.partnerKey });
  return (await chatelaine.channelKeys.create({ channelId: channel.id, name: 'bench' })).secret;
}
