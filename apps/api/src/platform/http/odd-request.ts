import type { IncomingMessage } from 'node:http';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import type { RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import { Refusal } from '../refusal.ts';

// Each means one thing. Node keeps the first of some and joins others with a comma, so a second line would be lost or
// would make a third value. Those that carry a key have a refusal of their own.
const SINGLE = new Set(['host', 'idempotency-key', 'origin', 'content-type', 'x-chatelaine', 'x-chatelaine-account']);
SINGLE.add(ONE_TIME_CODE_HEADER.toLowerCase());
const LENGTHS = new Set([...SINGLE].map(({ length }) => length));

/** What is read of a request before anything else. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;

/**
 * Says what is wrong with a request before anyone asks what it wants: its address, its host, or a header that came
 * twice. Null when it is plain. What passes here can be read by `new URL` and by every library behind it; its method is
 * for the path to judge.
 */
export function findOddity({ method, url, rawHeaders }: RequestHead): Refusal | null {
  const singles = singlesIn(rawHeaders);
  if (typeof singles === 'string') return odd(`${singles} came twice`, `Send one ${singles} header, not two.`);
  const host = singles.get('host') ?? '';
  // An empty one says that there is no name to ask for (RFC 9112, section 3.2): checks of load balancers do so.
  if (host !== '' && host !== lastHost && !isHost(host))
    return odd('host', 'The Host header of this request cannot be read.');
  lastHost = host;
  const path = pathOf(url ?? '', method);
  if (path === null) return odd('target', 'The address of this request cannot be read.');
  if (path.includes('//'))
    return new Refusal('not_found', 'an empty segment', {
      message: 'This address has a slash too many: look at the end of the base URL.',
    });
  return null;
}

/** The headers that may come once, or the name of one that came twice. */
function singlesIn(rawHeaders: readonly string[]): Map<string, string> | string {
  const found = new Map<string, string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // Most headers are none of them, which their length says.
    const single = LENGTHS.has(name.length) ? name.toLowerCase() : '';
    if (!SINGLE.has(single)) continue;
    if (found.has(single)) return single;
    found.set(single, rawHeaders[at + 1] ?? '');
  }
  return found;
}

// How `*` is read: no path of ours.
const ALL = '/*';

const oddities = new WeakMap<IncomingMessage, Refusal | null>();

/**
 * Judges the head of a request before Express looks at it, which keeps parts of the address as it first saw it, and writes
 * the target so that everything behind reads the same path.
 */
export function readHead(req: IncomingMessage): void {
  const oddity = findOddity(req);
  oddities.set(req, oddity);
  // An empty one names nothing, as none does; a library would make no address of it.
  if (req.headers.host === '') delete req.headers.host;
  const target = originForm(req.url ?? '');
  // An odd one is made plain too, so that the door it was meant for is the one that refuses it.
  req.url = oddity === null ? target : target.replace(/^[^?#]*/, (path) => path.replace(/\/{2,}/g, '/'));
}

/**
 * Makes what reads the head of each request of a server whose BASE_URL has this path. What stands below it is read as
 * it is without one, so nobody behind knows of the path; its own checks are answered at the root of the port too. What
 * lacks it is refused, at the door that it was meant for: a proxy that takes the path off must not seem to work.
 *
 * @param onMissed is told when a request for something that is here came without the path.
 */
export function headReaderOf(baseUrl: string, onMissed: () => void): typeof readHead {
  const path = pathIn(baseUrl);
  if (path === '') return readHead;
  const message = `This server is at ${baseUrl}: the path ${path} is missing in this address.`;
  return (req) => {
    readHead(req);
    const target = req.url ?? '';
    const below = target.startsWith(path) ? target.slice(path.length) : null;
    if (below !== null && /^(?:$|[/?#])/.test(below)) req.url = originForm(below);
    else if (!AT_ROOT.test(target)) {
      if (OURS.test(target)) onMissed();
      if (oddityOf(req) === null) oddities.set(req, new Refusal('not_found', 'not below BASE_URL', { message }));
    }
  };
}

// Who checks a node asks its port, past the proxy that knows the path. `OPTIONS *` asks after no path at all.
const AT_ROOT = /^\/(?:healthz|livez|readyz|\*)(?:$|[?#])/;
/** How everything begins that a program or a person may want here, but for the start page. */
export const OURS = /^\/(?:api|assets|dashboard|messages|onboarding|permission|sign-in|trpc|v1)(?:$|[/?#])/;

/** What {@link readHead} found. */
export const oddityOf = (req: IncomingMessage): Refusal | null => oddities.get(req) ?? null;

/** Answers `OPTIONS *`, which asks after the server itself and no path of it (RFC 9110, section 9.3.7). */
export const answerServerOptions: RequestHandler = (req, res, next) => {
  if (req.method !== 'OPTIONS' || req.url !== ALL) return next();
  res.status(204).set('allow', 'GET, HEAD, POST, OPTIONS').end();
};

/** Refuses a request that {@link findOddity} found odd, in the shape of the door that it stands at. */
export const refuseOdd: RequestHandler = (req, _res, next) => next(oddityOf(req) ?? undefined);

// Nearly all requests name the same one: it is not read anew.
let lastHost = '';

const odd = (detail: string, message: string): Refusal =>
  new Refusal('invalid_input', detail, { issues: [{ path: '', message }] });

/**
 * The path and the query of a target, as every library behind this reads them the same way. A proxy is sent a whole
 * address (RFC 9112, section 3.2.2), and some servers are too.
 */
export const originForm = (target: string): string => target.replace(WHOLE, '').replace(/^(?!\/)/, '/');

// `Request` of the Fetch standard takes no address with a user in it, and an empty host makes a host of the path.
const WHOLE = /^https?:\/\/[^/?#@\\]+(?=[/?#]|$)/i;

function pathOf(target: string, method: string | undefined): string | null {
  if (target === '*' && method === 'OPTIONS') return target;
  if (!target.startsWith('/') && !WHOLE.test(target)) return null;
  const own = originForm(target);
  if (!URL.canParse(`http://localhost${own}`) || !URL.canParse(target, 'http://localhost')) return null;
  return own.split(/[?#]/, 1)[0] ?? '';
}

// A name or an address with perhaps a port, and nothing of a path, a query or a user.
const isHost = (host: string): boolean => /^[^\s/?#@\\]+$/.test(host) && URL.canParse(`http://${host}`);
