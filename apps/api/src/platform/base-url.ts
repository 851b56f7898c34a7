/**
 * Reads BASE_URL: scheme, host, port and perhaps a path, under which this server stands beside others of its host. A slash
 * at the end changes nothing and is left out. Null for anything else.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = writtenAsParsed(text).replace(/\/$/, '');
  const isPlain = written === url.origin + pathIn(url.href) && PATH.test(pathIn(url.href));
  return isPlain ? written : null;
}

// Browsers and programs write scheme and host in small letters, and leave the usual port out: it is the same address.
const writtenAsParsed = (text: string): string =>
  text
    .replace(/^https?:\/\/[^/]*/i, (origin) => origin.toLowerCase())
    .replace(/^(https:\/\/[^/]+):443(?=\/|$)|^(http:\/\/[^/]+):80(?=\/|$)/, '$1$2');

/** Whether the path of an address has the name of an address of ours in it: it would lead to two places. */
export const hasOwnPath = (text: string): boolean =>
  /\/(?:trpc|permission|messages|healthz|livez|readyz)(?:\/|$)/.test(URL.parse(text)?.pathname ?? '');

// It becomes part of addresses, of pages and of the names of cookies: nothing in it means something there.
const PATH = /^(\/[\w.-]+)*$/;

/** The origin of an address: what browsers send as `Origin`. */
export const originIn = (baseUrl: string): string => new URL(baseUrl).origin;

/** The path of BASE_URL without a slash at its end: empty, or e.g. `/chatelaine`. */
export const pathIn = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');
