import type { ConnectOptions } from './types.ts';

/** The address of a question. The answer carries `key`: the request id, or the state if the server makes the request. */
export type Address = URL & { key: string };

/**
 * Reads an address.
 *
 * @throws {TypeError} for what is no absolute http or https address: `javascript:` would run here. Also for one without
 * a request and without a state: its answer could not be told from a stranger's.
 */
export function readAddress(text: string): Address {
  // Some programs read a bare plus as a blank, others as a plus, in `state` too. All read `%2B` as a plus.
  const url = new URL(/^https?:/.test(text) ? text.replaceAll('+', '%2B') : 'about:blank');
  const key = url.searchParams.get('request') || url.searchParams.get('state');
  if (!key) throw new TypeError('connect: url, or partnerId and baseUrl');
  return Object.assign(url, { key });
}

/** Builds the public link to a partner's question, with a new state; '' without a partner. */
export function plainLink({ baseUrl, partnerId, number, redirectUrl, locale }: ConnectOptions): string {
  // Not randomUUID, which pages without TLS do not have.
  const state = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let link = `${baseUrl?.replace(/\/$/, '')}/permission?state=${state}`;
  const query = { partner_id: partnerId, number, redirect_url: redirectUrl, lang: locale };
  for (const [name, value] of Object.entries(query)) if (value) link += `&${name}=${encodeURIComponent(value)}`;
  return partnerId ? link : '';
}
