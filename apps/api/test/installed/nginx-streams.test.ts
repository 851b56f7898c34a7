import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { describeWith } from './programs.ts';
import { type Nginx, startNginx } from './support/nginx.ts';

// nginx keeps a failed node out of use for `fail_timeout` (one second) and counts in whole seconds.
const OUT_MS = 2_100;

// A stream takes a moment to begin. So a test cannot open more streams than nginx has connections.
const BEGIN_MS = 20;

const STREAMS = ['/trpc/events.watch', '/api/v1/events/stream'];

/** A node that answers every call, and whose streams stay open. It is not of Chatelaine, because nginx is tested here. */
class Node {
  streams = 0;
  #server: Server | null = null;

  async start(port: number): Promise<void> {
    this.#server = createServer((req, res) => {
      if (!STREAMS.includes(req.url ?? '')) return void res.end('{}');
      this.streams++;
      res.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', connection: 'close' });
      setTimeout(() => res.write('data: null\n\n\n'), BEGIN_MS);
    }).listen(port, '127.0.0.1');
    this.#server.on('upgrade', (_req, socket) => {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\nfirst');
    });
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
  let watched = 0;

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
    const stream = await ask(STREAMS[watched++ % STREAMS.length] ?? '');
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

  test('a WebSocket is passed on', async () => {
    const headers = { upgrade: 'websocket', connection: 'Upgrade' };
    const sent = request({
      ...{ host: '127.0.0.1', port: nginx.port, path: '/api/v1/realtime?ticket=t', headers },
      ...{ rejectUnauthorized: false, agent: false },
    }).end();
    const answered = once(sent, 'response').then(([{ statusCode }]) => expect(statusCode).toBe(101));
    const [, socket, head] = (await Promise.race([once(sent, 'upgrade'), answered])) as [unknown, Duplex, Buffer];
    const first = head.length > 0 ? head : (await once(socket, 'data'))[0];
    expect(String(first)).toBe('first');
    socket.destroy();
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
