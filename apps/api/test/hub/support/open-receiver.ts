import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One delivery that a receiver got. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program of a customer that receives webhooks, on this machine. */
export interface Receiver extends AsyncDisposable {
  /** The address of the program, without a path. */
  url: string;
  /** What it got, the oldest first. */
  got: Received[];
  /** What it answers from now on. A path that is not `path` gets 404. */
  answers: { status: number; text: string; path: string };
}

/** Starts a receiver. At first it answers everything with 500. */
export async function openReceiver(): Promise<Receiver> {
  const got: Received[] = [];
  const answers = { status: 500, text: 'The order table is locked.', path: '/hook' };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const path = request.url ?? '';
    got.push({ path, headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
    if (path === answers.path) response.writeHead(answers.status).end(answers.text);
    else response.writeHead(404).end('There is no such page.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, got, answers, [Symbol.asyncDispose]: close };
}
