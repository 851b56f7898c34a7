// The names of the parameters that our server adds to the redirect URL. The partner's own query must not have a
// parameter with such a name.
const RESERVED = ['client', 'channels', 'revoked', 'state', 'request', 'error'];

/** What is wrong with a redirect URL. `detail` is the part of the URL, or the right form of it, that a sentence names. */
export interface RedirectUrlFault {
  code: 'blank' | 'fragment' | 'no_url' | 'scheme' | 'user' | 'wildcard' | 'host' | 'form' | 'question_marks' | 'query';
  detail: string;
}

const SENTENCES: Record<RedirectUrlFault['code'], (detail: string) => string> = {
  blank: () => 'A redirect URL contains no blanks or control characters.',
  fragment: () => 'A redirect URL has no fragment.',
  no_url: () => 'This is not a URL.',
  scheme: () =>
    'A redirect URL begins with https:// (http:// only for this machine, outside production or for a partner that is testing).',
  user: () => 'A redirect URL has no user name.',
  wildcard: () => 'A redirect URL is one address: it has no * in it.',
  host: (host) => `"${host}" cannot be the name of a host.`,
  form: (written) => `Write it as ${written}.`,
  question_marks: () => 'A redirect URL has one question mark.',
  query: (name) => `Its query cannot contain "${name}": the answer does.`,
};

/**
 * Returns a sentence that says why a redirect URL cannot be used, or null when the URL can be used. `mayBeLoopback`
 * allows addresses of the browser's own machine.
 */
export function redirectUrlProblem(text: string, mayBeLoopback: boolean): string | null {
  const fault = redirectUrlFault(text, mayBeLoopback);
  return fault === null ? null : SENTENCES[fault.code](fault.detail);
}

/**
 * Returns the first fault of a redirect URL, or null when the URL can be used. `mayBeLoopback` allows addresses of the
 * browser's own machine.
 *
 * The part before the query must be written exactly as URL parsing prints it. So no backslash, tab, upper-case host,
 * default port, `..`, user name or look-alike can mean one address to this server and another address to a browser (RFC
 * 9700 §2.1).
 */
export function redirectUrlFault(text: string, mayBeLoopback: boolean): RedirectUrlFault | null {
  const url = parseUrl(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this check refuses control characters.
  if (/[\u0000-\u0020\u007f]/.test(text)) return { code: 'blank', detail: '' };
  if (text.includes('#')) return { code: 'fragment', detail: '' };
  if (url === null) return { code: 'no_url', detail: '' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBeLoopback && isLoopback(url.hostname))) {
    return { code: 'scheme', detail: '' };
  }
  if (url.username !== '' || url.password !== '') return { code: 'user', detail: '' };
  if (targetOf(url).includes('*')) return { code: 'wildcard', detail: '' };
  if (!isHost(url.hostname)) return { code: 'host', detail: url.hostname };
  if (!isWrittenPlainly(text, url)) return { code: 'form', detail: targetOf(url) };
  // The script of the connect button looks for its parameters after every question mark of a URL, so a redirect URL may
  // have only one question mark.
  if (text.split('?').length > 2) return { code: 'question_marks', detail: '' };
  const taken = RESERVED.find((name) => url.searchParams.has(name));
  return taken === undefined ? null : { code: 'query', detail: taken };
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
