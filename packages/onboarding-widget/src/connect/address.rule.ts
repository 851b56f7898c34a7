import type { ConnectOptions } from './types.ts';

/**
 * The address of a question. The answer has the same `key`, so the page recognises the answer to this question. The key
 * is the request id, or the `state` when the address has no request id, because the server makes the request later.
 */
export type Address = URL & { key: string };

/**
 * Reads an address.
 *
 * @throws {TypeError} when the text is not an absolute http or https address: `javascript:` would run here. The error
 *   is also thrown for an address that has neither a request nor a state, because the page could not recognise the
 *   answer to such a question.
 */
export function readAddress(text: string): Address {
  // Some programs read a plus sign in an address as a space, and other programs read it as a plus. A `state` may
  // contain a plus and must come back unchanged. All programs read `%2B` as a plus.
  const url = new URL(/^https?:/.test(text) ? text.replaceAll('+', '%2B') : 'about:blank');
  const key = url.searchParams.get('request') || url.searchParams.get('state');
  if (!key) throw new TypeError('connect: url, or partnerId and baseUrl');
  return Object.assign(url, { key });
}

/** Builds the public link to a partner's question, with a new state. Returns '' when there is no partner. */
export function plainLink({ baseUrl, partnerId, number, redirectUrl, locale }: ConnectOptions): string {
  // `randomUUID` is not used, because pages without TLS do not have this function.
  const state = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let link = `${baseUrl?.replace(/\/$/, '')}/permission?state=${state}`;
  const query = { partner_id: partnerId, number, redirect_url: redirectUrl, lang: locale };
  for (const [name, value] of Object.entries(query)) if (value) link += `&${name}=${encodeURIComponent(value)}`;
  return partnerId ? link : '';
}
