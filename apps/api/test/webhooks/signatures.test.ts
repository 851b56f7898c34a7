import { verifyWebhook } from '@chatelaine/sdk/webhooks';
import { WEBHOOK_KINDS, type WebhookKind } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { verify as verifyOctokit } from '@octokit/webhooks-methods';
import fc from 'fast-check';
import { Webhook as Standard } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';
import { expect, test } from 'vitest';
import { signedHeaders, type ToSign } from '../../src/webhook/sign/signed-headers.ts';
import { newWebhookSecret } from '../../src/webhook/sign/webhook-secret.ts';

const SECRET = newWebhookSecret();
const OTHER = newWebhookSecret();
const sign = (kind: WebhookKind, over: Partial<ToSign> = {}) =>
  signedHeaders(kind, {
    ...{ id: 'evt_1', at: new Date(), body: '{"a":1}', secrets: [SECRET], platformSecret: 'test-platform-secret' },
    ...over,
  });
const accepts = (verify: () => unknown): boolean => {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
};
const LIBRARIES = [
  ['standardwebhooks', (secret, body, headers) => accepts(() => new Standard(secret).verify(body, headers))],
  ['svix', (secret, body, headers) => accepts(() => new Svix(secret).verify(body, headers))],
  [
    'the SDK',
    (secret, body, headers) =>
      verifyWebhook(body, headers, { secret }).then(
        () => true,
        () => false,
      ),
  ],
] satisfies [string, (secret: string, body: string, headers: Record<string, string>) => boolean | Promise<boolean>][];

test.each(LIBRARIES)('%s takes what is signed, and refuses what was altered', async (_, isTaken) => {
  for (const kind of WEBHOOK_KINDS) {
    const headers = sign(kind);
    expect(await isTaken(SECRET, '{"a":1}', headers)).toBe(true);
    expect(await isTaken(SECRET, '{"a":2}', headers)).toBe(false);
    expect(await isTaken(OTHER, '{"a":1}', headers)).toBe(false);
    expect(await isTaken(SECRET, '{"a":1}', { ...headers, 'webhook-id': 'evt_2' })).toBe(false);
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(await isTaken(SECRET, '{"a":1}', { ...headers, 'webhook-timestamp': later })).toBe(false);
    expect(await isTaken(SECRET, '{"a":1}', sign(kind, { at: new Date(Date.now() - 600_000) }))).toBe(false);
  }
});

test.each(LIBRARIES)('during a rotation, %s takes both secrets and no third one', async (_, isTaken) => {
  const headers = sign('client', { secrets: [SECRET, OTHER] });

  expect(await isTaken(SECRET, '{"a":1}', headers)).toBe(true);
  expect(await isTaken(OTHER, '{"a":1}', headers)).toBe(true);
  expect(await isTaken(newWebhookSecret(), '{"a":1}', headers)).toBe(false);
});

test('the SDK and the libraries agree on random bodies', async () => {
  const json = fc.oneof(
    fc.object({ maxDepth: 1 }),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
  );
  const changes = fc.constantFrom<(body: string) => string>(
    (body) => body,
    (body) => body,
    (body) => `${body} `,
    (body) => body.replace('{', '{"added":1,').replace(',}', '}'),
  );
  await fc.assert(
    fc.asyncProperty(json, changes, fc.constantFrom(SECRET, OTHER), async (value, change, secret) => {
      const body = JSON.stringify(value);
      const headers = sign('channel', { body, secrets: [SECRET] });
      const isOurs = change(body) === body && secret === SECRET;

      const taken = await Promise.all(LIBRARIES.map(([, isTaken]) => isTaken(secret, change(body), headers)));
      expect(taken).toEqual([isOurs, isOurs, isOurs]);
      expect(await verifyOctokit(secret, change(body), headers['X-Hub-Signature-256'] ?? '')).toBe(isOurs);
    }),
    { numRuns: rounds(100, 1_000) },
  );
});

test('@octokit/webhooks-methods takes the webhook of a number, and refuses what was altered', async () => {
  const { 'X-Hub-Signature-256': signature = '' } = sign('channel', { secrets: [SECRET, OTHER] });

  expect(await verifyOctokit(SECRET, '{"a":1}', signature)).toBe(true);
  expect(await verifyOctokit(SECRET, '{"a":2}', signature)).toBe(false);
  // The header holds one value, so the secret before the rotation no longer signs it.
  expect(await verifyOctokit(OTHER, '{"a":1}', signature)).toBe(false);
});

test("WAHA's test vector comes out", () => {
  const body = '{"event":"message","session":"default","engine":"WEBJS"}';
  const at = new Date(1_700_000_000_123);

  expect(sign('client', { body, at, secrets: ['my-secret-key', SECRET] })).toMatchObject({
    'X-Webhook-Hmac':
      '208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89',
    'X-Webhook-Hmac-Algorithm': 'sha512',
    'X-Webhook-Request-Id': 'evt_1',
    'X-Webhook-Timestamp': '1700000000123',
    'webhook-timestamp': '1700000000',
  });
});

test("360dialog's and Meta's test vectors come out", () => {
  const partner = sign('partner', { body: '{"id":"evt1","event":"channel_created","data":{}}' });
  const channel = sign('channel', {
    body: '{"object":"whatsapp_business_account","entry":[]}',
    secrets: ['test-app-secret'],
  });

  expect(partner['x-360dialog-signature']).toBe('053b4cd134b586039d59b791e371ba9f6986de0b71179513be2c63161a534efa');
  expect(channel['X-Hub-Signature-256']).toBe(
    'sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc',
  );
});

test('a secret that is no base64 signs with the bytes of its text', () => {
  for (const secret of ['a secret of my own', 'whsec_not base64!', 'whsec_', 'whsec_AAAAA']) {
    const headers = sign('partner', { secrets: [secret] });
    expect(accepts(() => new Standard(secret, { format: 'raw' }).verify('{"a":1}', headers))).toBe(true);
  }
});

test('without a secret nothing is signed, and the id and the time are there', () => {
  const bare = { secrets: [], platformSecret: null };

  expect(Object.keys(sign('channel', bare))).toEqual(['webhook-id', 'webhook-timestamp']);
  expect(Object.keys(sign('partner', bare))).toEqual(['webhook-id', 'webhook-timestamp']);
});
