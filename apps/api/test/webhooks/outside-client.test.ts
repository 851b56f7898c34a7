import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outside } from '../../src/platform/outside/address-problem.ts';
import { type OutsideClient, OutsideError, openOutsideClient } from '../../src/platform/outside/outside-client.ts';
import { freePort } from '../free-port.ts';
import { namesOf } from '../world/names.ts';

/** What the receiver does with a request, by its path. */
const WAYS: Record<string, (response: ServerResponse, socket: Socket, body: string) => void> = {
  '/echo': (response, socket, body) => {
    const { method, url, headers } = response.req;
    response.setHeader('x-many', ['1', '2']).end(JSON.stringify([method, url, headers, body, socket.remotePort]));
  },
  '/endless': (response) => every(response, () => response.write('x'.repeat(1_000))),
  '/zeros': (response) => response.end('a\0b'),
  '/packed': (response) => response.setHeader('content-encoding', 'gzip').end(Buffer.alloc(100)),
  '/hangs-in-body': (response) => response.writeHead(202).write('hel'),
  '/breaks-in-body': (response, socket) => {
    response.writeHead(201, { 'content-length': '100' }).write('hel', () => socket.destroy());
  },
  '/silent': () => {},
  '/slow-head': (response, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nx: ');
    every(response, () => socket.write('a'));
  },
  '/long-head': (_, socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`),
  '/continue': (_, socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)),
  '/hints': (response, socket) => {
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(50));
    every(response, () => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'));
  },
  '/flood': (_, socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(101)),
  '/switch': (_, socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  '/nonsense': (_, socket) => socket.end('nonsense\r\n\r\n'),
  '/two-lengths': (_, socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'),
  '/reset': (_, socket) => socket.resetAndDestroy(),
  '/closes': (_, socket) => socket.end(),
};

function every(response: ServerResponse, act: () => unknown): void {
  const timer = setInterval(act, 5);
  response.socket?.on('close', () => clearInterval(timer)).on('error', () => {});
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    WAYS[request.url?.split('?', 1)[0] ?? '']?.(response, request.socket, Buffer.concat(chunks).toString()),
  );
});
let [client, origin]: [OutsideClient | null, string] = [null, ''];
const outside: Outside = {
  resolver: namesOf({ 'two.example': ['::1', '127.0.0.1'], 'gone.example': [] }),
  ...{ allowed: ['127.0.0.0/8', '::1/128'], production: true },
};
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = openOutsideClient(outside);
});
afterAll(async () => {
  await client?.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const send = (
  url: string,
  over: { timeoutMs?: number; signal?: AbortSignal; headers?: Record<string, string> } = {},
) => {
  if (client === null) throw new Error('There is no client yet.');
  const full = url.startsWith('/') ? origin + url : url;
  return client.send({ method: 'POST', url: new URL(full), headers: {}, body: 'höi', timeoutMs: 4_000, ...over });
};
const failure = async (url: string, over: Parameters<typeof send>[1] = {}): Promise<string> => {
  const error = await send(url, over).then(
    (answer) => `answered ${answer.status}`,
    (thrown: unknown) => thrown,
  );
  return error instanceof OutsideError ? error.message : String(error);
};

test('a request arrives as it was given, and its answer comes back', async () => {
  const answer = await send('/echo', { headers: { Authorization: 'Bearer 1', 'x-name': 'é' } });

  const [method, url, headers, body] = JSON.parse(answer.text);
  expect([answer.status, answer.headers['x-many']]).toEqual([200, '1, 2']);
  expect([method, url, body]).toEqual(['POST', '/echo', 'höi']);
  expect(headers).toMatchObject({
    authorization: 'Bearer 1',
    host: origin.slice('http://'.length),
    'content-length': '4',
  });
});

test('all addresses of a name are tried, and the receiver sees the name', async () => {
  const answer = await send(`http://two.example.:${new URL(origin).port}/echo`);

  expect(JSON.parse(answer.text)[2].host).toBe(`two.example:${new URL(origin).port}`);
});

test('a second request uses the connection of the first', async () => {
  const port = async () => JSON.parse((await send('/echo')).text)[4];
  const first = await port();
  // The connection is free when the event loop has turned.
  await turn();
  await turn();

  expect(await port()).toBe(first);
});

test('only the start of an answer is read, and what PostgreSQL cannot store is replaced', async () => {
  expect((await send('/endless')).text).toHaveLength(4_096);
  expect((await send('/zeros')).text).toBe('a\ufffdb');
  expect(await send('/packed')).toMatchObject({ status: 200, text: '' });
});

test('a body that hangs or breaks off does not change that there was an answer', async () => {
  const [hanging, broken] = await Promise.all([send('/hangs-in-body'), send('/breaks-in-body')]);

  expect(hanging).toMatchObject({ status: 202, text: 'hel' });
  expect(broken).toMatchObject({ status: 201, text: 'hel' });
});

test('an attempt ends in time, however the receiver keeps it', async () => {
  const kept = ['/silent', '/slow-head', '/hints'].map((path) => failure(path, { timeoutMs: 150 }));

  expect(await Promise.all(kept)).toEqual(kept.map(() => 'The host gave no answer within 0.15 s.'));
});

test.each([
  ['/long-head', 'The headers of the answer are too long.'],
  ['/nonsense', 'The answer of this host is no valid HTTP.'],
  ['/two-lengths', 'The answer of this host is no valid HTTP.'],
  ['/flood', 'The host sent informational answers (1xx) without end, and no answer.'],
  ['/reset', 'The host closed the connection before it answered.'],
  ['/closes', 'The host closed the connection before it answered.'],
  ['/continue', 'The host answered 100 Continue, for which nobody had asked. What it sent after that was not read.'],
  ['/switch', 'The answer of this host is no valid HTTP.'],
  ['http://gone.example/', 'The host of this URL has no address: no name server knows it.'],
])('%s: %s', async (url, sentence) => {
  expect(await failure(url)).toBe(sentence);
});

test('a closed port and a port without TLS have their own sentences', async () => {
  expect(await failure(`http://127.0.0.1:${await freePort()}/`)).toMatch(/^The host refused the connection/);
  expect(await failure(`https://127.0.0.1:${new URL(origin).port}/`)).toMatch(/^No secure connection could be made/);
});

test('an attempt can be ended by its caller', async () => {
  const stopping = new AbortController();
  const ended = failure('/silent', { signal: stopping.signal });
  stopping.abort();

  expect(await ended).toBe('The attempt was ended before there was an answer.');
  expect(await failure('/silent', { signal: stopping.signal })).toBe(await ended);
});

test('no sentence tells an address, a port or a header', async () => {
  const sentences = await Promise.all([
    failure(`http://two.example:${await freePort()}/secret-path?token=1`, {
      headers: { Authorization: 'Bearer hidden' },
    }),
    failure('http://10.1.2.3/secret-path'),
    failure('/nonsense?secret'),
  ]);

  expect(sentences.join()).not.toMatch(/127|10\.1|::1|secret|hidden|token/);
});

test('closing ends what is under way', async () => {
  const other = openOutsideClient(outside);
  const url = new URL(`${origin}/silent`);
  const arrived = once(server, 'request');
  const sent = other.send({ method: 'GET', url, headers: {}, timeoutMs: 4_000 }).catch((error: unknown) => error);
  await arrived;

  await other.close();

  expect(await sent).toBeInstanceOf(OutsideError);
});
