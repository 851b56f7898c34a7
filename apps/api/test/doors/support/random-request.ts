import { Buffer } from 'node:buffer';

/** The parts of a random request that depend on the tested server. This file has all other parts. */
export interface Parts {
  /** The paths of routes that the tested server has. */
  paths: readonly string[];
  /** Header lines with the valid credentials of several callers. */
  credentials: readonly string[];
  /** Bodies, each of which at least one route accepts. */
  bodies: readonly unknown[];
}

const METHODS = [
  'GET',
  'POST',
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
  'get',
  'M-SEARCH',
  'QUERY',
  'G\u00e4T',
  '',
];
const TAILS = [
  '',
  '',
  '',
  '/',
  '//',
  '?',
  '?input=',
  '?input=%7B%7D',
  '?input={"id":"x"}',
  '?input=%00',
  '?batch=1&input={"0":{}}',
  '#x',
  '%',
  '%2e%2e/',
  '%ff',
  '%00',
  ';x=1',
  '/..',
  '/../..',
  '\\',
  '?__proto__=1&constructor[prototype]=2',
  '?a[]=1&a[0]=2',
  '?request=%E0%A4%A',
  ',channels.list',
  '.',
  '..',
  '?lang=xx&number=+',
  `?${'a=1&'.repeat(900)}`,
  `/${'x'.repeat(5_000)}`,
  '?connectionParams=1',
  '\u0000',
  '\u00e9',
  ' x',
];
const HEADS = [
  '//',
  'http://',
  'http://a.example',
  'https://[::1]:99999',
  'http://u:p@h',
  '',
  '*',
  '/%2f',
  '/.',
  '\\',
  '?',
  'javascript:',
  '/assets/..%2f',
];
const HOSTS = [
  'localhost',
  'localhost:1',
  '[::1]',
  'evil.example',
  '',
  'a b',
  'x/y',
  '\u00e9',
  '127.0.0.1:99999',
  'a@b',
  'localhost, other',
  '%00',
  '..',
  '*',
  '[',
  'xn--a',
];
const LINES = [
  'Accept: text/html',
  'Accept: */*;q=x',
  'Accept: ,',
  'Accept-Language: de-DE,*;q=0',
  'Accept-Language: \u00ff;;;',
  'Accept-Encoding: gzip, br;q=2',
  'Range: bytes=5-2',
  'Range: bytes=0-0,-1',
  'If-None-Match: *',
  'If-Modified-Since: yesterday',
  'Expect: 100-continue',
  'Expect: nothing',
  'Upgrade: websocket',
  'Connection: upgrade',
  'Connection: x-api-key',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Content-Encoding: nonsense',
  'Content-Type: application/json',
  'Content-Type: application/json; charset=utf-7',
  'Content-Type: application/json; charset=latin1',
  'Content-Type: text/plain',
  'Content-Type: multipart/form-data',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Type: ;',
  'Content-Type: application/octet-stream',
  'Cookie: chatelaine.session_token=x.y',
  'Cookie: ;;=;a',
  'Cookie: %ff=%ff',
  'Cookie: __Secure-chatelaine.session_token=%E0%A4%A',
  'Origin: null',
  'Origin: http://localhost',
  'Origin: \u00e9',
  'Referer: ::',
  'Sec-Fetch-Dest: iframe',
  'Sec-Fetch-Site: cross-site',
  'X-Forwarded-For: 1, 2',
  'X-Forwarded-For: 203.0.113.9:1',
  'X-Forwarded-For: ::ffff:300.1.1.1',
  'X-Forwarded-Host: evil',
  'X-Forwarded-Proto: javascript',
  'Forwarded: for="[::"',
  'Idempotency-Key: k',
  'Idempotency-Key: ',
  'X-One-Time-Code: a b c',
  'X-One-Time-Code: \u00ff',
  'X-Chatelaine: 1',
  'X-Chatelaine-Account: __proto__',
  'X-API-KEY: pk',
  'Authorization: Basic ====',
  'Authorization: Bearer',
  'Authorization: \u00ff',
  'D360-API-KEY: x',
  'trpc-accept: application/jsonl',
  'User-Agent: \u00ff\u00fe',
  'Content-Length: 3',
  'Content-Length: -1',
  'X: \u0001',
  ': x',
  'no colon',
  ' folded: x',
];
const TEXTS = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '1e999',
  '{"a":1,}',
  '\u0000',
  '\ufeff{}',
  `{"name":"${'\\u0000'}"}`,
  '{"__proto__":{"x":1}}',
  '{"id":"\\ud800"}',
  '['.repeat(3_000),
  `{"name":"a${'\\u0300\\u0316'.repeat(3_000)}"}`,
  '{"json":{}}',
  'a=1&b[c]=2&%ff',
  '--x\r\n\r\n',
  '{"0":{"id":"x"}}',
];
const VALUES: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  'x',
  '\ud800',
  '\u0000',
  [],
  [[]],
  {},
  { $ne: null },
  ['x', 'x'],
  'a'.repeat(3_000),
  '2026-11-28T00:00:00Z',
  '0000-01-01T00:00:00Z',
  { toString: 1 },
  'NaN',
  '\u202e',
];

