import { expect, test } from 'vitest';
import { relyingPartyOf } from './relying-party.rule.ts';

test.each([
  ['https://hub.example', { id: 'hub.example', origin: 'https://hub.example' }],
  ['https://hub.example:8443/chatelaine', { id: 'hub.example', origin: 'https://hub.example:8443' }],
  ['http://localhost:8082', { id: 'localhost', origin: 'http://localhost:8082' }],
  ['http://hub.localhost', { id: 'hub.localhost', origin: 'http://hub.localhost' }],
  ['http://hub.example', null],
  ['http://notlocalhost', null],
  ['http://127.0.0.1:8082', null],
  ['https://192.0.2.1', null],
  ['https://[2001:db8::1]', null],
])('passkeys of %s are made for %o', (baseUrl, expected) => {
  expect(relyingPartyOf(baseUrl)).toEqual(expected);
});
