import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { connectTo, settingsFor, startOwnDatabase } from '../gateway/own-database.ts';
import { type Drawn, findGenerator } from '../generator/draw.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { startOwnServer } from '../own-server.ts';
import { endProcess, stopAtEnd } from '../stop-at-end.ts';
import { CHANNEL_ID, makeAccounts } from './accounts.ts';

const WARM_S = 1;
/** The numbers of connections: many for the sends per second, and one for the time that a send takes. */
const CONNECTIONS = [16, 1];
/** 90 people get the messages. */
const TO = '+4477009009{n}';
const OURS = JSON.stringify({ to: TO, type: 'text', text: 'hello' });
const METAS = JSON.stringify({ messaging_product: 'whatsapp', to: TO, type: 'text', text: { body: 'hello' } });

interface Target {
  name: string;
  url: string;
  keyHeader: string;
  secretsFile: string;
  body: string;
}

/**
 * Measures sends: a bare proxy to the sandbox, a proxy that also commits one row for each message, the messaging door,
 * and the sessions door, all in one run with one sandbox. The sessions door answers when the message is stored, checked again, carried, and stored as sent. The
 * generator, the servers and the database are processes of their own.
 */
export async function benchSends(seconds: number): Promise<void> {
  await using folder = makeOwnFolder();
  await using database = await startOwnDatabase(folder.path);
  await using server = await startOwnServer(folder.path, settingsFor(database));
  await using sql = await connectTo(database);
  const files = await makeAccounts(sql.client, folder.path);
  await using bare = await startBareProxy();
  await using storing = await startBareProxy(database.url);
  const generator = findGenerator();
  const base = server.baseUrl.replace('localhost', '127.0.0.1');
  const organization = { keyHeader: 'x-api-key', secretsFile: files.organization, body: OURS };
  const messages = `/api/v1/sessions/${CHANNEL_ID}/messages`;
  const targets: Target[] = [
    { name: 'bare proxy', url: `${bare.baseUrl}/messages`, ...organization },
    { name: 'storing proxy', url: `${storing.baseUrl}/messages`, ...organization },
    {
      name: 'POST /messages',
      url: `${base}/messages`,
      keyHeader: 'd360-api-key',
      secretsFile: files.channel,
      body: METAS,
    },
    { name: 'POST /api/v1 … messages', url: base + messages, ...organization },
  ];
  for (const connections of CONNECTIONS) {
    console.log(`\n${connections} ${connections === 1 ? 'connection' : 'connections'}, ${generator.name}`);
    const proxies: Drawn[] = [];
    for (const { name, ...target } of targets) {
      const load = { ...target, method: 'POST' as const, connections };
      await generator.draw({ ...load, seconds: WARM_S });
      await untilReported(sql.client);
      const before = await countSent(sql.client);
      const drawn = await generator.draw({ ...load, seconds });
      await untilReported(sql.client);
      const stored = (await countSent(sql.client)) - before;
      const isProxy = name.endsWith('proxy');
      if (isProxy) proxies.push(drawn);
      console.log(lineOf(name, drawn, proxies));
      if (drawn.failed > 0 || (!isProxy && Math.abs(stored - drawn.answered) > connections))
        throw new Error(`${name}: ${drawn.failed} failed, ${drawn.answered} were answered, ${stored} are stored.`);
    }
  }
}

const perSecond = ({ answered, seconds }: Drawn): number => answered / seconds;

function lineOf(name: string, drawn: Drawn, [bare = drawn, storing]: readonly Drawn[]): string {
  const rate = perSecond(drawn);
  const of = (other: Drawn | undefined) => (other === undefined ? '–' : (rate / perSecond(other)).toFixed(3));
  const added = (ms: number, bareMs: number) => `${ms.toFixed(2)} ms (${(ms - bareMs).toFixed(2)} more)`;
  return [
    name.padEnd(24),
    `${Math.round(rate).toLocaleString('en').padStart(7)} sends/s`,
    `${of(bare)} of bare`,
    `${of(storing)} of storing`,
    `p50 ${added(drawn.p50Ms, bare.p50Ms)}`,
    `p99 ${added(drawn.p99Ms, bare.p99Ms)}`,
    `generator ${drawn.cpuShare === null ? '?' : Math.round(drawn.cpuShare * 100)} %`,
  ].join('  ');
}

/** Waits until the sandbox has told everything about the messages, so a row does not slow down the next one. */
async function untilReported(sql: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await sql.query(
      "select from sandbox_task union all select from message where status = 'queued'",
    );
    if (rowCount === 0) return;
    await pause(100);
  }
}

async function countSent(sql: Client): Promise<number> {
  const { rows } = await sql.query('select count(*)::int as count from message where wa_message_id is not null');
  return rows[0].count;
}

async function startBareProxy(databaseUrl?: string): Promise<{ baseUrl: string } & AsyncDisposable> {
  // The address goes in an environment variable and not as an argument, because it has a password.
  const env = { ...process.env, ...(databaseUrl !== undefined && { BENCH_DATABASE: databaseUrl }) };
  const child = fork(new URL('./bare-proxy.ts', import.meta.url), { env });
  const stopping = stopAtEnd(() => endProcess(child));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { baseUrl: `http://127.0.0.1:${port}`, ...stopping };
}
