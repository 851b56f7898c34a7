import { expect, test } from 'vitest';
import { isListedUrl, redirectUrlProblem } from './redirect-url.rule.ts';

const LIST = ['https://app.example/return', 'http://localhost:8083/return'];

test.each(['https://app.example/return', 'https://app.example/return?tab=2&x=a%20b', 'http://localhost:8083/return'])(
  '%s is accepted',
  (url) => {
    expect(redirectUrlProblem(url, true)).toBeNull();
    expect(isListedUrl(url, LIST)).toBe(true);
  },
);

test('an empty path counts as a slash', () => {
  expect(redirectUrlProblem('https://app.example', false)).toBeNull();
  expect(isListedUrl('https://app.example', ['https://app.example/'])).toBe(true);
});

// `redirectUrlProblem` refuses each of these URLs, or `isListedUrl` does not find the URL on the list. If the rules
// accepted such a URL, a browser could go to an address that is not on the list.
test.each([
  'https://app.example@evil.example/return',
  'https://user:pw@app.example/return',
  'https://app.example.evil.example/return',
  'https://evilapp.example/return',
  'https://app.example./return',
  'https://app.example:443/return',
  'https://app.example:8443/return',
  'https://APP.example/return',
  'HTTPS://app.example/return',
  'https:/app.example/return',
  'https:app.example/return',
  'https:\\\\app.example\\return',
  'https://app.example\\@evil.example/return',
  'https://app.example/return/../return',
  'https://app.example/./return',
  'https://app.example/%2e/return',
  'https://app.example/return/',
  'https://app.example//return',
  'https://app.example/Return',
  'https://app.example/retur',
  'https://app.example/return2',
  'https://app.example/return#x',
  'https://app.example/return?x#y',
  ' https://app.example/return',
  'https://app.example/return ',
  'https://app.exa\tmple/return',
  'https://app.example/return\n',
  'https://app.example/return?x=a\rb',
  'http://app.example/return',
  '//app.example/return',
  '/return',
  'javascript:alert(1)',
  'javascript://app.example/return',
  'data:text/html,x',
  'ftp://app.example/return',
  'https://аpp.example/return',
  'https://app。example/return',
  'https://app.example%2fevil/return',
  'https://[::1]/return',
  'https://0x7f.1/return',
  'http://127.0.0.1:8083/return',
  'https://app.example/return?client=x',
  'https://app.example/return?x=?client=x',
  'https://app.example/return?a=1&channels=%5B%5D',
  'https://app.example/return?st%61te=x',
  '',
])('%j is not a way out', (url) => {
  expect(redirectUrlProblem(url, true) === null && isListedUrl(url, LIST)).toBe(false);
});

test('plain http is refused in production, even for this machine', () => {
  expect(redirectUrlProblem('http://localhost:8083/return', false)).not.toBeNull();
});

test.each([
  ['localhost:3000/return', /begins with https/],
  ['javascript:alert(1)', /begins with https/],
  ['partner.example/return', /not a URL/],
  ['https://p*rtner.example/return', /no \* in it/],
  ['https://partner.example/return/*', /no \* in it/],
  ['https://partner.example_/return', /cannot be the name of a host/],
  ['https://-partner.example/return', /cannot be the name of a host/],
  ['https://partner..example/return', /cannot be the name of a host/],
  [`https://${'a'.repeat(64)}.example/return`, /cannot be the name of a host/],
  ['https://!/return', /cannot be the name of a host/],
])('%s is told what is wrong', (url, sentence) => {
  expect(redirectUrlProblem(url, true)).toMatch(sentence);
});

test.each([
  ...['HTTPS://App.example/return', 'https://app.example:443/return', 'https://app.example/a/../return'],
  ...[
    'https:/app.example/return',
    'https://b\u00fccher.example/return',
    'https:\\\\app.example\\return',
    'https://app.example/\u00e9',
  ],
])('what is advised for %s can be written', (url) => {
  const advised = /^Write it as (.+)\.$/.exec(redirectUrlProblem(url, true) ?? '')?.[1];

  expect(advised).toBeDefined();
  expect(redirectUrlProblem(advised ?? '', true)).toBeNull();
});
