import type { Settings } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../doors/support/expect-refusal.ts';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const update = (input: object) => world.as(world.demo.partner.partnerKey).change('settings.update', input);

test('a logo is shown with the question, and to nobody who may not see the question', async () => {
  expect(resultOf<Settings>(await update({ logo: PNG })).logo).toBe(PNG);

  const owner = world.as(world.bakery.user);
  const asked = await owner.question(`${world.baseUrl}/onboarding/${world.demo.partner.id}`);
  expect(asked.partner).toEqual({ name: world.demo.partner.name, logo: PNG });

  expect(resultOf<Settings>(await update({ logo: null })).logo).toBeNull();
});

test('an event tells that there is a logo, and does not carry it', async () => {
  await update({ logo: PNG });

  const rows = await world.sql<{ data: { after: { hasLogo: boolean } } }>(
    "select data from event where type = 'settings.updated' order by id desc limit 1",
  );
  expect(rows[0]?.data.after.hasLogo).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('base64');
});

test.each([
  ['an address', 'https://acme.example/logo.png'],
  ['a drawing', 'data:image/svg+xml;base64,PHN2Zy8+'],
  ['a page', 'data:text/html;base64,PGI+'],
  [
    'more than 32 KiB',
    `data:image/png;base64,${Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(32 * 1024)]).toString('base64')}`,
  ],
  ['far more', `data:image/png;base64,${'A'.repeat(100_000)}`],
])('%s is no logo', async (_, logo) => {
  const before = resultOf<Settings>(await world.as(world.demo.partner.partnerKey).ask('settings.get'));

  expectRefusal(await update({ logo }), 'procedures', 'invalid_input');

  expect(resultOf(await world.as(world.demo.partner.partnerKey).ask('settings.get'))).toEqual(before);
});
