import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { enterHub } from './support/enter-hub.ts';

const WIDE = { viewport: { width: 1280, height: 800 } };

test('each tab keeps its own account, and the menu leads to the others', async () => {
  await using world = await startBrowserWorld({ options: WIDE });
  const { admin, bakery, travel, demo, context } = world;
  for (const account of [travel.id, demo.partner.id])
    await admin('person', 'add', '--email', bakery.user.email, '--account', account, '--role', 'member');
  const { page } = await enterHub(world, bakery.user);
  const menu = (name: string) => page.getByRole('button', { name, exact: true });
  await menu('Owner, Harbour Bakery').waitFor();
  const second = await context.newPage();
  await second.goto(page.url());

  await menu('Owner, Harbour Bakery').click();
  await page.getByRole('link', { name: 'Northwind Travel (Client Hub)' }).click();
  await menu('Owner, Northwind Travel').waitFor();
  await menu('Owner, Northwind Travel').click();
  await page.getByRole('link', { name: 'Acme Inbox (Partner Hub)' }).click();
  await menu('Owner, Acme Inbox').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();

  // The other tab shows the bakery, also after a reload and on another screen.
  await second.reload();
  await second.getByRole('button', { name: 'Owner, Harbour Bakery' }).waitFor();
  await second.getByRole('link', { name: 'People', exact: true }).click();
  await second.getByRole('row').filter({ hasText: bakery.user.email }).getByText('You').waitFor();
  await page.reload();
  await menu('Owner, Acme Inbox').waitFor();

  // So does the way back from the profile, by keyboard and on a small screen too.
  await second.setViewportSize({ width: 320, height: 640 });
  for (const [tab, name, back] of [
    [page, 'Owner, Acme Inbox', 'Back to Acme Inbox (Partner Hub)'],
    [second, 'Owner, Harbour Bakery', 'Back to Harbour Bakery (Client Hub)'],
  ] as const) {
    await tab.getByRole('button', { name, exact: true }).click();
    await tab.getByRole('link', { name: 'Profile', exact: true }).click();
    await tab.getByRole('link', { name: back, exact: true }).press('Enter');
    await tab.getByRole('button', { name, exact: true }).waitFor();
  }
});

test('a session that ended elsewhere leads to the sign-in page, which knows the way back', async () => {
  await using world = await startBrowserWorld({ options: WIDE });
  // Without live updates and after the first answers, because these may notice it before the click.
  await world.page.route('**/trpc/events.watch*', (route) => route.abort());
  const { page } = await enterHub(world, world.bakery.user);
  await page.getByRole('row').nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  await world.sql('delete from identity.session');

  await page.getByRole('link', { name: 'People', exact: true }).click();

  await page.waitForURL(/\/sign-in\?next=/);
  const next = new URL(page.url()).searchParams.get('next');
  expect(next).toMatch(new RegExp(`^/client/${world.bakery.id}/people`));
});

// The person confirms an act while the page asks something: the sign-in ends the session whose cookie the query carries.
// The test before this one is the control: it leads to the sign-in page.
test('a query or a connection that crosses a new sign-in is sent once more, and live updates go on', async () => {
  await using world = await startBrowserWorld({ options: WIDE });
  const answers = { people: [] as number[], events: [] as number[] };
  const refuseFirst = (statuses: number[]) => async (route: Route) => {
    if (statuses.length > 0) return await route.fallback();
    const response = await route.fetch({ headers: { ...route.request().headers(), cookie: '' } });
    statuses.push(response.status());
    await route.fulfill({ response });
  };
  await world.context.route('**/trpc/events.watch*', refuseFirst(answers.events));
  const { page } = await enterHub(world, world.bakery.user);
  await page.getByRole('row').nth(1).waitFor();
  await page.route('**/trpc/people.list*', refuseFirst(answers.people));

  await page.getByRole('link', { name: 'People', exact: true }).click();

  const person = (email: string) => page.getByRole('row').filter({ hasText: email });
  await person(world.bakery.user.email).waitFor();
  expect(answers).toEqual({ people: [401], events: [401] });
  await world.admin(
    'person',
    'add',
    '--email',
    'new@harbour.example',
    '--account',
    world.bakery.id,
    '--role',
    'member',
  );
  await person('new@harbour.example').waitFor();
});
