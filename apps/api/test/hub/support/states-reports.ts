import type { HubState, HubVisit } from './hub-state.ts';
import { keyOf, seedBusyKeys, seedCalls } from './seed-usage.ts';

const USAGE = ({ page, t }: HubVisit) => page.getByRole('link', { name: t.frame.navUsage, exact: true }).click();
const ACTIVITY = ({ page, t }: HubVisit) => page.getByRole('link', { name: t.frame.navActivity, exact: true }).click();

/** Opens the list of screens, which a narrow window hides behind a line, and goes to a screen. */
const through = (go: (visit: HubVisit) => Promise<void>) => async (visit: HubVisit) => {
  const menu = visit.page.locator('summary', { hasText: visit.t.frame.menu });
  if (await menu.isVisible()) await menu.click();
  await go(visit);
};
const toUsage = through(USAGE);
const toActivity = through(ACTIVITY);

const choose = ({ page }: HubVisit, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);

const USAGE_STATES: readonly HubState[] = [
  {
    route: 'partner usage',
    name: 'charts',
    // The keys with labels would be in other states too.
    spoils: true,
    arrange: seedBusyKeys,
    reach: async (visit) => {
      await toUsage(visit);
      await visit.page.locator('.chart canvas').waitFor();
    },
    title: (t) => t.usage.title,
  },
  {
    route: 'partner usage',
    name: 'per number, 7 days',
    spoils: true,
    arrange: seedBusyKeys,
    reach: async (visit) => {
      await toUsage(visit);
      await choose(visit, visit.t.usage.range, '7');
      await choose(visit, visit.t.usage.compare, 'channel');
      await visit.page.getByRole('heading', { name: visit.t.usage.groupTitles.channel }).waitFor();
      await visit.page.locator('.chart canvas').waitFor();
    },
    title: (t) => t.usage.title,
  },
  {
    route: 'client usage',
    name: 'tables',
    arrange: async (world) => seedCalls(world, [await keyOf(world, 'organization', world.bakery.id)], 9),
    reach: async (visit) => {
      await toUsage(visit);
      const { page, t } = visit;
      await choose(visit, t.usage.range, '7');
      for (const title of [t.usage.daysTitle, t.usage.groupTitles.key, t.usage.reasonsTitle]) {
        await page.getByText(`${t.usage.showTable}: ${title}`).click();
      }
      await page.locator('.chart canvas').waitFor();
    },
    title: (t) => t.usage.title,
  },
  {
    route: 'client usage',
    name: 'empty',
    user: ({ studio }) => studio.user,
    reach: async (visit) => {
      await toUsage(visit);
      await visit.page.getByRole('heading', { level: 2, name: visit.t.usage.emptyTitle(30) }).waitFor();
    },
    title: (t) => t.usage.title,
  },
];

const ACTIVITY_STATES: readonly HubState[] = [
  {
    route: 'partner activity',
    name: 'list',
    reach: async (visit) => {
      await toActivity(visit);
      await visit.page.getByRole('table').first().waitFor();
    },
    title: (t) => t.activity.title,
  },
  {
    route: 'partner activity',
    name: 'several numbers fit',
    reach: async (visit) => {
      await toActivity(visit);
      await visit.page.getByLabel(visit.t.activity.aboutLabels.partner, { exact: true }).fill('+4477009001');
      await visit.page.getByText(visit.t.activity.which).waitFor();
    },
    title: (t) => t.activity.title,
  },
  {
    route: 'client activity',
    name: 'details of keys',
    reach: async (visit) => {
      await toActivity(visit);
      const { page, t } = visit;
      await choose(visit, t.activity.group, 'keys');
      await page.getByText(`${t.activity.details}:`).first().click();
    },
    title: (t) => t.activity.title,
  },
  {
    route: 'client activity',
    name: 'nothing matches',
    reach: async (visit) => {
      await toActivity(visit);
      await visit.page.getByLabel(visit.t.activity.aboutLabels.client, { exact: true }).fill('no such number');
      await visit.page.getByRole('heading', { name: visit.t.frame.noMatchTitle }).waitFor();
    },
    title: (t) => t.activity.title,
  },
];

export const REPORT_STATES: readonly HubState[] = [...USAGE_STATES, ...ACTIVITY_STATES];
