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
  ...['webhook_signature', 'X_Hub-Signature_256', 'CONTENT_LENGTH', 'x_ours'],
])('a custom header %s is dropped', (name) => {
  const own = { 'webhook-id': 'evt_1', 'x-ours': '1' };

  expect(withCustomHeaders(own, { [name]: 'forged' })).toEqual(own);
});

test('of a name in several spellings the first one counts', () => {
  expect(withCustomHeaders({}, { 'X-A': '1', 'x-a': '2', x_a: '3' })).toEqual({ 'X-A': '1' });
});
