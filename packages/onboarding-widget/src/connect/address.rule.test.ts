import { expect, test } from 'vitest';
import { plainLink, readAddress } from './address.rule.ts';

const BASE = { baseUrl: 'https://keys.example', partnerId: 'aaaaaaaaaaPA' };

test.each([
  [{}, 'partner_id=aaaaaaaaaaPA'],
  [{ number: '+447700900123' }, 'partner_id=aaaaaaaaaaPA&number=%2B447700900123'],
  [
    { redirectUrl: 'https://p.example/r?a=1&b=2', locale: 'de' },
    'partner_id=aaaaaaaaaaPA&redirect_url=https%3A%2F%2Fp.example%2Fr%3Fa%3D1%26b%3D2&lang=de',
  ],
  [{ number: '' }, 'partner_id=aaaaaaaaaaPA'],
  [{ partnerId: 'a&b=c' }, 'partner_id=a%26b%3Dc'],
])('the plain link of %j', (options, expected) => {
  const [before, after] = plainLink({ ...BASE, ...options }).split(/state=[\d-]+&/);

  expect([before, after]).toEqual(['https://keys.example/permission?', expected]);
});

test.each(['https://keys.example/', 'https://keys.example/chatelaine', 'https://keys.example/chatelaine/'])(
  'a plain link stands below %s, with one slash between',
  (baseUrl) => {
    const [before] = plainLink({ ...BASE, baseUrl }).split('?');

    expect(before).toBe(`${baseUrl.replace(/\/$/, '')}/permission`);
  },
);

test('every plain link has a state of its own', () => {
  expect(new Set(Array.from({ length: 50 }, () => plainLink(BASE))).size).toBe(50);
});

test.each([
  ['https://keys.example/permission?request=req_1', 'req_1'],
  ['https://keys.example/permission?state=s&request=req_1', 'req_1'],
  ['https://keys.example/permission?partner_id=x&state=st%201%262', 'st 1&2'],
  ['http://localhost:8082/permission?state=s', 's'],
])('%s is asked for by %s', (text, key) => {
  const address = readAddress(text);

  expect(address.key).toBe(key);
  expect(address.href).toBe(text);
});

test('the origin is written as browsers write it', () => {
  expect(readAddress('https://Keys.Example:443/permission?request=req_1').origin).toBe('https://keys.example');
});

test.each([
  '',
  '/permission?request=req_1',
  'undefined/permission?state=1',
  'javascript:alert(1)//?state=1',
  ' javascript:alert(1)//?state=1',
  'data:text/html,?state=1',
  'https://keys.example/permission',
  'https://keys.example/permission?state=',
])('%j is refused', (text) => {
  expect(() => readAddress(text)).toThrow(TypeError);
});

test('nothing to open is said clearly', () => {
  expect(() => readAddress(plainLink({}))).toThrow('connect: url, or partnerId and baseUrl');
  expect(() => readAddress(plainLink({ partnerId: 'aaaaaaaaaaPA' }))).toThrow('connect: url, or partnerId and baseUrl');
});
