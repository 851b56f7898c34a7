import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, call, post, withCookie } from './support/call.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { cookieIn } from './support/people.ts';

let doors: Doors;
let cookie: string;
beforeAll(async () => {
  doors = await openDoors();
  ({ cookie } = await doors.signIn(doors.demo.partner.user));
});
afterAll(() => doors.stop());

const NAME = 'chatelaine.session_token';
const whoAmI = async (sent: string) =>
  (await call(`${doors.baseUrl}/api/auth/get-session`, { headers: { cookie: sent } })).body;
const link = () => ({ path: `/onboarding/${doors.demo.partner.id}`, query: '' });
const swap = (text: string) => (text.endsWith('a') ? `${text.slice(0, -1)}b` : `${text.slice(0, -1)}a`);

/** The parts of a live cookie: the session's token and the signature over it, not encoded. */
function partsOf(sent: string): [token: string, signature: string] {
  const [token = '', signature = ''] = decodeURIComponent(sent.slice(NAME.length + 1)).split(/\.(.*)/s);
  return [token, signature];
}
const cookieOf = (...parts: string[]) => `${NAME}=${encodeURIComponent(parts.join('.'))}`;

describe('a cookie that we did not sign is none', () => {
  const FORGED: [what: string, make: (token: string, signature: string, stored: string) => string][] = [
    ['with another signature', (token, signature) => cookieOf(token, `${swap(signature.replace('=', ''))}=`)],
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
    const [row] = await doors.sql<{ token: string }>(
      'select token from identity.session order by "createdAt" desc limit 1',
    );
    const [token, signature] = partsOf(cookie);
    const forged = make(token, signature, row?.token ?? '');

    const asked = await post(doors.baseUrl, '/permission/question', link(), { cookie: forged });

    expect(row?.token).toBe(token);
    expect(await whoAmI(forged)).toBeNull();
    expect(asked.body).toMatchObject({ step: 'sign_in' });
    expect((await ask(doors.baseUrl, withCookie(doors.baseUrl, forged), 'settings.get')).status).toBe(401);
  });

  test('the real one is somebody', async () => {
    expect(await whoAmI(cookie)).toEqual({ email: doors.demo.partner.user.email, name: 'Owner' });
    expect((await ask(doors.baseUrl, withCookie(doors.baseUrl, cookie), 'settings.get')).status).toBe(200);
  });
});

test('signing out kills the cookie, wherever it was copied to', async () => {
  const signedIn = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);

  const out = await signedIn.post('/api/auth/sign-out', {});

  expect(out.status).toBe(200);
  expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/i);
  expect(await whoAmI(signedIn.cookie)).toBeNull();
  expect((await ask(doors.baseUrl, withCookie(doors.baseUrl, signedIn.cookie), 'channels.list')).status).toBe(401);
});

test('confirming the password ends the older session of the same browser, and gives a new cookie', async () => {
  const user = doors.demo.clients[1]?.user ?? doors.demo.partner.user;
  const before = await doors.signIn(user);

  const again = await post(doors.baseUrl, '/api/auth/sign-in/email', user, { cookie: before.cookie });

  expect(cookieIn(again.headers)).not.toBe(before.cookie);
  expect(await whoAmI(before.cookie)).toBeNull();
  expect(await whoAmI(cookieIn(again.headers))).toMatchObject({ email: user.email });
});

describe('another site signs nobody in', () => {
  const ELSEWHERE: [string, Record<string, string>][] = [
    ['of another origin', { origin: 'https://evil.example' }],
    ['of the origin null', { origin: 'null' }],
    ['by a browser that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ];

  test.each(ELSEWHERE)('a sign-in %s is refused', async (_what, headers) => {
    const sessions = () => doors.sql('select id from identity.session order by id');
    const before = await sessions();
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };

    const answers = await Promise.all([
      call(`${doors.baseUrl}/api/auth/sign-in/email`, { ...init, body: JSON.stringify(doors.demo.partner.user) }),
      call(`${doors.baseUrl}/sign-in/new`, {
        ...init,
        body: JSON.stringify({ token: 'x', name: 'x', password: 'x'.repeat(12) }),
      }),
    ]);

    expect(answers.map(({ status }: Answer) => status)).toEqual([400, 400]);
    expect(answers.flatMap(({ headers: sent }) => sent.getSetCookie())).toEqual([]);
    expect(await sessions()).toEqual(before);
  });

  test('a program without a browser’s headers may', async () => {
    const body = JSON.stringify(doors.demo.partner.user);

    const answer = await call(`${doors.baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

    expect(answer.status).toBe(200);
  });
});
