import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyKind, RefusalCode } from '@chatelaine/shared';
import { isFull, rounds } from '@chatelaine/tools/rounds';
import express, { type RequestHandler, Router } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../../src/door/front.ts';
import type { PlainHandler } from '../../src/door/plain-door.ts';
import { startCallKeeper } from '../../src/kept-call/index.ts';
import { newSecretOf } from '../../src/platform/secret.ts';
import { type Answer, call } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal, refusalIn } from './support/expect-refusal.ts';
import { type KeyState, REFUSAL_OF, statesOf } from './support/key-states.ts';
import { type KeyRing, makeKeyRings, type RingKey } from './support/key-world.ts';
import { KEYED_ROUTES, KEYLESS_ROUTES, type KeyedRoute } from './support/keyed-routes.ts';
import { frontAt, mountedRoutes, procedureTypes, routesOfFront } from './support/mounted-routes.ts';
import { seen } from './support/seen.ts';
import { spread } from './support/spread.ts';

const KINDS: readonly KeyKind[] = ['partner', 'channel', 'organization'];
const PREFIXES = { partner: 'wap', channel: 'wac', organization: 'wa' } as const;
const NAMES = Object.keys(KEYED_ROUTES);

type Form = keyof typeof FORMS;
/** The headers with which a caller can send a key. */
const FORMS = {
  'x-api-key': ({ secret }: RingKey) => ({ 'x-api-key': secret }),
  'D360-API-KEY': ({ secret }: RingKey) => ({ 'd360-api-key': secret }),
  Bearer: ({ secret }: RingKey) => ({ authorization: `Bearer ${secret}` }),
  'Basic, id and secret': ({ id, secret }: RingKey) => {
    return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  },
  'x-api-key and x-api-secret': ({ id, secret }: RingKey) => ({ 'x-api-key': id, 'x-api-secret': secret }),
};
const PAIRS: readonly Form[] = ['Basic, id and secret', 'x-api-key and x-api-secret'];
/**
 * The forms in which the server accepts each kind of key. Most tests below use the first form in the list, which is the
 * usual form.
 */
const ACCEPTED: Record<KeyKind, readonly [Form, ...Form[]]> = {
  partner: ['x-api-key', ...PAIRS],
  channel: ['D360-API-KEY', ...PAIRS],
  organization: ['Bearer', 'x-api-key', ...PAIRS],
};
const BELONGS: Record<KeyKind, string> = {
  partner:
    'This is a partner key. Send it as x-api-key to /trpc or /api/v2; for messages use a channel key as D360-API-KEY.',
  channel:
    'This is a channel key. Send it as D360-API-KEY to /messages; for /trpc and /api/v2 use a partner key as x-api-key.',
  organization:
    'This is an organization key. Send it as Authorization: Bearer to /api/v1; for messages use a channel key as D360-API-KEY.',
};

let world: World;
let rings: Record<KeyKind, KeyRing>;
beforeAll(async () => {
  const clock = fakeClock();
  world = await startWorld({ clock });
  rings = await makeKeyRings(world, clock.pass);
});
afterAll(() => world.stop());

test('every mounted route is in the table, or named with the reason why no key opens it', async () => {
  const procedures = Object.keys(procedureTypes()).map((path) => `/trpc/${path}`);

  const mounted = [...routesOfFront(await frontAt(world.baseUrl)), ...procedures];

  expect(mounted.sort()).toEqual([...NAMES, ...Object.keys(KEYLESS_ROUTES)].sort());
});

test('a route that is new is seen, however it is mounted', async () => {
  await using other = await startWorld();
  const { rest: app } = await frontAt(other.baseUrl);
  const before = mountedRoutes(app);
  const answer: RequestHandler = (_req, res) => void res.end();

  app.get('/new', answer).use(Router().post(['/new/a', '/new/b'], answer));
  app.use('/new', Router().use('/deep', Router().all('/er', answer)), answer);

  const seenNew = mountedRoutes(app).filter((route) => !before.includes(route));
  expect(seenNew).toEqual(['ALL /new/deep/er', 'GET /new', 'POST /new/a', 'POST /new/b', 'USE /new']);
});

