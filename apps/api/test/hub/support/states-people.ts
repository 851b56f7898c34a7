import type { Texts } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { type HubState, type HubVisit, READY } from './hub-state.ts';

const MEMBER = { email: 'ben@people.example' };

/** Adds a member who has signed in, and a person who has not yet, to the bakery. A later state finds them there. */
export async function addPeople({ sql, invite, admin, bakery, studio, demo }: BrowserWorld): Promise<unknown> {
  const known = await sql('select from identity."user" where email = $1', [MEMBER.email]);
  if (known.length > 0) return READY;
  await invite(bakery.id, MEMBER.email, { role: 'member' });
  await sql(`update identity."user" set name = 'Ben Carter' where email = $1`, [MEMBER.email]);
  await admin('person', 'add', '--email', 'new@people.example', '--account', bakery.id, '--role', 'admin');
  await admin('person', 'add', '--email', studio.user.email, '--account', bakery.id, '--role', 'member');
  return await admin('person', 'add', '--email', MEMBER.email, '--account', demo.partner.id, '--role', 'member');
}

const openPeople = async ({ page, t }: HubVisit) => {
  // In a narrow window the list of screens is behind a line.
  const menu = page.getByText(t.frame.menu, { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('link', { name: t.frame.navPeople, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t.people.title }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
};
/** Leads the studio's owner, who is a member of the bakery, to the bakery. */
export const switchToBakery = async ({ page, t }: HubVisit) => {
  await page.getByRole('button', { name: 'Empty Studio' }).click();
  await page.getByRole('link', { name: t.frame.accountName('Harbour Bakery', 'client') }).click();
};
const openAsMember = async (visit: HubVisit) => {
  await switchToBakery(visit);
  await openPeople(visit);
};
const press = (name: (t: Texts) => string) => async (visit: HubVisit) => {
  await openPeople(visit);
  await visit.page.getByRole('button', { name: name(visit.t), exact: true }).click();
};

const people = { route: 'client people', title: (t: Texts) => t.people.title, arrange: addPeople } as const;

/** What the list of people can show. */
export const PEOPLE_STATES: readonly HubState[] = [
  { ...people, name: 'list of an owner', reach: openPeople },
  { ...people, name: 'list of a member', user: ({ studio }) => studio.user, reach: openAsMember },
  {
    ...people,
    name: 'nothing matches',
    reach: async (visit) => {
      await openPeople(visit);
      await visit.page.getByLabel(visit.t.frame.search, { exact: true }).fill('nobody has this name');
      await visit.page.getByRole('heading', { name: visit.t.frame.noMatchTitle }).waitFor();
    },
  },
  {
    ...people,
    name: 'dialog: invite',
    reach: press((t) => t.people.inviteAction),
    dialog: (t) => t.people.inviteTitle,
  },
  {
    ...people,
    name: 'dialog: invite, no address',
    reach: async (visit) => {
      await press((t) => t.people.inviteAction)(visit);
      const dialog = visit.page.getByRole('dialog');
      await dialog.getByRole('button', { name: visit.t.people.inviteAction, exact: true }).click();
      await dialog.getByRole('alert').waitFor();
    },
    dialog: (t) => t.people.inviteTitle,
  },
  {
    ...people,
    name: 'dialog: role',
    reach: press((t) => t.people.changeRoleFor('Ben Carter')),
    dialog: (t) => t.people.changeRoleFor('Ben Carter'),
  },
  {
    ...people,
    name: 'dialog: hand over',
    reach: press((t) => t.people.handOverFor('Ben Carter')),
    dialog: (t) => t.people.handOverTitle('Harbour Bakery', 'Ben Carter'),
  },
  {
    ...people,
    name: 'dialog: remove',
    reach: press((t) => t.people.removeFor('Ben Carter')),
    dialog: (t) => t.people.removeTitle('Ben Carter', 'Harbour Bakery'),
  },
  { ...people, route: 'partner people', name: 'list of an owner', reach: openPeople },
  {
    ...people,
    route: 'partner people',
    name: 'dialog: invite',
    reach: press((t) => t.people.inviteAction),
    dialog: (t) => t.people.inviteTitle,
  },
];
