import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chatelaine } from '@chatelaine/sdk';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PORT = 18084;
const CALLS = 4_000;
const AT_ONCE = 16;
const ROUNDS = 3;

interface Demo {
  baseUrl: string;
  partner: { partnerKey: string };
  clients: { channels: { id: string; status: string; permission: string }[] }[];
}

/**
 * An admitted message through the whole gateway, beside a bare node:http server that parses the same JSON, in the same
 * run: the ratio says what checking and carrying cost.
 */
export async function benchGateway(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-bench-'));
  const baseline = await startBaseline();
  const child = spawn(process.execPath, [path.join(ROOT, 'apps/api/src/main.ts'), '--data-dir', dir], {
    env: { PATH: process.env.PATH, PORT: String(PORT), PARTNER_SITE_PORT: String(PORT + 1) },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  try {
    const { baseUrl, secret } = await makeKey(dir);
    for (let round = 1; round <= ROUNDS; round++) {
      const bare = await callsPerSecond(`${baseline.url}/messages`, secret);
      const ours = await callsPerSecond(`${baseUrl}/messages`, secret);
      console.log(
        `round ${round}: baseline ${bare.toFixed(0)}/s, gateway ${ours.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}`,
      );
    }
  } finally {
    baseline.stop();
    child.kill('SIGINT');
    await exited;
    rmSync(dir, { recursive: true, force: true });
  }
}

async function makeKey(dir: string): Promise<{ baseUrl: string; secret: string }> {
  while (!(await fetch(`http://localhost:${PORT}/healthz`).catch(() => null))?.ok) await pause(50);
  const demo = JSON.parse(readFileSync(path.join(dir, 'demo.json'), 'utf8')) as Demo;
  const channel = demo.clients.flatMap(({ channels }) => channels).find(({ permission }) => permission === 'shared');
  if (channel === undefined) throw new Error('No number of the demo world is shared.');
  const chatelaine = new Chatelaine({ baseUrl: demo.baseUrl, partnerKey: demo.partner.partnerKey });
  const { secret } = await chatelaine.channelKeys.create({ channelId: channel.id, name: 'bench' });
  return { baseUrl: demo.baseUrl, secret };
}

async function callsPerSecond(url: string, secret: string): Promise<number> {
  const body = JSON.stringify({
    messaging_product: 'whatsapp',
    to: '447700900999',
    type: 'text',
    text: { body: 'hello' },
  });
  const headers = { 'content-type': 'application/json', 'd360-api-key': secret };
  let left = CALLS;
  const caller = async () => {
    while (left-- > 0) {
      const answer = await fetch(url, { method: 'POST', headers, body });
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return CALLS / ((performance.now() - begun) / 1000);
}

async function startBaseline(): Promise<{ url: string; stop(): void }> {
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () =>
      res
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(JSON.parse(Buffer.concat(parts).toString()))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
