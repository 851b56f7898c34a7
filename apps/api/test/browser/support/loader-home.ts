import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect } from 'vitest';
import { allHeard, heardBy, type Scene } from './loader-scene.ts';

/**
 * Waits until the tab is back on the partner's page that asked for permission. Expects that the page receives exactly
 * this event, that its address no longer contains the answer, and that a reload brings no second event.
 */
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
