import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { allHeard, heardBy, type Scene } from './loader-scene.ts';

/** Waits for the page that asked, told in its own tab; expects this one event, a clean address, and none on a reload. */
export async function expectToldAtHome({ page, site }: Scene, event: readonly [string, object]): Promise<void> {
  await page.waitForURL(`${site.origin}/home**`);
  await eventually(() => heardBy(page)).toMatchObject([event]);
  expect((await allHeard(page)).length).toBe(1);
  expect(page.url()).toBe(`${site.origin}/home`);
  await page.reload();
  await page.getByRole('button', { name: 'Connect WhatsApp' }).waitFor();
  expect(await allHeard(page)).toEqual([]);
  expect(await page.evaluate('failures')).toEqual([]);
}
