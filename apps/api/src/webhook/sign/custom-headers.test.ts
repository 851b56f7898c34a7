import { expect, test } from 'vitest';
import { withCustomHeaders } from './custom-headers.ts';

test('custom headers are added', () => {
  expect(withCustomHeaders({ 'webhook-id': 'evt_1' }, { Authorization: 'Bearer 1', 'X-Tenant': 'a' })).toEqual({
    'webhook-id': 'evt_1',
    Authorization: 'Bearer 1',
    'X-Tenant': 'a',
  });
});

test.each([
  ...['Webhook-Id', 'WEBHOOK-SIGNATURE', 'webhook-timestamp', 'x-webhook-hmac', 'X-Webhook-Hmac-Algorithm'],
  ...['X-Hub-Signature-256', 'x-hub-signature', 'X-360dialog-Signature', 'x-webhook-request-id', 'x-webhook-timestamp'],
  ...['Host', 'Content-Type', 'content-length', 'Content-Encoding', 'Transfer-Encoding', 'Connection', 'Keep-Alive'],
  ...['Expect', 'Upgrade', 'TE', 'Trailer', 'Proxy-Authorization', 'Accept-Encoding', 'X-Ours'],
])('a custom header %s is dropped', (name) => {
  const own = { 'webhook-id': 'evt_1', 'x-ours': '1' };

  expect(withCustomHeaders(own, { [name]: 'forged' })).toEqual(own);
});

test('of a name in two spellings the first one counts', () => {
  expect(withCustomHeaders({}, { 'X-A': '1', 'x-a': '2' })).toEqual({ 'X-A': '1' });
});
