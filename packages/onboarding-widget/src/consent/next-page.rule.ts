// Everything that a browser could read as another place than it looks: a backslash, which browsers read as a slash,
// encoded slashes, two slashes in a row, spaces and control characters.
const SUSPECT = /[\s\\\p{C}]|\/\/|%(2f|5c|0|1)/iu;

/**
 * Returns the page to which a person goes after signing in: the path that the address names in `next`, or null. Only a
 * path of a hub on our own origin is taken, because a link to our sign-in page must not lead to a page of somebody else.
 *
 * @param home Our own address, with a slash at its end.
 */
export function nextPage(next: string | null, home: URL): string | null {
  if (next === null || SUSPECT.test(next) || !next.startsWith('/') || !URL.canParse(next, home)) return null;
  // The parser resolves `..` and its encoded forms, so the path that the browser would open is judged.
  const { origin, pathname, search, hash } = new URL(next, home);
  if (origin !== home.origin || !pathname.startsWith(home.pathname)) return null;
  const [area = ''] = pathname.slice(home.pathname.length).split('/');
  return /^(partner|client|profile)$/.test(area) ? pathname + search + hash : null;
}
