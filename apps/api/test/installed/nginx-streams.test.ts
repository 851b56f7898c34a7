import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { describeWith } from './programs.ts';
import { type Nginx, startNginx } from './support/nginx.ts';

// nginx keeps a failed node out of use for `fail_timeout` (one second) and counts in whole seconds.
const OUT_MS = 2_100;

// A stream takes a moment to begin. So a test cannot open more streams than nginx has connections.
const BEGIN_MS = 20;

/** A node that answers every call, and whose streams stay open. It is not of Chatelaine, because nginx is tested here. */
class Node {
  streams = 0;
  #server: Server | null = null;

  async start(port: number): Promise<void> {
    this.#server = createServer((req, res) => {
      if (!req.url?.startsWith('/trpc/events.watch')) return void res.end('{}');
      this.streams++;
      res.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', connection: 'close' });
      setTimeout(() => res.write('data: null\n\n\n'), BEGIN_MS);
    }).listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    if (this.#server === null) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#server = null;
    await closed;
  }
}

describeWith(['nginx', 'openssl'], 'streams of live events behind nginx, as the sample says', (programs) => {
  const [one, other] = [new Node(), new Node()];
  const open: IncomingMessage[] = [];
  let ports: [number, number];
  let nginx: Nginx;

  beforeAll(async () => {
    ports = [await freePort(), await freePort()];
    await one.start(ports[0]);
    nginx = await startNginx(programs, ports);
  }, 30_000);
  afterAll(async () => {
    for (const stream of open) stream.destroy();
    await nginx[Symbol.asyncDispose]();
    await Promise.all([one.stop(), other.stop()]);
  });

  async function ask(path: string): Promise<IncomingMessage> {
    const sent = request({ host: '127.0.0.1', port: nginx.port, path, rejectUnauthorized: false, agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.on('error', () => {});
    return answer;
  }

  async function watch(): Promise<void> {
    const stream = await ask('/trpc/events.watch');
    expect(stream.statusCode).toBe(200);
    await once(stream, 'data');
    open.push(stream);
  }

  async function call(): Promise<number | undefined> {
    const answer = await ask('/api/v1/whoami');
    answer.resume();
    return answer.statusCode;
  }

  test('the first message of a stream arrives while the stream is open, and a node that is stopped costs none', async () => {
    for (let at = 0; at < 4; at++) await watch();
    expect(one.streams).toBe(4);
  });

  // Without a list of nodes of their own, the streams are the requests with which nginx finds out whether the other node
  // runs again. They never end, so nginx goes on without this node, and has no node when the first one stops.
  test('while pages open streams again, a node that was restarted takes calls, also when the first node stops', async () => {
    expect([await call(), await call()]).toEqual([200, 200]);
    await other.start(ports[1]);
    for (const begun = performance.now(); performance.now() - begun < OUT_MS; ) await watch();
    expect(other.streams).toBeGreaterThan(0);

    await one.stop();

    expect(await call()).toBe(200);
  });
});
