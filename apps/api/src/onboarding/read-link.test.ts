import { expect, test } from 'vitest';
import { readLink } from './read-link.ts';

test.each([
  '/dashboard/app/aAbBcCdDeEPA',
  '/dashboard/app/aAbBcCdDeEPA/permission',
  '/dashboard/app/aAbBcCdDeEPA/permissions',
  '/onboarding/aAbBcCdDeEPA',
  '/onboarding/aAbBcCdDeEPA/permissions',
])('%s names the partner', (path) => {
  expect(readLink(path, '').partnerId).toBe('aAbBcCdDeEPA');
});

test('our own links name a request or a partner', () => {
  expect(readLink('/permission', '?request=req_1').requestId).toBe('req_1');
  expect(readLink('/permission', '?partner_id=aAbBcCdDeEPA').partnerId).toBe('aAbBcCdDeEPA');
});

test.each([
  ['+4915112345678', '4915112345678'],
  ['%2B49%20151%2012345678', '4915112345678'],
  ['"4915112345678"', '4915112345678'],
  ['%224915112345678%22', '4915112345678'],
  ['', null],
])('number=%s is read as %s', (raw, number) => {
  expect(readLink('/permission', `?number=${raw}`).number).toBe(number);
});

test.each(['st%201%262', 'a+b', 'a%2Bb', '%E0%A4%A', 'a=b'])('state %s comes back byte for byte', (raw) => {
  expect(readLink('/permission', `?x=1&state=${raw}&y=2`).stateEcho).toBe(raw);
});

test('an empty parameter is absent, one that came twice alike is one, and unknown names may come twice', () => {
  const link = readLink('/permission', '?state=&email=a%2Bb%40x.test&email=a%2Bb%40x.test&x=1&x=2');
  expect(link).toMatchObject({ state: null, stateEcho: null, email: 'a+b@x.test' });
});

test.each([
  'redirect_url',
  'partner_id',
  'number',
  'email',
  'io_signature',
  'io_timestamp',
  'request',
  'state',
  'lang',
])('two different %s are refused by name: neither is left out', (name) => {
  expect(() => readLink('/permission', `?${name}=491511234567&${name}=4915112345678`)).toThrow(refusedFor(name));
  expect(() => readLink('/permission', `?${name}=&${name}=4915112345678`)).toThrow(refusedFor(name));
});

test.each(['4915<script>', 'abc', '123', '1234567890123456'])('number=%s is refused by name', (raw) => {
  expect(() => readLink('/permission', `?number=${raw}`)).toThrow(refusedFor('number'));
});

const refusedFor = (name: string) =>
  expect.objectContaining({ code: 'invalid_input', extras: { issues: [expect.objectContaining({ path: name })] } });

test.each([
  ['neither half', '', null],
  ['both', 'io_signature=ab&io_timestamp=12', { value: 'ab', timestamp: '12' }],
  ['a signature without its time', 'io_signature=ab&io_timestamp=', { value: 'ab', timestamp: '' }],
  ['a time without its signature', 'io_timestamp=12', { value: '', timestamp: '12' }],
])('a link with %s', (_, query, signature) => {
  expect(readLink('/permission', `?${query}`).signature).toEqual(signature);
});

test.each(['redirect_url', 'partner_id', 'number', 'email', 'io_signature', 'io_timestamp', 'request'])(
  '%s=undefined and =null count as absent: the connect button sends unset properties as text',
  (name) => {
    const plain = readLink('/permission', '?lang=de');

    expect(readLink('/permission', `?lang=de&${name}=undefined`)).toEqual(plain);
    expect(readLink('/permission', `?lang=de&${name}=null`)).toEqual(plain);
  },
);

test.each(['redirect_url', 'partner_id', 'number', 'email', 'io_signature', 'request', 'state'])(
  '%s that is there and cannot be read is refused by name',
  (name) => {
    expect(() => readLink('/permission', `?${name}=x%00y`)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        extras: { issues: [{ path: name, message: `${name} cannot be read.` }] },
      }),
    );
  },
);

test('a query over 8,192 characters is refused with words of its own', () => {
  const query = `?request=req_1&x=${'a'.repeat(8_192 - 17)}`;

  expect(readLink('/permission', query).requestId).toBe('req_1');
  expect(() => readLink('/permission', `${query}a`)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      extras: { issues: [{ path: 'query', message: 'The query of this link has more than 8,192 characters.' }] },
    }),
  );
});
