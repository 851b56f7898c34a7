// The names of the parameters that our server adds to the redirect URL. The partner's own query must not have a
// parameter with such a name.
const RESERVED = ['client', 'channels', 'revoked', 'state', 'request', 'error'];

/**
 * Returns a sentence that says why a redirect URL cannot be used, or null when the URL can be used. `mayBeLoopback`
 * allows addresses of the browser's own machine.
 *
 * The part before the query must be written exactly as URL parsing prints it. So no backslash, tab, upper-case host,
 * default port, `..`, user name or look-alike can mean one address to this server and another address to a browser (RFC
 * 9700 §2.1).
 */
export function redirectUrlProblem(text: string, mayBeLoopback: boolean): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this check refuses control characters.
  if (/[\u0000-\u0020\u007f]/.test(text)) return 'A redirect URL contains no blanks or control characters.';
  if (text.includes('#')) return 'A redirect URL has no fragment.';
  const url = parseUrl(text);
  if (url === null) return 'This is not a URL.';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBeLoopback && isLoopback(url.hostname))) {
    return 'A redirect URL begins with https:// (http:// only for this machine, outside production or for a partner that is testing).';
  }
  if (url.username !== '' || url.password !== '') return 'A redirect URL has no user name.';
  if (targetOf(url).includes('*')) return 'A redirect URL is one address: it has no * in it.';
  if (!isHost(url.hostname)) return `"${url.hostname}" cannot be the name of a host.`;
  if (!isWrittenPlainly(text, url)) return `Write it as ${targetOf(url)}.`;
  // The script of the connect button looks for its parameters after every question mark of a URL, so a redirect URL may
  // have only one question mark.
  if (text.split('?').length > 2) return 'A redirect URL has one question mark.';
  const taken = RESERVED.find((name) => url.searchParams.has(name));
  return taken === undefined ? null : `Its query cannot contain "${taken}": the answer does.`;
}

/**
 * Whether a given URL is on the list. Scheme, host, port and path must be equal to those of a URL of the list; the
 * query may differ.
 */
export function isListedUrl(given: string, list: readonly string[]): boolean {
  const url = parseUrl(given);
  if (url === null) return false;
  const target = targetOf(url);
  return list.some((entry) => {
    const listed = parseUrl(entry);
    return listed !== null && targetOf(listed) === target;
  });
}

/**
 * Removes duplicates from a list of redirect URLs. So a program that adds its URL at each start does not make the list
 * longer. `https://a.example` and `https://a.example/` are equal. Two URLs with different queries are different: a
 * request without a redirect URL uses the first URL of the list together with the query of this URL.
 */
export function distinctUrls(urls: readonly string[]): string[] {
  const seen = new Set<string>();
  return urls.filter((text) => {
    const written = parseUrl(text)?.href ?? text;
    const isNew = !seen.has(written);
    seen.add(written);
    return isNew;
  });
}

// `URL.parse` would be shorter, but the oldest supported version of Node does not have it.
const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const targetOf = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`;

function isWrittenPlainly(text: string, url: URL): boolean {
  const written = text.split('?', 1)[0] ?? '';
  const printed = targetOf(url);
  return written === printed || (url.pathname === '/' && `${written}/` === printed);
}

// Accepts host names as in RFC 1123, section 2.1, and IP addresses. URL parsing has already written letters outside
// ASCII in ASCII, as RFC 5891 says.
function isHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return true;
  return hostname.length <= 253 && hostname.split('.').every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(label));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
