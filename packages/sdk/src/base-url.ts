const LOOPBACK = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;

/**
 * Checks that Chatelaine can run at an address, and returns the address without a slash at its end.
 *
 * @throws {TypeError} whose message says what is wrong with the address.
 */
export function checkBaseUrl(text: string | undefined): string {
  if (!text) throw new TypeError('There is no address of Chatelaine. Pass baseUrl or set CHATELAINE_URL.');
  const url = URL.canParse(text) ? new URL(text) : null;
  // The message does not repeat the text, because an address can have a password.
  if (!url || url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl is an address like https://keys.example.com, without user name, query or fragment.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new TypeError(
      /^https?:$/.test(url.protocol)
        ? `baseUrl must be https: over http://${url.hostname} the key could be read.`
        : 'baseUrl begins with https://, or with http:// for this machine.',
    );
  }
  const path = url.pathname.replace(/\/$/, '');
  // The text may be the URL of a single call, e.g. `…/messages`, instead of the address of Chatelaine. Every call below
  // such a URL would get `not_found`.
  const [, before] = /^(.*)\/(?:trpc|permission|messages|)(?:\/|$)/.exec(path) ?? [];
  if (before !== undefined)
    throw new TypeError(`baseUrl is where Chatelaine runs: write it as ${url.origin}${before}.`);
  return url.origin + path;
}
