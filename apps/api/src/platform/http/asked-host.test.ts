import { expect, test } from 'vitest';
import { type AskedFor, askedHost } from './asked-host.ts';

const DIRECT: AskedFor = { host: '127.0.0.1:8082', forwardedHost: undefined, isPassedOn: false, isTrusted: false };
const PROXY: AskedFor = { ...DIRECT, isPassedOn: true, isTrusted: true };

test.each<[string, string | null, AskedFor, string?]>([
  ['a browser says it', '127.0.0.1:8082', DIRECT],
  ['in capitals, with the usual port', 'keys.example', { ...DIRECT, host: 'KEYS.example:80' }],
  ['with a port that is usual elsewhere', 'keys.example:443', { ...DIRECT, host: 'keys.example:443' }],
  ['a load balancer says none', null, { ...DIRECT, host: '' }],
  ['no host at all', null, { ...DIRECT, host: undefined }],
  ['one that is none', null, { ...DIRECT, host: 'a b' }],
  ['a browser that claims a host', '127.0.0.1:8082', { ...DIRECT, forwardedHost: 'evil.example' }],
  ['a proxy that nobody named', null, { ...DIRECT, isPassedOn: true, forwardedHost: 'keys.example' }],
  ['https without a named proxy', null, DIRECT, 'https:'],
  ['a named proxy that does not say', null, PROXY],
  ['a named proxy that says it', 'keys.example', { ...PROXY, forwardedHost: 'keys.example:443' }, 'https:'],
  ['two proxies', 'keys.example', { ...PROXY, forwardedHost: 'keys.example, inner.example' }],
])('%s: %s', (_what, expected, asked, scheme = 'http:') => {
  expect(askedHost(asked, scheme)).toBe(expected);
});
