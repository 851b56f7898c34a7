import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Chatelaine, type ChatelaineOptions } from '../../src/index.ts';
import { PARTNER_KEY } from './words.ts';

/**
 * The reply of the server to one request. `hang` sends no reply. `cut` breaks the connection after half of the body.
 */
export type Reply =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  | 'hang'
  | 'cut';

export interface Seen {
  procedure: string;
  method: string;
  input: unknown;
  headers: IncomingHttpHeaders;
}

export interface FakeServer extends AsyncDisposable {
  url: string;
  /** All requests that the server has received. */
  seen: Seen[];
}

export const REQUEST_ID = 'request-1';

/** Wraps a result in its envelope. */
export const ok = (data: unknown): Reply => ({ json: { result: { data } } });

/** Wraps a refusal in its envelope. */
export function refuse(status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Reply {
  const data = { code, message: `Refused: ${code}.`, requestId: REQUEST_ID, ...more };
  return { status, headers: { 'x-refusal': code, ...headers }, json: { error: { message: 'x', code: -32000, data } } };
}

/**
 * Starts a server on this port, or on a free port. The server sends these replies in turn, and then repeats the last
 * reply.
 */
export async function startServer(replies: Reply[], port = 0): Promise<FakeServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    seen.push(await read(request));
    answer(response, replies[Math.min(seen.length, replies.length) - 1] ?? ok({}));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Returns a port on which no server listens. */
export async function closedPort(): Promise<number> {
  await using server = await startServer([ok({})]);
  return Number(new URL(server.url).port);
}

/** Makes a client of this server. */
export function connect(server: { url: string }, options: ChatelaineOptions = {}): Chatelaine {
  return new Chatelaine({ partnerKey: PARTNER_KEY, baseUrl: server.url, ...options });
}

async function read(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '', 'http://localhost');
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const text = request.method === 'POST' ? body : url.searchParams.get('input');
  const input: unknown = text ? JSON.parse(text) : undefined;
  const { method = '', headers } = request;
  return { procedure: url.pathname.replace(/^.*\/trpc\//, ''), method, input, headers };
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  response.setHeader('x-request-id', REQUEST_ID);
  if (reply === 'cut') {
    response.writeHead(200, { 'content-length': '100' }).write('{"result":', () => response.destroy());
    return;
  }
  const { status = 200, headers = { 'content-type': 'application/json' }, json, text = JSON.stringify(json) } = reply;
  response.writeHead(status, headers).end(text);
}