test('a plain route that is new is seen: what is listed is what is answered', async () => {
  const { log } = world.services;
  const answer: PlainHandler = async ({ res }) => void res.end('new');
  const calls = startCallKeeper({ ...world.services, sample: 0 });
  const paths = { '/new': { POST: answer } };
  const door = { name: 'messaging', paths, headers: {}, dress: () => ({}), challenge: () => '', log, calls } as const;
  const proxies = { isTrusted: () => false, onIgnored: () => {} };
  const front = openFront([door], express(), { log, proxies });
  await using server = await listenWith(front);

  expect(routesOfFront(front)).toEqual(['ALL /new', 'POST /new']);
  expect((await call(`${server.url}/NEW/?x`, { method: 'POST' })).text).toBe('new');
  expect((await call(`${server.url}/new/er`, { method: 'POST' })).status).toBe(404);
  await calls.stop();
});

async function listenWith(front: RequestListener) {
  const server = createServer(front).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => void (await new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}

const changed = (secret: string, at: number) =>
  secret.slice(0, at) + (secret[at] === 'a' ? 'b' : 'a') + secret.slice(at + 1);

/**
 * Returns a key of this kind that is in this state. For the state `out of scope`, the key lacks the scope of the route.
 */
function keyIn(kind: KeyKind, state: KeyState, { scope, orScope, send }: KeyedRoute): RingKey {
  const { inState, withScope } = rings[kind];
  const live = inState.live ?? NO_KEY;
  // For the state `one character changed`, each route changes the character at another position, but never in the
  // prefix.
  const at = 5 + (NAMES.findIndex((name) => KEYED_ROUTES[name]?.send === send) % (live.secret.length - 5));
  if (state === 'one character changed') return { ...live, secret: changed(live.secret, at) };
  const other = Object.entries(withScope).find(([own]) => own !== scope && own !== orScope)?.[1];
  const found = state === 'out of scope' ? other : inState[state];
  if (found === undefined) throw new Error(`There is no ${kind} key that is ${state}.`);
  return found;
}
const NO_KEY: RingKey = { id: '', secret: '' };

const present = (kind: KeyKind, { send }: KeyedRoute, key: RingKey, form: Form = ACCEPTED[kind][0]) =>
  send(world.as(FORMS[form](key)));

/**
 * Returns the refusal that this route gives to its own kind of key in this state. Null means that the route accepts the
 * key.
 */
function expectedOf({ scope, isForPeople }: KeyedRoute, state: KeyState): RefusalCode | null {
  const refusal = REFUSAL_OF[state];
  if (isForPeople && (refusal === null || state === 'out of scope')) return 'not_allowed';
  return state === 'out of scope' && scope === null ? null : refusal;
}

/**
 * Returns the refusal that concerns the key. Null means that the server accepted the key, even if the call failed for
 * another reason.
 */
function told({ status, headers }: Answer): string | null {
  const refusal = headers.get('x-refusal');
  const isOfKey = [401, 403, 429, 500, 503].includes(status) || refusal === 'channel_not_running';
  return isOfKey ? refusal : null;
}

describe.each(Object.entries(KEYED_ROUTES))('%s', (name, route) => {
  const { door, kind } = route;
  // All procedures use the same check of keys. So a quick run tries a few keys at each procedure, and every key at some
  // procedure.
  const some = <T>(all: readonly T[], quick: number) =>
    door === 'procedures' ? spread(all, rounds(quick, all.length), NAMES.indexOf(name)) : all;
  // Each route needs a scope of its own. So even a quick run tries a live key and a key `out of scope` at every route.
  const isOfScope = (state: KeyState) => ['live', 'out of scope'].includes(state);
  const someStates = () => {
    const states = statesOf(kind);
    const others = some(
      states.filter((state) => !isOfScope(state)),
      1,
    );
    return states.filter((state) => isOfScope(state) || others.includes(state));
  };

  test.each(someStates())(`its own kind of key, ${kind}: %s`, async (state) => {
    const expected = expectedOf(route, state);

    const answer = await present(kind, route, keyIn(kind, state, route));

    expect(told(answer), answer.text).toBe(expected);
    if (expected !== null) expectRefusal(answer, door, expected);
  });

  // In the next two tests, the server refuses the key before it looks for a procedure. So all procedures give the same
  // answer, and a quick run tries only every fifth procedure.
  const isTried = door !== 'procedures' || isFull || NAMES.indexOf(name) % 5 === 0;

  if (isTried) {
    test('a key with one character changed is answered as a random string is', async () => {
      const strings = [newSecretOf(PREFIXES[kind]).secret, 'x'].map((secret) => ({ id: 'key_0', secret }));

      const wrong = seen(await present(kind, route, keyIn(kind, 'one character changed', route)));
      const random = await Promise.all(strings.map(async (key) => seen(await present(kind, route, key))));

      expect(random).toEqual([wrong, wrong]);
      expect(wrong).toMatchObject({ status: 401, headers: expect.arrayContaining([['x-refusal', 'unauthenticated']]) });
    });

    test('the key is taken in its own header and as a pair, and told so in another', async () => {
      const { live = NO_KEY } = rings[kind].inState;
      const isIn = route.isForPeople ? 'not_allowed' : null;

      const answers = await Promise.all(
        (Object.keys(FORMS) as Form[]).map(async (form) => [form, told(await present(kind, route, live, form))]),
      );

      const expected = Object.keys(FORMS).map((form) => [
        form,
        ACCEPTED[kind].includes(form as Form) ? isIn : 'wrong_header',
      ]);
      expect(answers).toEqual(expected);
    });
  }

  test.each(KINDS.filter((other) => other !== kind))(
    'a key of another door, %s, is told where it belongs, whatever has become of it',
    async (other) => {
      const live = await present(other, route, keyIn(other, 'live', route));
      const keys = [...statesOf(other).map((state) => keyIn(other, state, route)), strangerOf(other)];

      const inStates = await Promise.all(some(keys, 1).map(async (key) => seen(await present(other, route, key))));
      const inForms = await Promise.all(
        some(Object.keys(FORMS) as Form[], 1).map(async (form) =>
          seen(await present(other, route, rings[other].inState.live ?? NO_KEY, form)),
        ),
      );

      expectRefusal(live, door, 'wrong_header');
      expect(refusalIn(live, door).message).toBe(BELONGS[other]);
      for (const each of inStates) expect(each).toEqual(seen(live));
      for (const each of inForms) expect(withoutForm(each)).toEqual(withoutForm(seen(live)));
    },
  );
});

// Removes `invalid_token`, which is only in the challenge for a Bearer token. This word shows only that the caller sent
// the key as a Bearer token, which the caller already knows.
const withoutForm = ({ headers, ...rest }: ReturnType<typeof seen>) => ({
  ...rest,
  headers: headers.map(([name, value]) => [name, value?.replace(', error="invalid_token"', '')]),
});

const strangerOf = (kind: KeyKind): RingKey => ({ id: 'key_0', secret: newSecretOf(PREFIXES[kind]).secret });

describe('a route that needs no key answers as if there were none', () => {
  const routes = Object.keys(KEYLESS_ROUTES).filter((name) => !name.startsWith('USE '));

  test.each(routes)('%s', async (name) => {
    const [method = '', path = ''] = name.replace(':partnerId', world.demo.partner.id).split(' ');
    const send = (headers: Record<string, string>) =>
      method === 'POST'
        ? world.nobody.post(path, {}, { headers })
        : call(world.baseUrl + path, { method: method === 'ALL' ? 'LINK' : 'GET', headers });
    const plain = withoutNonce(await send({}));

    // A quick run sends a few of all the keys to each route. Each route gets other keys than the route before it.
    const all = KINDS.flatMap((kind) => Object.values(FORMS).map((form) => form(rings[kind].inState.live ?? NO_KEY)));
    for (const headers of spread(all, rounds(3, all.length), routes.indexOf(name)))
      expect(withoutNonce(await send(headers))).toEqual(plain);
  });

  // Removes the parts that are different in every answer: the nonce in a page, the challenge for a passkey, and numbers
  // such as the clock difference in a health check.
  const withoutNonce = (answer: Answer) => {
    const { status, headers, text } = seen(answer);
    const same = text.replace(/nonce="[^"]*"/g, 'nonce').replace(/"challenge":"[^"]*"/g, 'challenge');
    return { status, headers, text: same.replace(/\d+/g, '0') };
  };
});
