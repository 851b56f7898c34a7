import type { IncomingMessage } from 'node:http';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import type { RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import { Refusal } from '../refusal.ts';

// Each of these headers may have only one value. For some headers, Node keeps only the first line, so a second line
// would be lost. For other headers, Node joins the lines with a comma, which would make a different value. Headers with
// a key are not listed, because they have their own refusal.
const SINGLE = new Set(['host', 'idempotency-key', 'origin', 'content-type', 'x-chatelaine', 'x-chatelaine-account']);
SINGLE.add('x-organization');
SINGLE.add(ONE_TIME_CODE_HEADER.toLowerCase());
const LENGTHS = new Set([...SINGLE].map(({ length }) => length));

/** The parts of a request that are checked first. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;

/**
 * Says what is wrong with a request before any route reads it: its method, its address, its host, or a header that came
 * twice. Null when nothing is wrong. `new URL` and every library that is used later can read a request that passes this
 * check.
 */
export function findOddity({ method, url, rawHeaders }: RequestHead): Refusal | null {
  const singles = singlesIn(rawHeaders);
  if (typeof singles === 'string') return odd(`${singles} came twice`, `Send one ${singles} header, not two.`);
  const host = singles.get('host') ?? '';
  // An empty host means that the client knows no host name (RFC 9112, section 3.2). Health checks of load balancers
  // send an empty host.
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

/**
 * Returns the values of the headers that may come only once, by name. When one of these headers came twice, returns
 * only the name of that header.
 */
function singlesIn(rawHeaders: readonly string[]): Map<string, string> | string {
  const found = new Map<string, string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // The length of the name is checked first. For most headers the length shows that the header is not in the set, so
    // its name needs no copy in lower case.
    const single = LENGTHS.has(name.length) ? name.toLowerCase() : '';
    if (!SINGLE.has(single)) continue;
    if (found.has(single)) return single;
    found.set(single, rawHeaders[at + 1] ?? '');
  }
  return found;
}

// The path that replaces the target `*`. No route of ours has this path.
const ALL = '/*';

const oddities = new WeakMap<IncomingMessage, Refusal | null>();

/**
 * Checks the head of a request and rewrites its target, so that all later code reads the same path. It must run before
 * Express, which keeps parts of the original address.
 */
export function readHead(req: IncomingMessage): void {
  const oddity = findOddity(req);
  oddities.set(req, oddity);
  // An empty host means the same as a missing header. It is removed, because a library would fail to make an address of
  // it.
  if (req.headers.host === '') delete req.headers.host;
  const target = originForm(req.url ?? '');
  // The target of an odd request is rewritten too, so that the right door refuses the request in its own format.
  req.url = oddity === null ? target : target.replace(/^[^?#]*/, (path) => path.replace(/\/{2,}/g, '/'));
}

/**
 * Makes the function that reads the head of each request, for a server whose BASE_URL may have a path. The function
 * removes the path of BASE_URL from the request, so later code need not know this path. Health checks are also answered
 * without the path. Any other request without the path is refused in the format of its door. If such a request were
 * answered, a proxy that wrongly removes the path would seem to work.
 *
 * @param onMissed the function that is called when a request for one of our routes came without the path.
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

// Matches the targets that are valid without the path of BASE_URL. Health checks often go directly to the port and not
// through the proxy that adds the path. `OPTIONS *` has no path at all.
const AT_ROOT = /^\/(?:healthz|livez|readyz|\*)(?:$|[?#])/;
/**
 * Matches the paths that programs and people may request on this server, except the start page. Only the first segment
 * of a path is compared.
 */
export const OURS =
  /^\/(?:api|assets|client|dashboard|hub|messages|onboarding|partner|permission|profile|sign-in|trpc|v1)(?:$|[/?#])/;

/** The refusal that {@link readHead} found, or null. */
export const oddityOf = (req: IncomingMessage): Refusal | null => oddities.get(req) ?? null;

/** Answers `OPTIONS *`, which asks about the server itself and not about a path (RFC 9110, section 9.3.7). */
export const answerServerOptions: RequestHandler = (req, res, next) => {
  if (req.method !== 'OPTIONS' || req.url !== ALL) return next();
  res.status(204).set('allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS').end();
};

/** Refuses a request that {@link findOddity} found odd, in the format of its door. */
export const refuseOdd: RequestHandler = (req, _res, next) => next(oddityOf(req) ?? undefined);

// The last valid host. Nearly all requests have the same host, so that host is not parsed again for each request.
let lastHost = '';

const odd = (detail: string, message: string): Refusal =>
  new Refusal('invalid_input', detail, { issues: [{ path: '', message }] });

/**
 * Returns the path and the query of a target, in a form that every library reads in the same way. The target may be a
 * whole address: clients send that to a proxy (RFC 9112, section 3.2.2), and sometimes to a server.
 */
export const originForm = (target: string): string => target.replace(WHOLE, '').replace(/^(?!\/)/, '/');

// Matches the beginning of a whole address. An address with a user does not match, because `Request` of the Fetch
// standard refuses it. An address with an empty host does not match either, because its path would become the host.
const WHOLE = /^https?:\/\/[^/?#@\\]+(?=[/?#]|$)/i;

function pathOf(target: string, method: string | undefined): string | null {
  if (target === '*' && method === 'OPTIONS') return target;
  if (!target.startsWith('/') && !WHOLE.test(target)) return null;
  const own = originForm(target);
  if (!URL.canParse(`http://localhost${own}`) || !URL.canParse(target, 'http://localhost')) return null;
  return own.split(/[?#]/, 1)[0] ?? '';
}

// Whether a text is a host name or an address, perhaps with a port. It must have no path, no query and no user.
const isHost = (host: string): boolean => /^[^\s/?#@\\]+$/.test(host) && URL.canParse(`http://${host}`);
