import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { MESSAGE } from '../../world/caller.ts';

/**
 * A request, written as it is sent. In a header, the test replaces `{kind state}` by the secret of a key of this kind
 * in this state, and `{id:kind state}` by the id of this key.
 */
export interface AskedCall {
  line: string;
  headers?: readonly string[];
  body?: string | Buffer;
}

const TEXT = JSON.stringify(MESSAGE);
const LIVE = 'D360-API-KEY: {channel live}';
const JSON_TYPE = 'Content-Type: application/json';

const get = (target: string, ...headers: string[]): AskedCall => ({ line: `GET ${target}`, headers });
const post = (target: string, body: string | Buffer, ...headers: string[]): AskedCall => ({
  line: `POST ${target}`,
  headers: headers.length === 0 ? [LIVE, JSON_TYPE] : headers,
  body,
});

const utf16 = Buffer.from(TEXT, 'utf16le');

const MESSAGES: AskedCall[] = [
  post('/messages', TEXT),
  post('/v1/messages', TEXT),
  post('/messages?x=1&y=%ff', TEXT),
  post('/messages#part', TEXT),
  post('/Messages', TEXT),
  post('/V1/MESSAGES/', TEXT),
  post('/messages/', TEXT),
  post('http://localhost/messages', TEXT),
  post('/%6Dessages', TEXT),
  post('/messages/one', TEXT),
  post('/messages//', TEXT),
  post('//messages', TEXT),
  post('/messagesx', TEXT),
  post('/v1', TEXT),
  post('/messages', JSON.stringify({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' })),
  post('/messages', '{}'),
  post('/messages', ''),
  post('/messages', '[]'),
  post('/messages', '"a text"'),
  post('/messages', '1'),
  post('/messages', 'null'),
  post('/messages', '{"a":'),
  post('/messages', ' \r\n\t'),
  post('/messages', `\ufeff${TEXT}`),
  post('/messages', Buffer.from([0x22, 0xff, 0x22])),
  post('/messages', JSON.stringify({ ...MESSAGE, text: { body: 'é 😀 ü' } })),
  post('/messages', JSON.stringify({ ...MESSAGE, to: '+44 7700 900999', text: { body: 'x'.repeat(5000) } })),
  { line: 'POST /messages', headers: [LIVE] },
  { line: 'POST /messages', headers: [LIVE, 'Transfer-Encoding: chunked'], body: `2\r\n{}\r\n0\r\n\r\n` },
];

const typed = (type: string, body: string | Buffer = TEXT): AskedCall =>
  post('/messages', body, LIVE, `Content-Type: ${type}`);
const packed = (encoding: string, body: string | Buffer): AskedCall =>
  post('/messages', body, LIVE, JSON_TYPE, `Content-Encoding: ${encoding}`);

const BODIES: AskedCall[] = [
  post('/messages', TEXT, LIVE),
  typed('text/plain'),
  typed('application/json; charset=utf-8'),
  typed('application/json;charset="UTF-8"'),
  typed('application/json; charset=utf8'),
  typed('application/json; charset=latin1'),
  typed('application/json; charset=utf-99'),
  typed('application/json; charset=utf-16le', utf16),
  typed('application/json; charset=utf-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])),
  typed('nonsense; charset'),
  packed('gzip', gzipSync(TEXT)),
  packed('deflate', deflateSync(TEXT)),
  packed('br', brotliCompressSync(TEXT)),
  packed('GZIP', gzipSync(TEXT)),
  packed('identity', TEXT),
  packed('gzip', TEXT),
  packed('compress', TEXT),
  packed('gzip', gzipSync(JSON.stringify('a'.repeat(1_100_000)))),
  post('/messages', JSON.stringify('a'.repeat(1_048_574))),
  post('/messages', JSON.stringify('a'.repeat(1_048_575))),
];

const KEYS: AskedCall[] = [
  ...['{channel revoked}', '{channel rotated out}', '{channel expired}', '{channel out of address}'],
  ...['{channel channel stopped}', '{channel partner suspended}', '{channel permission ended}', '{channel rotated in}'],
  ...['{partner live}', '{organization live}', 'wac_nonsense', 'x', '', ' {channel live} '],
].flatMap((key) => [post('/messages', TEXT, `D360-API-KEY: ${key}`), get('/v1/whoami', `D360-API-KEY: ${key}`)]);

const HEADS: AskedCall[] = [
  post('/messages', TEXT, JSON_TYPE),
  post('/messages', '{"a":', 'D360-API-KEY: x'),
  post('/messages', TEXT, LIVE, LIVE),
  post('/messages', TEXT, LIVE, 'X-Api-Key: {partner live}'),
  post('/messages', TEXT, 'X-Api-Key: {id:channel live}', 'X-Api-Secret: {channel live}'),
  post('/messages', TEXT, 'X-Api-Key: key_0', 'X-Api-Secret: {channel live}'),
  post('/messages', TEXT, 'X-Api-Secret: {channel live}'),
  post('/messages', TEXT, 'Authorization: Bearer {channel live}'),
  post('/messages', TEXT, 'Authorization: Digest x'),
  post('/messages', TEXT, 'Authorization: Bearer wat_x'),
  post('/messages', TEXT, LIVE, 'Content-Type: a/b', 'Content-Type: c/d'),
  post('/messages', TEXT, LIVE, 'Idempotency-Key: one'),
  post('/messages', TEXT, LIVE, 'Idempotency-Key: one', 'Idempotency-Key: two'),
  post('/messages', TEXT, LIVE, 'X-Request-Id: from-a-proxy', 'X-Forwarded-For: 203.0.113.9, 198.51.100.7:4711'),
  post('/messages', TEXT, LIVE, 'X-Request-Id: not good', 'X-Forwarded-For: nonsense'),
  post('/messages', TEXT, 'D360-API-KEY: {channel out of address}', 'X-Forwarded-For: 203.0.113.9'),
  post('/messages', TEXT, 'D360-API-KEY: {channel limited}'),
  get('/v1/whoami', 'D360-API-KEY: {channel limited}'),
  post('/messages', '{"a":', 'D360-API-KEY: {channel limited}'),
  post('/messages', TEXT, 'D360-API-KEY: {channel limited}'),
  post('/messages', TEXT, 'D360-API-KEY: {channel only send}'),
  post('/messages', TEXT, 'D360-API-KEY: {channel only manage}'),
];

const METHODS: AskedCall[] = [
  '/messages',
  '/v1/messages',
  '/v1/configs/webhook',
  '/v1/whoami',
  '/messages/one',
  '/api/v1/whoami',
  '/api/v2/whoami',
].flatMap((target) =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => ({
    line: `${method} ${target}`,
    headers: [LIVE],
  })),
);

const url = 'https://partner.example/in';
const WEBHOOKS: AskedCall[] = [
  get('/v1/configs/webhook', LIVE),
  post('/v1/configs/webhook', JSON.stringify({ url })),
  post('/v1/configs/webhook', JSON.stringify({ url, headers: { authorization: 'Bearer x' } })),
  get('/v1/configs/webhook', LIVE),
  { line: 'GET /v1/configs/webhook', headers: [LIVE], body: '{"a":' },
  { line: 'GET /v1/configs/webhook', headers: [LIVE], body: '{}' },
  post('/v1/configs/webhook', '{}'),
  post('/v1/configs/webhook', 'null'),
  post('/v1/configs/webhook', JSON.stringify({ url: 'http://169.254.169.254/' })),
  post('/v1/configs/webhook', JSON.stringify({ url }), 'D360-API-KEY: {channel only send}'),
  get('/v1/configs/webhook/', 'D360-API-KEY: {channel only send}'),
  get('/V1/Configs/Webhook?x', LIVE),
  get('/v1/configs', LIVE),
];

const TOLD: AskedCall[] = [
  get('/v1/whoami', LIVE),
  get('/v1/whoami', LIVE, 'If-None-Match: *'),
  get('/v1/whoami', LIVE, 'If-None-Match: *', 'Cache-Control: no-cache'),
  get('/v1/whoami', LIVE, 'If-None-Match: "a"'),
  get('/v1/whoami', LIVE, 'If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT'),
  get('/v1/whoami', LIVE, 'X-Chatelaine-Account: other'),
  get('/v1/whoami', LIVE, 'X-Chatelaine-Account: a', 'X-Chatelaine-Account: b'),
  { line: 'GET /v1/whoami', headers: [LIVE], body: '{"a":' },
  get('/v1/whoami/', LIVE),
  get('/v1/whoami/x', LIVE),
  get('/v1//whoami', LIVE),
  get('/v1\\whoami', LIVE),
  get('/v1/whoami', 'D360-API-KEY: {channel labelled}'),
  get('/api/v2/whoami', 'X-Api-Key: {partner live}'),
  get('/api/v2/whoami?x', 'X-Api-Key: {id:partner live}', 'X-Api-Secret: {partner live}'),
  get('/API/v2/whoami/', 'X-Api-Key: {partner revoked}'),
  get('/api/v2/whoami', 'Authorization: Bearer wat_nonsense'),
  get('/api/v2/whoami', 'X-Api-Key: {organization live}'),
  get('/api/v2/whoami', 'X-Api-Key: {partner live}', 'X-Chatelaine-Account: other'),
  get('/api/v2/whoami', 'X-Api-Key: {partner live}', 'If-None-Match: *'),
  get('/api/v2', 'X-Api-Key: {partner live}'),
  get('/api/v2//whoami', 'X-Api-Key: {partner live}'),
  get('/api/v1/whoami', 'Authorization: Bearer {organization live}'),
  get('/api/v1/whoami', 'X-Api-Key: {organization live}'),
  get('/api/v1/whoami', 'X-Api-Key: {organization out of address}'),
  get('/api/v1/whoami', 'X-Api-Key: {channel live}'),
  get('/api/v1/whoami/', 'X-Api-Key: {organization expired}'),
  get('/api/v1/whoami/x', 'X-Api-Key: {organization live}'),
  { line: 'HEAD /api/v1/whoami', headers: ['X-Api-Key: {organization live}'] },
  { line: 'HEAD /api/v2/whoami', headers: ['X-Api-Key: {partner live}'] },
];

/**
 * Requests for routes of the gateway and for other paths. Some requests are normal, and some have an unusual path,
 * unusual headers or an unusual body.
 */
export const ASKED_CALLS: readonly AskedCall[] = [
  ...MESSAGES,
  ...BODIES,
  ...KEYS,
  ...HEADS,
  ...METHODS,
  ...WEBHOOKS,
  ...TOLD,
];
