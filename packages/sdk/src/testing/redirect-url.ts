import { DEFAULT_REDIRECT_URL, type Settings } from '@chatelaine/shared';
import { Refused } from './refused.ts';

const RESERVED = ['client', 'channels', 'revoked', 'state', 'request', 'error'];
const LOOPBACK = /^localhost$|^\[::1\]$|^127(\.\d+){3}$/;

const targetOf = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;
const parse = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** Says why a redirect URL cannot be used, or null; http only for this machine. */
export function redirectUrlProblem(text: string): string | null {
  const url = parse(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  if (/[\u0000-\u0020\u007f]/.test(text)) return 'A redirect URL contains no blanks or control characters.';
  if (text.includes('#')) return 'A redirect URL has no fragment.';
  if (url === null) return 'This is not a URL.';
  if (url.username !== '' || url.password !== '') return 'A redirect URL has no user name.';
  const [written = '', query = '', ...more] = text.split('?');
  if (![written, `${written}/`].includes(targetOf(url))) return `Write it as ${targetOf(url)}.`;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    return 'A redirect URL begins with https:// (http:// only for this machine, outside production or for a partner that is testing).';
  }
  if (more.length > 0) return 'A redirect URL has one question mark.';
  const taken = RESERVED.find((name) => new URLSearchParams(query).has(name));
  return taken === undefined ? null : `Its query cannot contain "${taken}": the answer does.`;
}

/** The list without what is on it already, as the server keeps it. */
export function distinctUrls(urls: readonly string[]): string[] {
  const written = urls.map((text) => parse(text)?.href ?? text);
  return urls.filter((_, at) => written.indexOf(written[at] ?? '') === at);
}

/** Where the browser will return to: the given URL when it is listed, else the first of the list, else the default. */
export function redirectTarget({ redirectUrls }: Settings, given: string | undefined): string {
  if (given === undefined) return redirectUrls[0] ?? DEFAULT_REDIRECT_URL;
  const message = redirectUrlProblem(given);
  if (message !== null) throw new Refused('invalid_input', { issues: [{ path: 'redirectUrl', message }] });
  const url = parse(given);
  const isListed = redirectUrls.some((entry) => {
    const listed = parse(entry);
    return url !== null && listed !== null && targetOf(listed) === targetOf(url);
  });
  if (isListed) return given;
  const listed = redirectUrls.length === 0 ? 'Your list is empty.' : `On it: ${redirectUrls.join(', ')}`;
  const issues = [
    { path: 'redirectUrl', message: `Not on your list: scheme, host, port and path must be equal. ${listed}` },
  ];
  throw new Refused('redirect_not_allowed', { issues });
}
