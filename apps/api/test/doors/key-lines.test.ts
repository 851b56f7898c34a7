import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newSecret } from '../../src/api-key/secret.ts';
import { createLog } from '../../src/platform/log.ts';
import { newSecretOf } from '../../src/platform/secret.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/running-channel.ts';

const FROM = '203.0.113.9';
const lines: string[] = [];
const log = createLog('info', { write: (line) => lines.push(line) });

let world: World;
beforeAll(async () => {
  world = await startWorld({ log, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
});
afterAll(() => world.stop());
beforeEach(() => {
  lines.length = 0;
});

interface Line {
  msg: string;
  requestId: string;
}
const keyLines = () => lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'key refused');
const call = (headers: Record<string, string>, path: string, method = 'GET') => {
  const from = { ...headers, 'x-forwarded-for': FROM };
  return method === 'GET' ? world.as({}).get(path, { headers: from }) : world.as({}).post(path, {}, { headers: from });
};
const WHO = '/v1/whoami';
const LIST = '/trpc/clients.list';
const pair = (id: string, secret: string) => ({ 'x-api-key': id, 'x-api-secret': secret });

const UNKNOWN: [what: string, refusal: string, headers: () => Record<string, string>, path: string, method?: string][] =
  [
    ['an unknown channel key', 'unauthenticated', () => ({ 'd360-api-key': newSecret('channel').secret }), WHO],
    [
      'the same on a message',
      'unauthenticated',
      () => ({ 'd360-api-key': newSecret('channel').secret }),
      '/messages',
      'POST',
    ],
    ['an unknown partner key', 'unauthenticated', () => ({ 'x-api-key': newSecret('partner').secret }), LIST],
    [
      'the same at the Partner API',
      'unauthenticated',
      () => ({ 'x-api-key': newSecret('partner').secret }),
      '/api/v2/whoami',
    ],
    [
      'an unknown organization key',
      'unauthenticated',
      () => ({ 'x-api-key': newSecret('organization').secret }),
      '/api/v1/whoami',
    ],
    ['a malformed key', 'unauthenticated', () => ({ 'd360-api-key': 'wac_nonsense' }), WHO],
    ['an unknown pair', 'unauthenticated', () => pair('key_0000000000000000000000', newSecret('channel').secret), WHO],
    ['a key without a scheme', 'wrong_header', () => ({ authorization: newSecret('organization').secret }), WHO],
    ['a key in a wrong place', 'wrong_header', () => ({ 'd360-api-key': newSecret('partner').secret }), WHO],
    [
      'two keys',
      'two_credentials',
      () => ({ 'x-api-key': newSecret('partner').secret, 'd360-api-key': newSecret('channel').secret }),
      WHO,
    ],
    [
      'an unknown legacy token',
      'unauthenticated',
      () => ({ authorization: `Bearer ${newSecretOf('wat').secret}` }),
      LIST,
    ],
    ['a malformed legacy token', 'unauthenticated', () => ({ authorization: 'Bearer wat_nonsense' }), '/api/v2/whoami'],
  ];

test.each(UNKNOWN)(
  '%s is one line with the address, and never the key',
  async (_what, refusal, headers, path, method) => {
    const sent = headers();

    const answer = await call(sent, path, method);

    expect(answer.refusal).toBe(refusal);
    expect(keyLines()).toEqual([
      expect.objectContaining({ address: FROM, refusal, key: null, requestId: answer.headers.get('x-request-id') }),
    ]);
    for (const secret of Object.values(sent)) expect(lines.join('')).not.toContain(secret);
  },
);

test('a known key that is refused is a line with its id: from elsewhere, over its limit, revoked, without the scope', async () => {
  const whoAmI = (key: { secret: string }) => call({ 'd360-api-key': key.secret }, WHO);

  const bound = await makeKey(world, { name: 'Bound', allowedAddresses: ['198.51.100.1'] });
  await whoAmI(bound);
  const limited = await makeKey(world, { name: 'Limited', limits: { perMinute: 1 } });
  await whoAmI(limited);
  await whoAmI(limited);
  await world.partner.channelKeys.revoke(limited.id);
  await whoAmI(limited);
  const { id: scopeless, secret } = await world.admin<{ id: string; secret: string }>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', 'Reads', '--scopes', 'read'],
  );
  await call({ 'x-api-key': secret }, '/trpc/settings.update', 'POST');

  const told = keyLines().map((line) => line as unknown as Record<string, string>);
  expect(told.map(({ key, refusal, address }) => [key, refusal, address])).toEqual([
    [bound.id, 'address_not_allowed', FROM],
    [limited.id, 'rate_limited', FROM],
    [limited.id, 'revoked', FROM],
    [scopeless, 'scope_missing', FROM],
  ]);
});

test('who shows no key, and whose key is good, is no such line', async () => {
  const good = await makeKey(world, { name: 'Good' });
  lines.length = 0;

  await call({}, WHO);
  await call({}, LIST);
  await call({ 'd360-api-key': good.secret }, WHO);

  expect(keyLines()).toEqual([]);
});

test('the sample of SECURITY.md finds unknown keys and wrong passwords by their address, and nothing else', async () => {
  const document = readFileSync(new URL('../../../../SECURITY.md', import.meta.url), 'utf8');
  const [, sample = ''] = /^failregex = (.+)$/m.exec(document) ?? [];
  const pattern = new RegExp(sample.replace('<HOST>', '(?<host>[\\da-f.:]+)'));
  const hosts = () => lines.flatMap((line) => pattern.exec(line.trim())?.groups?.host ?? []);
  const good = await makeKey(world, { name: 'Of the sample', allowedAddresses: ['198.51.100.1'] });
  lines.length = 0;

  await call({ 'd360-api-key': good.secret }, `${WHO}?"address":"198.51.100.7","refusal":"unauthenticated"`);
  await call({}, LIST);
  expect(hosts()).toEqual([]);
  await call({ 'd360-api-key': newSecret('channel').secret }, WHO);
  await world.nobody.post(
    '/api/auth/sign-in/email',
    { email: 'nobody@nowhere.example', password: 'whatever it may be' },
    { headers: { 'x-forwarded-for': '2001:db8::9' } },
  );

  await expect.poll(hosts).toEqual([FROM, '2001:db8::9']);
});
