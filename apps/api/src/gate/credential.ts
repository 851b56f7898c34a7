import { KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { claimedKind, isWellFormed } from '../api-key/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { hashSecret } from '../platform/secret.ts';

/**
 * A key that a request sends in its headers. `hash` is the SHA-256 of the secret of the key. `id` is the id of the key,
 * when the request sends the pair of id and secret. Null when the request sends only the secret.
 */
export interface Credential {
  hash: Buffer;
  id: string | null;
}

type Header = 'D360-API-KEY' | 'x-api-key' | 'Authorization: Bearer';

interface Presented {
  header: Header | 'pair';
  secret: string;
  id: string | null;
}

/**
 * The headers in which a key of each kind may arrive. In addition, every door takes a key of any kind as a pair of id
 * and secret.
 */
const ACCEPTED: Record<KeyKind, readonly Header[]> = {
  partner: ['x-api-key'],
  channel: ['D360-API-KEY'],
  organization: ['Authorization: Bearer', 'x-api-key'],
};

/** The headers that may contain a key. */
export const CREDENTIAL_HEADERS = ['d360-api-key', 'x-api-key', 'x-api-secret', 'authorization'];
const LENGTHS = new Set(CREDENTIAL_HEADERS.map(({ length }) => length));

/**
 * Reads the only key of a request for a door that takes keys of this kind. Refuses the request when it has no key,
 * different keys, a malformed key, or a key of another kind. This function makes no query: it decides by the form, the
 * checksum, the header and the prefix of the key. When the key is of another kind, the refusal names the door that
 * takes such keys. This reveals only the kind of the key to a caller that has the key already.
 *
 * @param rawHeaders the headers as a list: name, value, name, value … They are not joined, because joined headers would
 * hide that a header came twice.
 */
export function readCredential(rawHeaders: readonly string[], kind: KeyKind): Credential {
  const [first, ...others] = presented(rawHeaders);
  if (first === undefined) throw nothingPresented(kind);
  if (isLegacy(first)) throw wrongHeaderOf('a legacy token', LEGACY);
  const claimed = claimedKind(first.secret);
  if (claimed !== null && claimed !== kind) throw wrongHeader(claimed);
  if (claimed === null || !isWellFormed(first.secret, kind))
    throw new Refusal('unauthenticated', 'malformed', { key: null });
  const { header } = first;
  if (header !== 'pair' && !ACCEPTED[kind].includes(header)) throw wrongHeader(kind);
  return { hash: hashSecret(first.secret), id: others.length === 0 ? first.id : oneIdOf([first, ...others]) };
}

/**
 * Reads the key of a request that was refused with `wrong_header`. Null when the request has no well-formed key, so
 * that no statement is sent for it.
 */
export function readMisplacedKey(rawHeaders: readonly string[]): Credential | null {
  const [first, ...others] = misplacedIn(rawHeaders);
  const kind = first === undefined ? null : claimedKind(first.secret);
  if (first === undefined || kind === null || !isWellFormed(first.secret, kind)) return null;
  return { hash: hashSecret(first.secret), id: others.length === 0 ? first.id : oneIdOf([first, ...others]) };
}

function misplacedIn(rawHeaders: readonly string[]): Presented[] {
  try {
    return presented(rawHeaders);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The header has no scheme. It may be the key itself.
    const secret = error.code === 'wrong_header' ? carriersOf(rawHeaders).get('authorization') : undefined;
    return secret === undefined ? [] : [{ header: 'Authorization: Bearer', secret, id: null }];
  }
}

function oneIdOf(all: readonly Presented[]): string | null {
  const ids = new Set(all.flatMap(({ id }) => (id === null ? [] : [id])));
  if (ids.size > 1) throw new Refusal('two_credentials', 'one secret under two ids', { key: null });
  return [...ids][0] ?? null;
}

/**
 * Reads the legacy token of a request. Null when the request has another credential or none. This function only reads
 * the header and does not check the token.
 */
export function readLegacyToken(rawHeaders: readonly string[]): string | null {
  const [first] = presented(rawHeaders);
  if (first === undefined || !isLegacy(first)) return null;
  if (first.header !== 'Authorization: Bearer') throw wrongHeaderOf('a legacy token', LEGACY);
  return first.secret;
}

/**
 * Reads the signed value of a person's session that a request sends as a Bearer token. Null when the request has another
 * credential or none. This function only reads the header and does not check the value.
 */
export function readSessionValue(rawHeaders: readonly string[]): string | null {
  const [first] = presented(rawHeaders);
  if (first?.header !== 'Authorization: Bearer') return null;
  const { secret } = first;
  // A session's token and its signature have a point between them. No key has a point.
  return !isLegacy(first) && claimedKind(secret) === null && secret.includes('.') ? secret : null;
}

const isLegacy = ({ secret }: Presented): boolean => secret.startsWith('wat_');

/** Returns every credential of a request. Several credentials are accepted only when their secrets are equal. */
function presented(rawHeaders: readonly string[]): Presented[] {
  const list = presentedIn(carriersOf(rawHeaders));
  if (list.length > 1 && list.some(({ secret }) => secret !== list[0]?.secret))
    throw new Refusal('two_credentials', 'two that differ', { key: null });
  return list;
}

/** Whether a request has anything that looks like a key. */
export function hasCredential(rawHeaders: readonly string[]): boolean {
  return rawHeaders.some((name, index) => index % 2 === 0 && CREDENTIAL_HEADERS.includes(name.toLowerCase()));
}

function carriersOf(rawHeaders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const written = rawHeaders[index] ?? '';
    // Making a copy of a name in lower case costs time. Most headers need no copy, because their names differ in length
    // from the four names in `CREDENTIAL_HEADERS`.
    const name = LENGTHS.has(written.length) ? written.toLowerCase() : '';
    if (!CREDENTIAL_HEADERS.includes(name)) continue;
    if (found.has(name)) throw new Refusal('two_credentials', `${name} came twice`, { key: null });
    found.set(name, (rawHeaders[index + 1] ?? '').trim());
  }
  for (const [name, value] of found) if (value === '') throw unreadable(`${name} is empty`);
  if (found.has('x-api-secret') && !found.has('x-api-key')) throw unreadable('x-api-secret came without x-api-key');
  return found;
}

