import type { Locale } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld } from '../world/start-world.ts';
import { cookieIn } from '../world/visitor.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const DANISH_AND_PORTUGUESE = { 'accept-language': 'da, pt' };

/** Opens a page and returns its language, and the cookies that it sets. */
async function open(path: string, cookie = '') {
  const { text, headers } = await world.nobody.get(path, { headers: { ...DANISH_AND_PORTUGUESE, cookie } });
  return { language: /<html lang="(\w+)"/.exec(text)?.[1], set: headers.getSetCookie() };
}

test('the hub has the language that the person chose, and so has the sign-in page of this browser afterwards', async () => {
  const person = await world.invite(world.bakery.id, 'speaks@people.example', { role: 'member' });
  const choose = (locale: Locale | null) => person.change('profile.update', { locale });
  expect(await open('/client', person.cookie)).toEqual({ language: 'pt', set: [] });

  await choose('de');

  const hub = await open('/client', person.cookie);
  expect(hub.language).toBe('de');
  expect(hub.set).toEqual([
    expect.stringMatching(/^chatelaine\.language=de; Max-Age=\d+; Path=\/; .*HttpOnly; SameSite=Lax/),
  ]);
  expect((await open('/client?lang=en', person.cookie)).language).toBe('en');
  const kept = cookieIn(hub.set);
  expect(await open('/sign-in', kept)).toEqual({ language: 'de', set: [] });
  expect((await open('/client', kept)).language).toBe('de');
  expect((await open('/sign-in?lang=en', kept)).language).toBe('en');
  expect((await open('/sign-in')).language).toBe('pt');
  expect(await open('/profile', `${person.cookie}; ${kept}`)).toEqual({ language: 'de', set: [] });

  await choose(null);

  const without = await open('/profile', `${person.cookie}; ${kept}`);
  expect(without.language).toBe('pt');
  expect(without.set).toEqual([expect.stringContaining('chatelaine.language=; Path=/; Expires=Thu, 01 Jan 1970')]);
});

test('a cookie that names no language of ours changes nothing', async () => {
  expect((await open('/client', 'chatelaine.language=xx')).language).toBe('pt');
  expect((await open('/sign-in', 'chatelaine.language=%3Cscript%3E')).language).toBe('pt');
});
