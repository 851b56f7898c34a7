import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { missingChannel } from './support/running-channel.ts';
import { snapshot } from './support/tables.ts';

/**
 * A change that a person makes with the session cookie, and the parts of the request that our own page sends for this
 * change.
 */
interface Change {
  path: string;
  body: unknown;
  cookie: string;
}

let world: World;
let changes: Change[];

beforeAll(async () => {
  world = await startWorld();
  const { baseUrl, demo, bakery } = world;
  const owner = world.as(bakery.user);
  const { cookie: partnerCookie } = world.as(demo.partner.user);
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const asked = await owner.question(baseUrl + link.path);
  const requestId = asked.step === 'choose' ? asked.requestId : '';
  const [, second] = bakery.channels;
  const save = { requestId, decision: 'save', clientId: bakery.id, grant: [second?.id], withdraw: [], keep: [] };
  changes = [
    { path: '/permission/question', body: { ...link, query: '?state=another' }, cookie: owner.cookie },
    {
      path: '/trpc/channelKeys.create',
      body: { channelId: missingChannel(world), name: 'Forged' },
      cookie: owner.cookie,
    },
    { path: '/trpc/settings.update', body: { requireSignature: true }, cookie: partnerCookie },
    { path: '/trpc/onboarding.start', body: {}, cookie: partnerCookie },
    { path: '/permission/answer', body: save, cookie: owner.cookie },
    { path: '/api/auth/sign-out', body: {}, cookie: owner.cookie },
  ];
});
afterAll(() => world.stop());

const form = (body: unknown) => new URLSearchParams(Object.entries(body as Record<string, string>)).toString();

/**
 * Header lines of requests that another site can make a visitor's browser send, or that a careless program might send.
 */
const FORGED: [what: string, (origin: string) => Record<string, string | null>, encode?: (body: unknown) => string][] =
  [
    ['another origin', () => ({ origin: 'https://evil.example' })],
    ['the origin null', () => ({ origin: 'null' })],
    ['no origin', () => ({ origin: null })],
    ['another port', (origin) => ({ origin: origin.replace(/\d+$/, '1') })],
    ['another scheme', (origin) => ({ origin: origin.replace('http:', 'https:') })],
    ['ours as the beginning of another', (origin) => ({ origin: `${origin}.evil.example` })],
    ['a host below ours', (origin) => ({ origin: origin.replace('//', '//evil.') })],
    ['our address by its number', (origin) => ({ origin: origin.replace('localhost', '127.0.0.1') })],
    ['ours with a path', (origin) => ({ origin: `${origin}/` })],
    ['ours in capitals', (origin) => ({ origin: origin.replace('localhost', 'LOCALHOST') })],
    ['two origins', (origin) => ({ origin: `${origin}, https://evil.example` })],
    ['only a referer of ours', (origin) => ({ origin: null, referer: `${origin}/permission` })],
    ['without our header', () => ({ 'x-chatelaine': null })],
    ['our header with another value', () => ({ 'x-chatelaine': 'true' })],
    ['JSON as text/plain', () => ({ 'content-type': 'text/plain' })],
    ['a form', () => ({ 'content-type': 'application/x-www-form-urlencoded' }), form],
    [
      'a form of another site',
      () => ({
        origin: 'https://evil.example',
        'x-chatelaine': null,
        'content-type': 'application/x-www-form-urlencoded',
      }),
      form,
    ],
    [
      'no-cors fetch of another site',
      () => ({ origin: 'https://evil.example', 'x-chatelaine': null, 'content-type': 'text/plain' }),
    ],
    ['no content type', () => ({ 'content-type': null })],
  ];

function send(
  { path, body, cookie }: Change,
  over: Record<string, string | null> = {},
  text = JSON.stringify(body),
): Promise<Answer> {
  const { baseUrl } = world;
  const all = { cookie, origin: baseUrl, 'x-chatelaine': '1', 'content-type': 'application/json', ...over };
  const headers = new Headers(Object.entries(all).filter((line): line is [string, string] => line[1] !== null));
  // The test sends the body as bytes. If the body were a string and the test set no content type, `fetch` would add a
  // content type of its own.
  return call(baseUrl + path, { method: 'POST', headers, body: Buffer.from(text) });
}

describe('a change by cookie comes from our own page or not at all', () => {
  test.each(FORGED)('%s', async (_what, over, encode) => {
    const before = await snapshot(world);

    const answers: [string, Answer][] = [];
    for (const change of changes)
      answers.push([change.path, await send(change, over(world.baseUrl), encode?.(change.body))]);

    expect(answers.filter(([, { status }]) => status < 400)).toEqual([]);
    expect(answers.filter(([, { headers }]) => headers.getSetCookie().length > 0)).toEqual([]);
    expect(await snapshot(world)).toEqual(before);
  });

  test.each(['GET', 'HEAD'])('%s, as an image or a link sends it', async (method) => {
    const before = await snapshot(world);

    for (const { path, body, cookie } of changes) {
      const query = `?input=${encodeURIComponent(JSON.stringify(body))}&${form(body)}`;
      for (const headers of [{ cookie }, { cookie, 'x-chatelaine': '1', origin: world.baseUrl }]) {
        await call(world.baseUrl + path + query, { method, headers });
      }
    }

    expect(await snapshot(world)).toEqual(before);
  });

  test('our own page', async () => {
    const before = await snapshot(world);

    for (const change of changes) {
      const answer = await send(change);

      expect([answer.status, answer.headers.get('x-refusal')], `${change.path} ${answer.text}`).toEqual([200, null]);
    }
    const after = await snapshot(world);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(
      [
        ...['api_key', 'api_key_secret', 'event', 'partner', 'permission', 'permission_request'].map(
          (name) => `public.${name}`,
        ),
        'identity.session',
      ].sort(),
    );
  });
});
