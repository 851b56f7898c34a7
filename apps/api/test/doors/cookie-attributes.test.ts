import { describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { type Answer, call, resultOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { cookieIn } from '../world/visitor.ts';

describe('no script and no other site can read the cookies', () => {
  // A cookie gives the time when it ends in two attributes: `Max-Age`, and `Expires` for very old browsers. This
  // function leaves `Expires` out.
  const attributesOf = ({ headers }: Answer) =>
    headers.getSetCookie().map((each) =>
      each
        .split('; ')
        .slice(1)
        .filter((attribute) => !attribute.startsWith('Expires='))
        .sort(),
    );
  // The `Max-Age` of two cookies, in seconds. The cookie of the session is valid for a week. The cookie that identifies
  // the browser is valid for 400 days, the longest time for which browsers keep any cookie.
  const LIVES = ['Max-Age=604800', 'Max-Age=34560000'];

  test('over http', async () => {
    await using world = await startWorld();

    const answer = await world.nobody.post('/api/auth/sign-in/email', world.demo.partner.user);

    expect(cookieIn(answer.headers.getSetCookie())).toMatch(
      /^chatelaine\.session_token=[^;]*; chatelaine\.device-[0-9a-f]{16}=/,
    );
    expect(attributesOf(answer)).toEqual(LIVES.map((life) => ['HttpOnly', life, 'Path=/', 'SameSite=Lax']));
  });

  test('and over https it is bound to this host', async () => {
    const port = await freePort();
    const baseUrl = 'https://keys.example';
    await using secure = await startWorld({ config: { baseUrl, port } });

    const answer = await call(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...secure.nobody.headers() },
      body: JSON.stringify(secure.demo.partner.user),
    });

    expect(cookieIn(answer.headers.getSetCookie())).toMatch(
      /^__Host-chatelaine=[^;]*; __Host-chatelaine-device-[0-9a-f]{16}=/,
    );
    expect(attributesOf(answer)).toEqual(LIVES.map((life) => ['HttpOnly', life, 'Path=/', 'SameSite=Lax', 'Secure']));
  });
});

test('a person’s query by cookie needs our header, and no origin', async () => {
  await using fresh = await startWorld();
  const { cookie } = fresh.as(fresh.demo.partner.user);
  const ask = (headers: Record<string, string>) =>
    call(`${fresh.baseUrl}/trpc/settings.get`, { headers: { cookie, ...headers } });

  const [without, within] = [await ask({}), await ask({ 'x-chatelaine': '1' })];

  expect(without.status).toBe(401);
  expect(resultOf(within)).toMatchObject({ partnerId: fresh.demo.partner.id });
});
