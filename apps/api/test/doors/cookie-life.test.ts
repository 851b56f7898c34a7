import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { cookieHeaders, cookieIn } from '../world/visitor.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await startWorld();
  ({ cookie } = await world.signIn(world.demo.partner.user));
});
afterAll(() => world.stop());

const NAME = 'chatelaine.session_token';
const whoAmI = async (sent: string) =>
  (await call(`${world.baseUrl}/api/auth/get-session`, { headers: { cookie: sent } })).body;
const link = () => ({ path: `/onboarding/${world.demo.partner.id}`, query: '' });
const swapAt = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
const swap = (text: string) => (text.endsWith('a') ? `${text.slice(0, -1)}b` : `${text.slice(0, -1)}a`);

/** Decodes a session cookie, and returns its two parts: the token of the session, and the signature of this token. */
function partsOf(sent: string): [token: string, signature: string] {
  const [token = '', signature = ''] = decodeURIComponent(sent.slice(NAME.length + 1)).split(/\.(.*)/s);
  return [token, signature];
}
const cookieOf = (...parts: string[]) => `${NAME}=${encodeURIComponent(parts.join('.'))}`;

describe('a cookie that we did not sign is none', () => {
  const FORGED: [what: string, make: (token: string, signature: string, stored: string) => string][] = [
    // This row changes a character in the middle of the signature. Only four of the six bits of the last character
    // count. So in one of sixteen cases, a different last character would give the same signature.
    ['with another signature', (token, signature) => cookieOf(token, swapAt(signature, 20))],
    [
      'with a changed first character of the signature',
      (token, signature) => cookieOf(token, (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)),
    ],
    ['with a cut signature', (token, signature) => cookieOf(token, signature.slice(0, 20))],
    ['with an empty signature', (token) => cookieOf(token, '')],
    ['unsigned, the very token of the table', (_token, _signature, stored) => cookieOf(stored)],
    ['the token of the table, not encoded', (_token, _signature, stored) => `${NAME}=${stored}`],
    ['with another token under this signature', (token, signature) => cookieOf(swap(token), signature)],
    ['under another name', (token, signature) => `session_token=${encodeURIComponent(`${token}.${signature}`)}`],
    ['in quotes that do not close', (token, signature) => `${NAME}="${token}.${signature}`],
    ['empty', () => `${NAME}=`],
  ];

  test.each(FORGED)('%s', async (_what, make) => {
    const [row] = await world.sql<{ token: string }>(
      'select token from identity.session order by "createdAt" desc limit 1',
    );
    const [token, signature] = partsOf(cookie);
    const forged = make(token, signature, row?.token ?? '');

    const asked = await world.nobody.post('/permission/question', link(), { headers: { cookie: forged } });

    expect(row?.token).toBe(token);
    expect(await whoAmI(forged)).toBeNull();
    expect(asked.body).toMatchObject({ step: 'sign_in' });
    expect((await world.as(cookieHeaders(world.baseUrl, forged)).ask('settings.get')).status).toBe(401);
  });

  test('the real one is somebody', async () => {
    expect(await whoAmI(cookie)).toEqual({ email: world.demo.partner.user.email, name: 'Owner' });
    expect((await world.as(cookieHeaders(world.baseUrl, cookie)).ask('settings.get')).status).toBe(200);
  });
});

test('signing out kills the cookie, wherever it was copied to', async () => {
  const signedIn = await world.signIn(world.bakery.user);

  const out = await signedIn.post('/api/auth/sign-out', {});

  expect(out.status).toBe(200);
  expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/i);
  expect(await whoAmI(signedIn.cookie)).toBeNull();
  expect((await signedIn.ask('channels.list')).status).toBe(401);
});

test('confirming the password ends the older session of the same browser, and gives a new cookie', async () => {
  const { user } = world.travel;
  const before = await world.signIn(user);

  const again = await before.post('/api/auth/sign-in/email', user);

  expect(cookieIn(again.headers.getSetCookie())).not.toBe(before.cookie);
  expect(await whoAmI(before.cookie)).toBeNull();
  expect(await whoAmI(cookieIn(again.headers.getSetCookie()))).toMatchObject({ email: user.email });
});

describe('another site signs nobody in', () => {
  const ELSEWHERE: [string, Record<string, string>][] = [
    ['of another origin', { origin: 'https://evil.example' }],
    ['of the origin null', { origin: 'null' }],
    ['by a browser that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ];

  test.each(ELSEWHERE)('a sign-in %s is refused', async (_what, headers) => {
    const sessions = () => world.sql('select id from identity.session order by id');
    const before = await sessions();
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };

    const answers = await Promise.all([
      call(`${world.baseUrl}/api/auth/sign-in/email`, { ...init, body: JSON.stringify(world.demo.partner.user) }),
      call(`${world.baseUrl}/sign-in/new`, {
        ...init,
        body: JSON.stringify({ token: 'x', name: 'x', password: 'x'.repeat(12) }),
      }),
    ]);

    expect(answers.map(({ status }: Answer) => status)).toEqual([400, 400]);
    expect(answers.flatMap(({ headers: sent }) => sent.getSetCookie())).toEqual([]);
    expect(await sessions()).toEqual(before);
  });

  test('a program without a browser’s headers may', async () => {
    const body = JSON.stringify(world.demo.partner.user);

    const answer = await call(`${world.baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

    expect(answer.status).toBe(200);
  });
});
