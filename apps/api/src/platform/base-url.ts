/**
 * Reads BASE_URL: scheme, host, port and perhaps a path, under which this server stands beside others of its host. A slash
 * at the end changes nothing and is left out. Null for anything else.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = text.replace(/\/$/, '');
  const isPlain = written === url.origin + pathIn(url.href) && PATH.test(pathIn(url.href));
  return isPlain ? written : null;
}

// It becomes part of addresses, of pages and of the names of cookies: nothing in it means something there.
const PATH = /^(\/[\w.-]+)*$/;

/** The origin of an address: what browsers send as `Origin`. */
export const originIn = (baseUrl: string): string => new URL(baseUrl).origin;

/** The path of BASE_URL without a slash at its end: empty, or e.g. `/chatelaine`. */
export const pathIn = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');