/** Makes the bytes of a request that no browser or library would send, always with `Connection: close`. */
export function randomRequest(random: () => number, { paths, credentials, bodies }: Parts): Buffer {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const often = (share: number) => random() < share;
  const method = one(METHODS);
  const path = one(paths);
  const target =
    (often(0.1) ? one(HEADS) : '') + (often(0.05) ? path.toUpperCase() : path) + (often(0.6) ? one(TAILS) : '');
  const lines = [`Host: ${often(0.85) ? 'localhost' : one(HOSTS)}`, 'Connection: close'];
  if (often(0.05)) lines.push(`Host: ${one(HOSTS)}`);
  if (often(0.6)) lines.push(one(credentials));
  if (often(0.05)) lines.push(one(credentials));
  while (often(0.55)) lines.push(one(LINES));
  if (often(0.1)) lines.push(lines[Math.floor(random() * lines.length)] as string);
  const body = often(0.4) ? one(TEXTS) : changedBody();
  const bytes = Buffer.from(body, often(0.9) ? 'utf8' : 'latin1');
  if (method !== 'GET' && often(0.9)) lines.push(`Content-Type: application/json`);
  const framing = often(0.1)
    ? ''
    : often(0.15)
      ? 'Transfer-Encoding: chunked'
      : `Content-Length: ${often(0.95) ? bytes.length : bytes.length + 5}`;
  if (framing !== '') lines.push(framing);
  const end = often(0.97) ? '\r\n' : one(['\n', '\r', '\r\n\r\n', '\0']);
  const head = `${method} ${target} HTTP/${often(0.97) ? '1.1' : one(['1.0', '0.9', '2', '9.9', 'x'])}${end}${lines.join(end)}${end}${end}`;
  const chunked = framing.startsWith('Transfer')
    ? Buffer.concat([
        Buffer.from(`${often(0.9) ? bytes.length.toString(16) : 'zz'}\r\n`),
        bytes,
        Buffer.from('\r\n0\r\n\r\n'),
      ])
    : bytes;
  return Buffer.concat([Buffer.from(head, often(0.5) ? 'latin1' : 'utf8'), chunked]);

  function changedBody(): string {
    const base = one(bodies);
    if (typeof base !== 'object' || base === null || often(0.3)) return JSON.stringify(base);
    const copy: Record<string, unknown> = { ...base };
    const field = one([...Object.keys(copy), 'x', '__proto__']);
    if (often(0.2)) delete copy[field];
    else Object.defineProperty(copy, field, { value: one(VALUES), enumerable: true, configurable: true });
    return JSON.stringify(copy);
  }
}
