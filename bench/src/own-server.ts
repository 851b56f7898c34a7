import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chatelaine } from '@chatelaine/sdk';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PORT = 18084;

interface Demo {
  baseUrl: string;
  partner: { partnerKey: string };
  clients: { channels: { id: string; status: string; permission: string }[] }[];
}

/** A server of the demo world in a process of its own, and a channel key at it. */
export interface OwnServer extends AsyncDisposable {
  baseUrl: string;
  secret: string;
}

/** Starts it with these settings beside the usual ones; it goes with all that it kept. */
export async function startOwnServer(settings: Record<string, string> = {}): Promise<OwnServer> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-bench-'));
  const child = spawn(process.execPath, [path.join(ROOT, 'apps/api/src/main.ts'), '--data-dir', dir], {
    env: { PATH: process.env.PATH, PORT: String(PORT), PARTNER_SITE_PORT: String(PORT + 1), ...settings },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGINT');
    await exited;
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    return { ...(await makeKey(dir)), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a call of the messaging door sends. */
export const messageWith = (secret: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'd360-api-key': secret },
  body: JSON.stringify({
    messaging_product: 'whatsapp',
    to: '447700900999',
    type: 'text',
    text: { body: 'hello' },
  }),
});

async function makeKey(dir: string): Promise<{ baseUrl: string; secret: string }> {
  while (!(await fetch(`http://localhost:${PORT}/healthz`).catch(() => null))?.ok) await pause(50);
  const demo = JSON.parse(readFileSync(path.join(dir, 'demo.json'), 'utf8')) as Demo;
  const channel = demo.clients.flatMap(({ channels }) => channels).find(({ permission }) => permission === 'shared');
  if (channel === undefined) throw new Error('No number of the demo world is shared.');
  const chatelaine = new Chatelaine({ baseUrl: demo.baseUrl, partnerKey: demo.partner.partnerKey });
  const { secret } = await chatelaine.channelKeys.create({ channelId: channel.id, name: 'bench' });
  return { baseUrl: demo.baseUrl, secret };
}
