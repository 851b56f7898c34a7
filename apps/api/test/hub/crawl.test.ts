import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PATHS } from '../../../hub/src/paths.ts';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { arriveAs } from '../browser/support/sign-in.ts';
import { insertConversation } from '../messages/support/insert-conversation.ts';
import type { User } from '../world/visitor.ts';
import { NOTHING_HERE } from './support/nothing-here.ts';
import { seedClientWebhooks, seedPartnerWebhooks } from './support/seed-webhooks.ts';

// Ids of accounts, channels, keys and persons: ten or more letters and digits, and not a word such as `integration`. Two
// addresses that differ only in ids lead to the same screen.
const ID = /\/(?:[a-z]+_)?(?=[a-z]*[0-9A-Z])[0-9A-Za-z]{10,}(?=\/|$|\?|#)/g;
const kindOf = (url: string): string =>
  decodeURI(url)
    .replaceAll(ID, '/:id')
    .replace(/[?#].*$/, '');

/**
 * Follows every link of our own pages, one address of each kind. Returns the kinds of addresses in the order of the
 * visit, and the addresses that lead nowhere, each with the page that has the link. Without `follows` it visits only
 * the given addresses.
 */
async function crawl(page: Page, from: readonly string[], origin: string, follows = true) {
  const found: { url: string; on: string }[] = from.map((url) => ({ url, on: 'the list of the test' }));
  const kinds = new Set<string>();
  const nowhere: string[] = [];
  for (const { url, on } of found) {
    if (!url.startsWith(`${origin}/`) || kinds.has(kindOf(url))) continue;
    kinds.add(kindOf(url));
    const answer = await page.goto(url);
    const isPage = answer?.headers()['content-type']?.startsWith('text/html') === true;
    // The browser loads nothing for a link within the page.
    if (answer === null) continue;
    if (!answer.ok()) nowhere.push(`${url} on ${on}: ${answer.status()}`);
    else if (isPage) {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (const skeleton of await page.locator('.skeleton').all()) await skeleton.waitFor({ state: 'hidden' });
      const title = await page.getByRole('heading', { level: 1 }).first().innerText();
      if (NOTHING_HERE.includes(title)) nowhere.push(`${url} on ${on}: ${title}`);
      if (!follows) continue;
      // Not by role: a link in a closed menu leads somewhere too.
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => (link as { href?: string }).href?.replace(/#.*/, '')));
      found.push(...links.flatMap((link) => (link ? [{ url: link, on: url }] : [])));
    }
  }
  return { kinds: [...kinds], nowhere };
}

const screensOf = (area: 'client' | 'partner') =>
  PATHS[area].map((path) => `${area}/:id/${path.replaceAll(/:\w+/g, ':id')}`);

test('no link of our pages and mails leads nowhere, for the owners of both sides', async () => {
  await using world = await startBrowserWorld();
  const { page, context, baseUrl, bakery, demo } = world;
  const running = bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);
  await world.share(running.slice(0, 1));
  await world.invite(bakery.id, 'second-owner@bakery.example');
  await insertConversation(world, bakery.channels[0]?.id ?? '');
  await seedClientWebhooks(world);
  await seedPartnerWebhooks(world);
  const visitAs = async (user: User, start: readonly string[]) => {
    await context.clearCookies();
    await arriveAs(world, user);
    return crawl(page, start, baseUrl);
  };
  const mailed = world.mails().flatMap(({ text }) => text.match(/https?:\/\/[^\s>)"]+/g) ?? []);

  const client = await visitAs(bakery.user, [`${baseUrl}/`, `${baseUrl}/client`, `${baseUrl}/profile`, ...mailed]);
  const partner = await visitAs(demo.partner.user, [`${baseUrl}/partner`]);

  expect([...client.nowhere, ...partner.nowhere]).toEqual([]);
  // The crawl itself has got to every screen.
  const screens = [...screensOf('client'), ...screensOf('partner')].map((path) => `${baseUrl}/${path}`);
  expect(screens.filter((kind) => ![...client.kinds, ...partner.kinds].includes(kind))).toEqual([]);
});

test('control: the crawl finds a link that leads nowhere, in an address and on a screen', async () => {
  await using world = await startBrowserWorld();
  const { page, baseUrl, bakery } = world;
  await arriveAs(world, bakery.user);

  const { nowhere } = await crawl(
    page,
    [`${baseUrl}/no-such-page`, `${baseUrl}/client/${bakery.id}/no-screen`],
    baseUrl,
    false,
  );

  expect(nowhere).toEqual([
    expect.stringContaining('/no-such-page on the list of the test: 404'),
    expect.stringContaining('/no-screen on the list of the test: There is nothing here'),
  ]);
});
