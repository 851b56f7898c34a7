import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fillStore } from '../../src/testing/open-world.ts';
import { serve } from '../../src/testing/serve.ts';

/** Starts an HTTP server for the world of a fake, for programs in other processes. */
export async function startFakeServer(): Promise<AsyncDisposable & { url: string }> {
  const answer = serve(fillStore({}));
  const server = createServer(async (request, response) => {
    const { status, headers, text } = await answer(`http://localhost${request.url}`, await read(request));
    headers.forEach((value, name) => {
      response.setHeader(name, value);
    });
    response.writeHead(status).end(await text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const method: 'GET' | 'POST' = request.method === 'POST' ? 'POST' : 'GET';
  const { signal } = new AbortController();
  return { method, headers, signal, redirect: 'manual' as const, ...(body !== '' && { body }) };
}
