import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came through the proxy, and the status of its response. */
export interface Knock {
  method: string;
  path: string;
  /** The browser's description of the page that sends the request: `same-origin`, `same-site`, `cross-site`. */
  site: string;
  hasCookie: boolean;
  status: number;
}

/**
 * A proxy in front of our server, at the address that browsers know. Each test examines the effect of a change that the
 * proxy makes.
 */
export interface Door extends AsyncDisposable {
  origin: string;
  /** The port of the server behind the proxy. */
  port: number;
  /** The opener policy that replaces ours. With null, the proxy does not change the policy. */
  openerPolicy: string | null;
  /**
   * The part of our protection against frames that the proxy removes: the request headers of the browser, the response
   * headers of the server, or both. Without both, our pages are unprotected, and an attack on them must work.
   */
  framing: 'kept out' | 'without destination' | 'without headers' | 'let in';
  /**
   * True: the proxy hides from the server which page sends the request. The routes that our own page calls are then
   * unprotected.
   */
  isCredulous: boolean;
  knocks: Knock[];
}

/** Opens the proxy at `http://localhost`, on its own port. */
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
  // The world has already stopped, but the browser still sends requests.
  inner.on('error', () => res.destroy());
  req.pipe(inner);
}

function letIn(res: ServerResponse): void {
  res.removeHeader('x-frame-options');
  const policy = String(res.getHeader('content-security-policy') ?? '');
  if (policy) res.setHeader('content-security-policy', policy.replace(/frame-ancestors 'none'(; )?/, ''));
}
