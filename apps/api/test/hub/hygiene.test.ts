import type { Page, PartnerKey } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { setShared } from '../browser/support/set-shared.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { goTo } from './support/go-to.ts';
import { giveHabits } from './support/key-habits.ts';
import { hear, press } from './support/key-walk.ts';

async function goToHygiene(world: BrowserWorld): Promise<void> {
  const visit = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  await goTo(visit, 'Hygiene');
}

test('unused keys are named, and revoked together', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, bakery, sql } = world;
  await setShared(world, 2);
  for (const { id: channelId } of bakery.channels.slice(0, 2))
    await partner.channelKeys.create({ channelId, name: `Till of ${channelId}` });
  await sql("update api_key set created_at = created_at - interval '60 days' where kind = 'channel'");
  await goToHygiene(world);

  await press(page, 'Revoke 2 unused keys');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke 2 unused keys?' });
  for (const { id } of bakery.channels.slice(0, 2)) await dialog.getByText(`Till of ${id}`).waitFor();
  await dialog.getByRole('button', { name: 'Revoke 2 unused keys' }).click();

  await hear(page, '2 keys are revoked.');
  const live = await partner.channelKeys.list({ status: 'live' }).toArray({ limit: 200 });
  expect(live.filter(({ name }) => name.startsWith('Till of '))).toEqual([]);
});

test('a key that can do more than it does is narrowed in one step, and the row is gone', async () => {
  // A world of its own, in which the partner has made no call yet: some moments after a call, it counts as a use of the key.
  await using world = await startBrowserWorld();
  const { page, demo, as } = world;
  await giveHabits(world, 'Demo backend', { ageDays: 40, used: 'read' });
  const backend = as({ 'x-api-key': demo.partner.partnerKey });
  const listed = await as(demo.partner.user).ask('partnerKeys.list', { name: 'Demo backend' });
  expect(resultOf<Page<PartnerKey>>(listed).data.map(({ scopes }) => scopes)).toEqual([
    expect.arrayContaining(['onboarding']),
  ]);
  await goToHygiene(world);

  await page.getByText('In the last 30 days it used only: Read.').waitFor();
  await press(page, 'Narrow Demo backend');
  const dialog = page.getByRole('dialog', { name: 'Narrow Demo backend?' });
  await dialog.getByText('It loses: Channel keys, Permission requests').waitFor();
  await dialog.getByLabel('Allowed addresses').fill('127.0.0.1\n::1');
  await dialog.getByRole('button', { name: 'Narrow', exact: true }).click();

  await hear(page, 'Demo backend is narrowed.');
  await page.getByRole('heading', { name: 'Nothing to clean up.' }).waitFor();
  expect(outcomeOf(await backend.change('onboarding.start', {}))).toBe('scope_missing');
  expect(outcomeOf(await backend.ask('clients.list'))).toBe(200);
});
