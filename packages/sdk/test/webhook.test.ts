import { inspect } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test, vi } from 'vitest';
import { signWebhook } from '../src/testing/index.ts';
import { verifyWebhook, WebhookError, type WebhookRequestHeaders } from '../src/webhooks/index.ts';
import { RAW_BODIES } from './support/raw-bodies.ts';
import { webhookEvent } from './support/words.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const body = JSON.stringify(webhookEvent);

/** The test vector of the Standard Webhooks libraries. */
const VECTOR = {
  body: '{"test": 2432232314}',
  at: 1614265330,
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
};
const age = () => Date.now() / 1000 - VECTOR.at;
const verifyVector = (headers: WebhookRequestHeaders, toleranceSec = age() + 60, secret: string | string[] = SECRET) =>
  verifyWebhook(VECTOR.body, headers, { secret, toleranceSec });
const codeOf = (error: unknown) => (error instanceof WebhookError ? error.code : error);

test('the vector of Standard Webhooks is taken', async () => {
  await expect(verifyVector(VECTOR.headers)).resolves.toEqual({ test: 2432232314 });
});

test('a webhook gives its event, typed by its type', async () => {
  const headers = await signWebhook(body, SECRET);

  const found = await verifyWebhook(Buffer.from(body), headers, { secret: SECRET });

  expect(found).toEqual(webhookEvent);
  if (found.type === 'permission.granted') expect(found.subject.facts.source).toBe('client_grant');
});

describe('headers come in every form', () => {
  const { headers } = VECTOR;
  const entries = Object.entries(headers);
  test.each([
    ['a Headers', new Headers(headers)],
    ['a record in capitals', Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value]))],
    ['lists', Object.fromEntries(entries.map(([name, value]) => [name, [value]]))],
    [
      'others beside them, one of them undefined',
      { ...headers, cookie: undefined, get: 'x', 'set-cookie': ['a', 'b'] },
    ],
    ['Signature twice, as a list', { ...headers, 'webhook-signature': ['v1,AAAA', headers['webhook-signature']] }],
    [
      'Signature twice, joined by Node',
      { ...headers, 'webhook-signature': `v1,AAAA, ${headers['webhook-signature']}` },
    ],
    ['other versions beside it', { ...headers, 'webhook-signature': `v1a,AAAA ${headers['webhook-signature']} v2,x` }],
  ] as [string, WebhookRequestHeaders][])('%s', async (_, given) => {
    await expect(verifyVector(given)).resolves.toEqual({ test: 2432232314 });
  });
});

test.each([
  ['without its prefix', SECRET.slice(6)],
  ['among several', [OTHER, SECRET]],
])('a secret %s is taken', async (_, secret) => {
  await expect(verifyVector(VECTOR.headers, age() + 60, secret)).resolves.toEqual({ test: 2432232314 });
});

