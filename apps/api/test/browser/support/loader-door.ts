import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came through the door, and what became of it. */
export interface Knock {
  method: string;
  path: string;
  /** What the browser said of who asks: `same-origin`, `same-site`, `cross-site`. */
  site: string;
  hasCookie: boolean;
  status: number;
}

/** A door before our server, at the address that browsers know. What it changes on the way is what a test is about. */
export interface Door extends AsyncDisposable {
  origin: string;
  /** The port of the server behind it. */
  port: number;
  /** Said instead of our opener policy; null changes nothing. */
  openerPolicy: string | null;
  /**
   * Removes the protection of our pages against frames: the request headers of the browser, the response headers of the
   * server, or both. Without both the copy is unprotected, and an attack must work on it.
   */
  framing: 'kept out' | 'without destination' | 'without headers' | 'let in';
  /** Takes away what tells the server who asks: an unprotected copy of the routes that our own page calls. */
  isCredulous: boolean;
  knocks: Knock[];
}

/** Opens a door at `http://localhost`, on a port of its own. */
export async function openDoor(): Promise<Door> {
  const server = createServer((req, res) => carry(door, req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door: Door = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    port: 0,
    openerPolicy: null,
    framing: 'kept out',
    isCredulous: false,
    knocks: [],
    async [Symbol.asyncDispose]() {
      server.close().closeAllConnections();
    },
  };
  return door;
}

function carry(door: Door, req: IncomingMessage, res: ServerResponse): void {
  const { url: path = '/', method = 'GET' } = req;
  const headers = { ...req.headers };
  if (door.framing === 'without destination' || door.framing === 'let in') delete headers['sec-fetch-dest'];
  if (door.isCredulous) Object.assign(headers, { origin: door.origin, 'x-chatelaine': '1' });
  if (door.isCredulous && method === 'POST') headers['content-type'] = 'application/json';
  const inner = request({ port: door.port, host: '127.0.0.1', agent: false, path, method, headers }, (answer) => {
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) res.setHeader(name, value);
    if (door.openerPolicy !== null) res.setHeader('cross-origin-opener-policy', door.openerPolicy);
    if (door.framing === 'without headers' || door.framing === 'let in') letIn(res);
    const { 'sec-fetch-site': site = '', cookie } = req.headers;
    const status = answer.statusCode ?? 502;
    door.knocks.push({ method, path, site: String(site), hasCookie: cookie !== undefined, status });
    answer.pipe(res.writeHead(status));
  });
  // The world is gone, the browser not yet.
  inner.on('error', () => res.destroy());
  req.pipe(inner);
}

function letIn(res: ServerResponse): void {
  res.removeHeader('x-frame-options');
  const policy = String(res.getHeader('content-security-policy') ?? '');
  if (policy) res.setHeader('content-security-policy', policy.replace(/frame-ancestors 'none'(; )?/, ''));
}
