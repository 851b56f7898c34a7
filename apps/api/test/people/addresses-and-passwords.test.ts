import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';

// These tests take two seconds, because the server computes a slow hash for each password that is set or tried.
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const PASSWORD = 'correct horse battery';
const invite = (email: string) =>
  world.admin<{ id: string; email: string; token: string }>(
    'person',
    'add',
    '--email',
    email,
    '--account',
    world.demo.partner.id,
  );
const signUp = (token: string, password: string) =>
  world.nobody.post('/sign-in/new', { token, name: 'Bakery Büro', password });

test.each([
  ['owner@bücher.example', 'owner@xn--bcher-kva.example', [' OWNER@BÜCHER.example ', 'owner@xn--bcher-kva.example']],
  ['  büro@Example.com ', 'büro@example.com', ['BÜRO@example.com', 'bu\u0308ro@EXAMPLE.com\u00a0']],
  ['kasse@пример.рф', 'kasse@xn--e1afmkfd.xn--p1ai', ['Kasse@ПРИМЕР.рф']],
])('%j is one address, and every spelling of it signs in at every door', async (given, kept, spellings) => {
  const { id, email, token } = await invite(given);
  const joined = await signUp(token, PASSWORD);

  expect(email).toBe(kept);
  expect(joined).toMatchObject({ status: 200, body: { email: kept } });
  for (const spelling of [kept, given, ...spellings]) {
    const cookie = (await world.nobody.post('/api/auth/sign-in/email', { email: spelling, password: PASSWORD }))
      .headers;
    const session = await world
      .as({ cookie: cookie.getSetCookie()[0]?.split(';', 1)[0] ?? '' })
      .get('/api/auth/get-session');
    const made = await world.nobody.post('/api/v2/token', { username: spelling, password: PASSWORD });
    expect([session.body, made.status]).toEqual([{ email: kept, name: 'Bakery Büro' }, 200]);
    expect((await invite(spelling)).id).toBe(id);
  }
  const wrong = await world.nobody.post('/api/auth/sign-in/email', { email: kept, password: 'another one' });
  expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []]);
});

test('a password that is guessed first is refused with a sentence when it is set and when it is reset; the link stays good', async () => {
  const first = await invite('baker@harbour-street.example');
  const weak = ['Password1234', 'baker@harbour-street.example', 'AcmeInbox2026', 'bakery-büro-1'];

  const refused = [];
  for (const password of weak) refused.push(await signUp(first.token, password));
  const made = await signUp(first.token, PASSWORD);
  const again = await signUp((await invite('baker@harbour-street.example')).token, 'PASSWORD2026!');

  expect(refused.map(({ body }) => body)).toMatchObject([
    { code: 'invalid_input', issues: [{ path: 'password', message: expect.stringContaining('Many people use') }] },
    ...Array(3).fill({ issues: [{ path: 'password', message: expect.stringContaining('your own name or address') }] }),
  ]);
  expect([made.status, again.refusal]).toEqual([200, 'invalid_input']);
});