describe('what is not right is refused by its code', () => {
  const { headers } = VECTOR;
  const signature = headers['webhook-signature'];
  const many = Array.from({ length: 10 }, (_, at) => `v1,${String(at).padEnd(43, 'A')}=`).join(' ');
  test.each([
    ['no id', { ...headers, 'webhook-id': undefined }, 'missing_header'],
    ['an empty timestamp', { ...headers, 'webhook-timestamp': '' }, 'missing_header'],
    ['no signature', { ...headers, 'webhook-signature': [] }, 'missing_header'],
    ['another id', { ...headers, 'webhook-id': 'msg_x' }, 'bad_signature'],
    ['two ids', { ...headers, 'Webhook-Id': headers['webhook-id'] }, 'bad_signature'],
    ['another timestamp', { ...headers, 'webhook-timestamp': '1614265331' }, 'bad_signature'],
    ['a timestamp that is no number', { ...headers, 'webhook-timestamp': 'now' }, 'bad_signature'],
    ['another signature', { ...headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` }, 'bad_signature'],
    ['half a signature', { ...headers, 'webhook-signature': signature.slice(0, -9) }, 'bad_signature'],
    [
      'the signature of another version',
      { ...headers, 'webhook-signature': `v2,${signature.slice(3)}` },
      'bad_signature',
    ],
    [
      'the right one after ten wrong ones',
      { ...headers, 'webhook-signature': `${many} ${signature}` },
      'bad_signature',
    ],
  ] as [string, WebhookRequestHeaders, string][])('%s: %s', async (_, given, code) => {
    const error = await verifyVector(given).catch(codeOf);

    expect(error).toBe(code);
  });

  test('another body, another secret, and no secret at all', async () => {
    const options = { toleranceSec: Number.POSITIVE_INFINITY };
    const altered = await verifyWebhook('{"test": 2432232315}', headers, { ...options, secret: SECRET }).catch(codeOf);
    const other = await verifyWebhook(VECTOR.body, headers, { ...options, secret: OTHER }).catch(codeOf);
    const none = await verifyWebhook(VECTOR.body, headers, { ...options, secret: [] }).catch(codeOf);

    expect([altered, other]).toEqual(['bad_signature', 'bad_signature']);
    expect(none).toBeInstanceOf(TypeError);
  });
});

describe('age is judged on both sides, 300 seconds by default', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  test.each([
    [0, 'taken'],
    [-300, 'taken'],
    [-301, 'too_old'],
    [300, 'taken'],
    [301, 'too_new'],
  ])('signed %d seconds from now: %s', async (seconds, expected) => {
    vi.spyOn(Date, 'now').mockReturnValue(now);
    const headers = await signWebhook(body, SECRET, new Date(now + seconds * 1000));

    const found = await verifyWebhook(body, headers, { secret: SECRET }).then(() => 'taken', codeOf);

    expect(found).toBe(expected);
  });

  test.each([Number.NaN, -1])('a tolerance of %d lets nothing pass', async (toleranceSec) => {
    await expect(verifyVector(VECTOR.headers, toleranceSec)).rejects.toMatchObject({ code: 'too_old' });
  });
});

test.each(['', '[', '[]', 'null', '"text"', '\xff', '{"a":"\xff"}'])(
  'a body %j that was signed rightly but is no event is not_json',
  async (text) => {
    const raw = Buffer.from(text, 'latin1');
    const headers = await signWebhook(raw, SECRET);

    const call = verifyWebhook(raw, headers, { secret: SECRET });

    await expect(call).rejects.toMatchObject({ code: 'not_json' });
  },
);

test('a body that was parsed is a mistake of the program, and is told so', async () => {
  const parsed: unknown = JSON.parse(body);
  const headers = await signWebhook(body, SECRET);

  const call = verifyWebhook(parsed as string, headers, { secret: SECRET });

  await expect(call).rejects.toThrow('Pass the raw body');
});

test.each(['', 'whsec_', 'whsec_ä', 'abcde', undefined])(
  'the secret %s is refused without being repeated',
  async (secret) => {
    const call = verifyWebhook(VECTOR.body, VECTOR.headers, { secret: secret as string });

    await expect(call).rejects.toThrow(new TypeError('Pass the secret in base64, with or without whsec_ before it.'));
  },
);

test('no error holds the body, a header or the secret', async () => {
  const planted = 'planted-7f3a';
  const headers = await signWebhook(planted, SECRET);
  const errors = [
    await verifyWebhook(planted, headers, { secret: SECRET }).catch((error: unknown) => error),
    await verifyWebhook(planted, { ...headers, 'webhook-id': planted }, { secret: SECRET }).catch(
      (error: unknown) => error,
    ),
    await verifyWebhook(planted, headers, { secret: `whsec_${planted}` }).catch((error: unknown) => error),
  ];

  const printed = errors.map((error) => inspect(error, { depth: 9, showHidden: true })).join();

  expect(errors.map(codeOf).slice(0, 2)).toEqual(['not_json', 'bad_signature']);
  // Express answers with this status.
  expect(errors[0]).toHaveProperty('status', 400);
  expect(printed).not.toMatch(/planted|MfKQ9r8GKYq/);
  expect(inspect(new Error(planted))).toMatch(/planted/);
});

describe('the library of Standard Webhooks agrees on every body', () => {
  const theirs = new Webhook(SECRET);
  test.each(RAW_BODIES)('%s', async (_, raw) => {
    const ours = await signWebhook(raw, SECRET);
    const at = new Date();
    const signed = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) };
    const their = { ...signed, 'webhook-signature': theirs.sign('msg_1', at, raw.toString()) };

    const theyTake = () => theirs.verify(raw, ours, { jsonParse: false });
    const weTake = await verifyWebhook(raw, their, { secret: SECRET }).then(() => 'taken', codeOf);
    const altered = await verifyWebhook(Buffer.concat([raw, Buffer.of(0)]), their, { secret: SECRET }).catch(codeOf);

    expect(theyTake).not.toThrow();
    // `verifyWebhook` checks the signature first and the JSON afterwards. So the error `not_json` shows that the
    // signature is valid.
    expect(weTake).toMatch(/^(taken|not_json)$/);
    expect(altered).toBe('bad_signature');
    expect(() => theirs.verify(Buffer.concat([raw, Buffer.of(0)]), ours)).toThrow();
  });
});
