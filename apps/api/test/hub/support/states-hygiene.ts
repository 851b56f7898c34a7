import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { setShared } from '../../browser/support/set-shared.ts';
import { goTo } from './go-to.ts';
import type { HubState, HubVisit } from './hub-state.ts';
import { giveHabits } from './key-habits.ts';

const title: HubState['title'] = (t) => t.hygiene.title;
const BACKEND = 'Demo backend';
const PROGRAM = 'Demo program';

const open = (visit: HubVisit) => goTo(visit, visit.t.frame.navHygiene);

/** Opens the screen, and presses a button on it. */
const pressed = (name: (t: HubVisit['t']) => string) => async (visit: HubVisit) => {
  await open(visit);
  await visit.page
    .getByRole('button', { name: name(visit.t), exact: true })
    .first()
    .click();
};

const widen = (world: BrowserWorld) => giveHabits(world, BACKEND, { ageDays: 40, used: 'read' });

async function leaveUnused(world: BrowserWorld): Promise<void> {
  await giveHabits(world, BACKEND, { ageDays: 40, used: null });
  await world.sql("update api_key set created_at = created_at - interval '20 days'");
}

const makeMember = ({ sql }: BrowserWorld) => sql("update person_role set role = 'member'");

/** Makes one key of the partner for each of two numbers of the bakery. */
async function makeSharedKeys(world: BrowserWorld): Promise<void> {
  const { partner, bakery } = world;
  await setShared(world, 2);
  for (const [at, { id: channelId }] of bakery.channels.slice(0, 2).entries())
    await partner.channelKeys.create({ channelId, name: `Till ${at + 1}` });
}

async function leaveManyUnused(world: BrowserWorld): Promise<void> {
  await makeSharedKeys(world);
  await world.sql("update api_key set created_at = created_at - interval '60 days'");
}

async function cleanUp({ sql }: BrowserWorld): Promise<void> {
  await sql("update api_key set allowed_addresses = '{203.0.113.0/24}', expires_at = created_at + interval '300 days'");
}

const partnerStates: readonly Omit<HubState, 'route' | 'title'>[] = [
  { name: 'list', arrange: widen, reach: open, spoils: true },
  { name: 'unused keys', arrange: leaveUnused, reach: open, spoils: true },
  { name: 'empty', arrange: cleanUp, reach: open, spoils: true },
  {
    name: 'member, who sees the keys of numbers',
    arrange: async (world) => {
      await makeSharedKeys(world);
      await makeMember(world);
    },
    reach: open,
    spoils: true,
  },
  {
    name: 'dialog: revoke several',
    arrange: leaveManyUnused,
    reach: pressed((t) => t.hygiene.revokeAll(3)),
    dialog: (t) => t.hygiene.revokeAllTitle(3),
    spoils: true,
  },
  {
    name: 'dialog: narrow',
    arrange: widen,
    reach: pressed((t) => t.hygiene.narrowOf(BACKEND)),
    dialog: (t) => t.hygiene.narrowTitle(BACKEND),
    spoils: true,
  },
  {
    name: 'dialog: narrow, wrong fields',
    reach: async (visit) => {
      const { page, t } = visit;
      await pressed((texts) => texts.hygiene.narrowOf(BACKEND))(visit);
      const addresses = page.getByRole('checkbox', { name: t.hygiene.narrowAddresses });
      await addresses.check();
      await page.getByLabel(t.hygiene.narrowDay, { exact: true }).fill('2020-01-01');
      await page.getByLabel(t.keys.addresses, { exact: true }).fill('');
      await page.getByRole('dialog').getByRole('button', { name: t.hygiene.narrow, exact: true }).click();
      await page.getByText(t.hygiene.narrowDayWrong, { exact: true }).waitFor();
    },
    dialog: (t) => t.hygiene.narrowTitle(BACKEND),
  },
  {
    name: 'dialog: revoke',
    arrange: leaveUnused,
    reach: pressed((t) => t.keys.revokeLabel(BACKEND)),
    dialog: (t) => t.keys.revokeTitle(BACKEND),
    spoils: true,
  },
];

const clientStates: readonly Omit<HubState, 'route' | 'title'>[] = [
  { name: 'list', reach: open },
  { name: 'the partner has keys', arrange: makeSharedKeys, reach: open, spoils: true },
  {
    name: 'member',
    arrange: async (world) => {
      await makeSharedKeys(world);
      await makeMember(world);
    },
    reach: open,
    spoils: true,
  },
  { name: 'empty', user: ({ studio }) => studio.user, reach: open },
  {
    name: 'dialog: narrow',
    reach: pressed((t) => t.hygiene.narrowOf(PROGRAM)),
    dialog: (t) => t.hygiene.narrowTitle(PROGRAM),
  },
];

export const HYGIENE_STATES: readonly HubState[] = [
  ...partnerStates.map((state) => ({ route: 'partner hygiene', title, ...state })),
  ...clientStates.map((state) => ({ route: 'client hygiene', title, ...state })),
];
