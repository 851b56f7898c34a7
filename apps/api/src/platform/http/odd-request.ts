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

/** The parts of a request that are read first. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;

/**
 * Says what is wrong with a request before any route reads it: its method, its address, its host, or a header that came
 * twice. Null when nothing is wrong. `new URL` and every library behind this can read a request that passes.
 */
export function findOddity({ method, url, rawHeaders }: RequestHead): Refusal | null {
  const singles = singlesIn(rawHeaders);
  if (typeof singles === 'string') return odd(`${singles} came twice`, `Send one ${singles} header, not two.`);
  const host = singles.get('host') ?? '';
  // An empty host means that there is no name to ask for (RFC 9112, section 3.2). Checks of load balancers send it.
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

/** The headers that may come once, by name; or the name of one that came twice. */
function singlesIn(rawHeaders: readonly string[]): Map<string, string> | string {
  const found = new Map<string, string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // Most headers are not in the set, and their length alone shows that.
    const single = LENGTHS.has(name.length) ? name.toLowerCase() : '';
    if (!SINGLE.has(single)) continue;
    if (found.has(single)) return single;
    found.set(single, rawHeaders[at + 1] ?? '');
  }
  return found;
}

// The path that stands for `*`: no route of ours has it.
const ALL = '/*';

const oddities = new WeakMap<IncomingMessage, Refusal | null>();

/**
 * Checks the head of a request and rewrites its target, so that all later code reads the same path. It must run before
 * Express, which keeps parts of the original address.
 */
export function readHead(req: IncomingMessage): void {
  const oddity = findOddity(req);
  oddities.set(req, oddity);
  // An empty host names nothing, like an absent one. A library would fail to make an address of it.
  if (req.headers.host === '') delete req.headers.host;
  const target = originForm(req.url ?? '');
  // The target of an odd request is rewritten too, so that the door that it was meant for refuses it.
  req.url = oddity === null ? target : target.replace(/^[^?#]*/, (path) => path.replace(/\/{2,}/g, '/'));
}

/**
 * Makes the function that reads the head of each request, for a server whose BASE_URL has this path. It removes the
 * path, so later code does not know of it. The health checks are also answered at the root of the port. A request
 * without the path is refused at the door that it was meant for: a proxy that removes the path must not seem to work.
 *
 * @param onMissed is called when a request for one of our routes came without the path.
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

// Health checks go to the port itself, past the proxy that knows the path. `OPTIONS *` names no path at all.
const AT_ROOT = /^\/(?:healthz|livez|readyz|\*)(?:$|[?#])/;
/** The first part of every path that a program or a person may ask for here, except the start page. */
export const OURS = /^\/(?:api|assets|dashboard|messages|onboarding|permission|sign-in|trpc|v1)(?:$|[/?#])/;

/** The refusal that {@link readHead} found, or null. */
export const oddityOf = (req: IncomingMessage): Refusal | null => oddities.get(req) ?? null;

/** Answers `OPTIONS *`, which asks about the server itself and not about a path (RFC 9110, section 9.3.7). */
export const answerServerOptions: RequestHandler = (req, res, next) => {
  if (req.method !== 'OPTIONS' || req.url !== ALL) return next();
  res.status(204).set('allow', 'GET, HEAD, POST, OPTIONS').end();
};

/** Refuses a request that {@link findOddity} found odd, in the format of its door. */
export const refuseOdd: RequestHandler = (req, _res, next) => next(oddityOf(req) ?? undefined);

// Nearly all requests name the same host, which need not be parsed again.
let lastHost = '';

const odd = (detail: string, message: string): Refusal =>
  new Refusal('invalid_input', detail, { issues: [{ path: '', message }] });

/**
 * The path and the query of a target, in the form that every library reads in the same way. A proxy gets a whole
 * address (RFC 9112, section 3.2.2), and some servers get one too.
 */
export const originForm = (target: string): string => target.replace(WHOLE, '').replace(/^(?!\/)/, '/');

// `Request` of the Fetch standard refuses an address with a user in it. With an empty host the path would become the
// host.
const WHOLE = /^https?:\/\/[^/?#@\\]+(?=[/?#]|$)/i;

function pathOf(target: string, method: string | undefined): string | null {
  if (target === '*' && method === 'OPTIONS') return target;
  if (!target.startsWith('/') && !WHOLE.test(target)) return null;
  const own = originForm(target);
  if (!URL.canParse(`http://localhost${own}`) || !URL.canParse(target, 'http://localhost')) return null;
  return own.split(/[?#]/, 1)[0] ?? '';
}

// A name or an address, perhaps with a port, and without any part of a path, a query or a user.
const isHost = (host: string): boolean => /^[^\s/?#@\\]+$/.test(host) && URL.canParse(`http://${host}`);
