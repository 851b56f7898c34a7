/**
 * Reads BASE_URL: scheme, host, port and perhaps a path (for a server that shares its host with others). A slash at the
 * end changes nothing and is left out. Null for anything else.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = writtenAsParsed(text).replace(/\/$/, '');
  const isPlain = written === url.origin + pathIn(url.href) && PATH.test(pathIn(url.href));
  return isPlain ? written : null;
}

// Browsers and programs write scheme and host in small letters and leave out the usual port. The address does not
// change.
const writtenAsParsed = (text: string): string =>
  text
    .replace(/^https?:\/\/[^/]*/i, (origin) => origin.toLowerCase())
    .replace(/^(https:\/\/[^/]+):443(?=\/|$)|^(http:\/\/[^/]+):80(?=\/|$)/, '$1$2');

/** Whether the path contains the name of one of our own routes. Such a path would lead to two places. */
export const hasOwnPath = (text: string): boolean =>
  /\/(?:trpc|permission|messages|healthz|livez|readyz)(?:\/|$)/.test(URL.parse(text)?.pathname ?? '');

// The path becomes part of addresses, pages and cookie names, so it may hold no character with a meaning in one of
// them.
const PATH = /^(\/[\w.-]+)*$/;

/** The origin of an address: what browsers send as `Origin`. */
export const originIn = (baseUrl: string): string => new URL(baseUrl).origin;

/** The path of BASE_URL without a slash at its end: empty, or e.g. `/chatelaine`. */
export const pathIn = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');