// A request with an unreadable key header is refused. If the header were ignored, the server might judge the call by
// another credential than the sender expects.
const unreadable = (what: string): Refusal => new Refusal('unauthenticated', what, { message: `The header ${what}.` });

function presentedIn(headers: Map<string, string>): Presented[] {
  const list: Presented[] = [];
  const d360 = headers.get('d360-api-key');
  if (d360) list.push({ header: 'D360-API-KEY', secret: d360, id: null });
  const key = headers.get('x-api-key');
  const secret = headers.get('x-api-secret');
  if (key && secret) list.push({ header: 'pair', secret, id: key });
  else if (key) list.push({ header: 'x-api-key', secret: key, id: null });
  const authorization = headers.get('authorization');
  if (authorization) list.push(readAuthorization(authorization));
  return list;
}

// The sentence for a header `Authorization` that has another scheme, or a key without a scheme. The sentence does not
// repeat the first word of the header, because that word may be the key.
const NO_SCHEME = 'The header Authorization has neither "Bearer" nor "Basic" before the key.';

/** Reads `Authorization`. Names of schemes are case-insensitive (RFC 9110, section 11.1). */
function readAuthorization(value: string): Presented {
  const [scheme = '', ...words] = value.split(/\s+/);
  // Everything after the scheme is the secret, including further words, because no part of the header must be ignored.
  const rest = words.join(' ');
  if (scheme.toLowerCase() === 'bearer') return { header: 'Authorization: Bearer', secret: rest, id: null };
  if (scheme.toLowerCase() !== 'basic')
    throw new Refusal('wrong_header', 'another scheme', { key: null, message: NO_SCHEME });
  const pair = words.length > 1 ? '' : Buffer.from(rest, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return { header: 'pair', secret: pair.slice(colon + 1), id: pair.slice(0, Math.max(0, colon)) };
}

const NAMES: Record<KeyKind, string> = {
  partner: 'a partner key',
  channel: 'a channel key',
  organization: 'an organization key',
};

function nothingPresented(kind: KeyKind): Refusal {
  return new Refusal('unauthenticated', 'no credential', {
    message: `There is no credential in this request. Send ${NAMES[kind]} as ${KEY_KINDS[kind].header}.`,
  });
}

const LEGACY = { header: 'Authorization: Bearer', opens: '/trpc or /api/v2' };
const FOR_MESSAGES = 'for messages use a channel key as D360-API-KEY';

function wrongHeader(kind: KeyKind): Refusal {
  const elsewhere = kind === 'channel' ? 'for /trpc and /api/v2 use a partner key as x-api-key' : FOR_MESSAGES;
  return wrongHeaderOf(NAMES[kind], KEY_KINDS[kind], elsewhere);
}

function wrongHeaderOf(name: string, { header, opens }: typeof LEGACY, elsewhere = FOR_MESSAGES): Refusal {
  return new Refusal('wrong_header', name, {
    key: null,
    message: `This is ${name}. Send it as ${header} to ${opens}; ${elsewhere}.`,
  });
}
