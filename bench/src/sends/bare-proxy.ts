// This program is a bare proxy to the sandbox, in a process of its own. It reads the body of a message, gives it to the
// sandbox, and answers what the sandbox says. It checks no key. When BENCH_DATABASE is the address of a database, it is
// the storing proxy: it also commits one row with the message before it answers. Otherwise it stores nothing.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { sessionUpstreamOf } from '../../../apps/api/src/upstream/index.ts';

const channel = { id: 'sendssendsCH', phoneNumber: '447000000000' };

const { BENCH_DATABASE: connectionString } = process.env;
const pool = connectionString === undefined ? null : new pg.Pool({ connectionString, max: 10 });
await pool?.query('create table bench_send (id text primary key, content jsonb not null)');

const server = createServer((req, res) => void answer(req, res));

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { to, text } = (await json(req)) as { to: string; text: string };
  const message = { channel, to: { phone: to.slice(1) }, type: 'text' as const, content: { text }, contextId: null };
  const taken = sessionUpstreamOf('sandbox').send({ ...message, requestId: '' }, new Date());
  if (taken.isTaken)
    await pool?.query('insert into bench_send values ($1, $2)', [taken.waMessageId, JSON.stringify({ to, text })]);
  res.writeHead(taken.isTaken ? 200 : 400, { 'content-type': 'application/json' });
  res.end(JSON.stringify(taken.isTaken ? { waMessageId: taken.waMessageId } : taken.error));
}

process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
