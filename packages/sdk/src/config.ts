import { checkPartnerKey } from './key/check-partner-key.ts';
import type { ChatelaineOptions } from './options.ts';
import type { FetchLike } from './runtime.ts';
import { createWatch, type Watch } from './watch.ts';

/** The options after checking, with their defaults. */
export interface Config {
  /** Without a slash at its end. Asked for each call: a function may know it only later. */
  baseUrl(): string;
  readKey(): string | Promise<string>;
  fetch: FetchLike;
  timeoutMs: number;
  maxRetries: number;
  watch: Watch;
}

/** Reads options and environment, and refuses at construction what could never work. */
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
    // The global is looked up at each call, so that one replaced later (tracing, tests) is the one used.
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

const LOOPBACK = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;

function checkBaseUrl(text: string | undefined): string {
  if (!text) throw new TypeError('There is no address of Chatelaine. Pass baseUrl or set CHATELAINE_URL.');
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text is not repeated in the message: an address can hold a password.
  if (!url || url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl is an address like https://keys.example.com, without user name, query or fragment.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new TypeError(
      /^https?:$/.test(url.protocol)
        ? `baseUrl must be https: over http://${url.hostname} the partner key could be read.`
        : 'baseUrl begins with https://, or with http:// for this machine.',
    );
  }
  const path = url.pathname.replace(/\/$/, '');
  // Where calls go is not where Chatelaine runs: its answer to everything there is `not_found`.
  const [, before] = /^(.*)\/(?:trpc|permission|messages|)(?:\/|$)/.exec(path) ?? [];
  if (before !== undefined)
    throw new TypeError(`baseUrl is where Chatelaine runs: write it as ${url.origin}${before}.`);
  return url.origin + path;
}

// Not every runtime has a process, and not every process may read its environment.
function readEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}
