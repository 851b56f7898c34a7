// This program is a bare node:http server in a process of its own. The server reads the body and answers. When
// BENCH_DATABASE is the address of a database, the server is the server "roof" in the table of results: before each
// answer it also runs the gateway's look-up of the key, and nothing else.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findKeyRecord } from '../../../apps/api/src/api-key/key-record.ts';
import { openAddress } from '../../../apps/api/src/platform/db/database.ts';
import { openPool } from '../../../apps/api/src/platform/db/pool.ts';
import { createLog } from '../../../apps/api/src/platform/log.ts';
import { hashSecret } from '../../../apps/api/src/platform/secret.ts';

const { BENCH_DATABASE: url } = process.env;
const pool = url === undefined ? null : openPool(openAddress(url), createLog('error'));
let answered = 0;
let underWay = 0;

const server = createServer((req, res) => {
  const parts: Buffer[] = [];
  underWay++;
  req.on('data', (part: Buffer) => parts.push(part));
  req.on('end', () => void answer(req, res, Buffer.concat(parts)));
  res.on('close', () => underWay--);
});

async function answer({ headers }: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> {
  const isKnown = pool === null || (await isKey(headers['d360-api-key'] ?? headers['x-api-key']));
  res.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
  res.end(JSON.stringify({ read: body.length }));
  if (isKnown) answered++;
}

async function isKey(secret: string | string[] | undefined): Promise<boolean> {
  return pool !== null && (await findKeyRecord(pool, hashSecret(String(secret)))) !== null;
}

// A message from the parent process asks for the number of answered calls. The server sends this number when no call is
// under way.
process.on('message', () => {
  const timer = setInterval(() => {
    if (underWay > 0) return;
    clearInterval(timer);
    process.send?.({ answered });
  }, 10);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
