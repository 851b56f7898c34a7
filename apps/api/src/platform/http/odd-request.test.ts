import { expect, test } from 'vitest';
import { findOddity, originForm } from './odd-request.ts';

const HOST = ['Host', 'localhost:8082'];

test.each([
  ['GET', '/'],
  ['GET', '/trpc/apiKeys.list?input=%7B%7D'],
  ['POST', '/v1/messages'],
  ['GET', '/permission?redirect_url=https://partner.example//a'],
  ['GET', '/permission?x=1#//'],
  ['GET', 'http://localhost:8082/permission'],
  ['OPTIONS', '/messages'],
  ['OPTIONS', '*'],
  ['TRACE', '/trpc/x'],
  ['PROPFIND', '/'],
])('%s %s is plain', (method, url) => {
  expect(findOddity({ method, url, rawHeaders: HOST })).toBeNull();
});

test.each([
  ['GET', '/trpc//', 'not_found'],
  ['GET', '//v1/messages', 'not_found'],
  ['GET', '/api/v2//whoami', 'not_found'],
  ['GET', '*', 'invalid_input'],
  ['GET', '?request=x', 'invalid_input'],
  ['GET', 'http://[::/permission', 'invalid_input'],
  ['GET', 'http://u:p@localhost/trpc/x', 'invalid_input'],
  ['GET', 'http:///trpc?batch=1', 'invalid_input'],
  ['GET', 'http://localhost//trpc', 'not_found'],
  ['GET', 'https://[::1]:99999/trpc', 'invalid_input'],
  ['GET', 'javascript:x', 'invalid_input'],
  ['GET', '', 'invalid_input'],
  ['GET', undefined, 'invalid_input'],
])('%s %s is %s', (method, url, code) => {
  expect(findOddity({ method, url, rawHeaders: HOST })?.code).toBe(code);
});

test.each([
  ['localhost:x'],
  ['a b'],
  ['a/b'],
  ['me@localhost'],
  ['localhost?x'],
  ['[::1'],
  ['a\\b'],
  ['localhost:99999'],
])('the host %j cannot be read', (host) => {
  expect(findOddity({ method: 'GET', url: '/', rawHeaders: ['host', host] })?.code).toBe('invalid_input');
});

test.each(['', 'localhost', '[::1]:8082', 'xn--bcher-kva.example', '192.0.2.1:80'])(
  'the host %j can be read',
  (host) => {
    expect(findOddity({ method: 'GET', url: '/', rawHeaders: ['host', host] })).toBeNull();
  },
);

test.each([
  'Host',
  'Idempotency-Key',
  'IDEMPOTENCY-KEY',
  'Origin',
  'Content-Type',
  'X-Chatelaine-Account',
  'X-One-Time-Code',
])('%s twice is refused by name, and what it said is not repeated', (name) => {
  const found = findOddity({ method: 'POST', url: '/', rawHeaders: [name, 'localhost', name.toLowerCase(), 'secret'] });

  expect(found?.code).toBe('invalid_input');
  expect(found?.extras.issues?.[0]?.message).toBe(`Send one ${name.toLowerCase()} header, not two.`);
});

test('a request without a host, as HTTP/1.0 sends it, is plain', () => {
  expect(findOddity({ method: 'GET', url: '/', rawHeaders: [] })).toBeNull();
});

test.each([
  ['/trpc/x?a=b#c', '/trpc/x?a=b#c'],
  ['http://localhost:1/trpc/x?a', '/trpc/x?a'],
  ['HTTPS://localhost', '/'],
  ['http://localhost?a=b', '/?a=b'],
  ['*', '/*'],
])('%s is read as %s', (target, form) => {
  expect(originForm(target)).toBe(form);
});
