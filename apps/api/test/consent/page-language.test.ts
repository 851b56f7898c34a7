import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test.each([
  ['nothing', '', undefined, 'en'],
  ['the link', '?lang=de', undefined, 'de'],
  ['the link before the browser', '?lang=pt', 'de', 'pt'],
  ['the browser', '', 'de-AT,de;q=0.9,en;q=0.5', 'de'],
  ['the browser of a Brazilian', '', 'pt-BR', 'pt'],
  ['the first of the browser that we have', '', 'fr, pt;q=0.3, de;q=0.7', 'de'],
  ['a region in the link', '?lang=pt-BR', undefined, 'pt'],
  ['a language that we do not have', '?lang=fr', 'fr', 'en'],
  ['a language that we do not have, in a browser that has one', '?lang=fr', 'de', 'de'],
  ['a link with two languages', '?lang=de&lang=pt', undefined, 'en'],
  ['a link with rubbish', '?lang=<script>', undefined, 'en'],
  ['an empty one', '?lang=', 'pt', 'pt'],
])('the page speaks as %s says', async (_, query, accepted, expected) => {
  for (const path of [`/onboarding/${world.demo.partner.id}`, '/sign-in', '/permission']) {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
    const page = await call(world.baseUrl + path + query, { headers });

    expect(page.text).toContain(`<html lang="${expected}">`);
    expect(page.headers.get('content-language')).toBe(expected);
    expect(page.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    const [, script] = /<script type="module" nonce="[^"]+" src="([^"]+)">/.exec(page.text) ?? [];
    expect(script).toContain(`.${expected}-`);
    expect((await call(world.baseUrl + script)).status).toBe(200);
  }
});

test('a browser without scripts reads why, in its language', async () => {
  const texts = await Promise.all(
    ['en', 'de', 'pt'].map(async (lang) => {
      const { text } = await call(`${world.baseUrl}/onboarding/${world.demo.partner.id}?lang=${lang}`);
      return /<noscript>(.*)<\/noscript>/.exec(text)?.[1];
    }),
  );

  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(text).toContain('JavaScript');
});
