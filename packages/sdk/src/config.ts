import { checkBaseUrl } from './base-url.ts';
import { checkPartnerKey } from './key/check-partner-key.ts';
import type { ChatelaineOptions } from './options.ts';
import { readEnv } from './read-env.ts';
import type { FetchLike } from './runtime.ts';
import { createWatch, type Watch } from './watch.ts';

/** The options after checking, with their defaults. */
export interface Config {
  /**
   * Returns the address of Chatelaine without a slash at its end. Each call reads the address again: a `baseUrl`
   * function of the program may not know the address yet when the `Chatelaine` object is made.
   */
  baseUrl(): string;
  readKey(): string | Promise<string>;
  fetch: FetchLike;
  timeoutMs: number;
  maxRetries: number;
  watch: Watch;
}

/** Reads the options and the environment variables. Throws when no call could work with these values. */
export function readConfig(options: ChatelaineOptions): Config {
  if ('document' in globalThis) {
    throw new TypeError(
      'Chatelaine runs on your server only: in a browser, every visitor could read the partner key. Call your own backend.',
    );
  }
  const { fetch } = options;
  return {
    baseUrl: addressReader(options.baseUrl ?? readEnv('CHATELAINE_URL')),
    readKey: keyReader(options.partnerKey ?? readEnv('CHATELAINE_PARTNER_KEY')),
    // Each call reads the global `fetch` again. So if tracing or a test replaces the global `fetch` later, calls use
    // the new one.
    fetch: fetch ? (url, init) => fetch(url, init) : (url, init) => globalThis.fetch(url, init),
    timeoutMs: options.timeoutMs ?? 30_000,
    maxRetries: options.maxRetries ?? 2,
    watch: createWatch(options),
  };
}

function addressReader(baseUrl: ChatelaineOptions['baseUrl']): Config['baseUrl'] {
  if (typeof baseUrl === 'function') return () => checkBaseUrl(baseUrl());
  const address = checkBaseUrl(baseUrl);
  return () => address;
}

function keyReader(partnerKey: ChatelaineOptions['partnerKey']): Config['readKey'] {
  if (typeof partnerKey === 'function') return async () => checkPartnerKey(await partnerKey());
  const key = checkPartnerKey(partnerKey);
  return () => key;
}
