/**
 * Reads BASE_URL: scheme, host, port and perhaps a path (for a server that shares its host with others). A slash at the
 * end is removed, because it makes no difference. Null for any other text.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = writtenAsParsed(text).replace(/\/$/, '');
  const isPlain = written === url.origin + pathIn(url.href) && PATH.test(pathIn(url.href));
  return isPlain ? written : null;
}

// Writes scheme and host in lower case and removes the default port, as browsers and programs do. The result is the
// same address.
const writtenAsParsed = (text: string): string =>
  text
    .replace(/^https?:\/\/[^/]*/i, (origin) => origin.toLowerCase())
    .replace(/^(https:\/\/[^/]+):443(?=\/|$)|^(http:\/\/[^/]+):80(?=\/|$)/, '$1$2');

/**
 * Whether the path of an address contains the name of one of our own routes. If BASE_URL had such a path, one address
 * could mean two routes.
 */
export const hasOwnPath = (text: string): boolean =>
  /\/(?:trpc|permission|messages|healthz|livez|readyz)(?:\/|$)/.test(URL.parse(text)?.pathname ?? '');

// Matches the paths that BASE_URL may have. The path becomes part of addresses, pages and cookie names, so it must not
// contain a character with a special meaning in an address, in HTML or in a cookie name.
const PATH = /^(\/[\w.-]+)*$/;

/** Returns the origin of an address, as browsers send it in the header `Origin`. */
export const originIn = (baseUrl: string): string => new URL(baseUrl).origin;

/** Returns the path of BASE_URL without a slash at its end. It is empty, or for example `/chatelaine`. */
export const pathIn = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');
