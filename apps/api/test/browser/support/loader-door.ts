import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came through the proxy, and the status of its response. */
export interface Knock {
  method: string;
  path: string;
  /** How the page that sends the request relates to our server, as the browser says: for example `cross-site`. */
  site: string;
  hasCookie: boolean;
  status: number;
}

/**
 * A proxy in front of our server, at the address that browsers know. Through these fields, a test lets the proxy change
 * requests or responses, and then looks at the effect of the change.
 */
export interface Door extends AsyncDisposable {
  origin: string;
  /** The port of the server behind the proxy. */
  port: number;
  /** The opener policy that replaces the policy in our server's responses. Null: the proxy changes no policy. */
  openerPolicy: string | null;
  /**
   * The part of our protection against frames that the proxy removes. `kept out`: nothing. `without destination`: the
   * request header of the browser. `without headers`: the response headers of the server. `let in`: both. With `let in`
   * our pages are unprotected, and an attack on them must work.
   */
  framing: 'kept out' | 'without destination' | 'without headers' | 'let in';
  /**
   * True: the proxy hides from the server which page sends a request. Then the server cannot refuse the calls of other
   * sites, so the routes that our own page calls are unprotected.
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
  // A browser can still send a request after the test has stopped the server. Then this proxy only ends the connection.
  inner.on('error', () => res.destroy());
  req.pipe(inner);
}

function letIn(res: ServerResponse): void {
  res.removeHeader('x-frame-options');
  const policy = String(res.getHeader('content-security-policy') ?? '');
  if (policy) res.setHeader('content-security-policy', policy.replace(/frame-ancestors 'none'(; )?/, ''));
}
