import type { Texts } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { goTo } from './go-to.ts';
import { type HubState, type HubVisit, READY } from './hub-state.ts';
import { SEEDED_CONTACTS, SEEDED_TEXTS, seedConversations } from './seed-conversations.ts';
import { addPeople, switchToBakery } from './states-people.ts';

const ORDERS = '+447700900101';
const { talk, spare } = SEEDED_CONTACTS;
const nowhere = async ({ page, t }: HubVisit, label: string) => {
  await page.getByLabel(label, { exact: true }).fill('nobody has this name');
  await page.getByRole('heading', { name: t.frame.noMatchTitle }).waitFor();
};
const toEmpty = (nav: (t: Texts) => string, heading: (t: Texts) => string) => async (visit: HubVisit) => {
  await goTo(visit, nav(visit.t));
  await visit.page.getByRole('heading', { name: heading(visit.t) }).waitFor();
};

const toSessions = async (visit: HubVisit) => {
  await goTo(visit, visit.t.frame.navSessions);
  await visit.page.getByRole('table').or(visit.page.locator('.empty')).first().waitFor();
};
const sessions = {
  route: 'client sessions',
  arrange: seedConversations,
  title: (t) => t.sessions.title,
} satisfies Partial<HubState>;
const empty = { user: ({ studio }: Parameters<NonNullable<HubState['user']>>[0]) => studio.user };

// A member of the bakery may read everything, and changes nothing.
const asMember = (reach: (visit: HubVisit) => Promise<void>) => ({
  ...empty,
  arrange: async (world: BrowserWorld) => {
    const made = [await addPeople(world), await seedConversations(world)];
    return made.every((each) => each === READY) ? READY : null;
  },
  reach: async (visit: HubVisit) => {
    await switchToBakery(visit);
    await reach(visit);
  },
});

const SESSIONS: readonly HubState[] = [
  { ...sessions, name: 'list', reach: toSessions },
  { ...sessions, name: 'list of a member', ...asMember(toSessions) },
  {
    ...sessions,
    ...empty,
    name: 'empty',
    reach: toEmpty(
      (t) => t.frame.navSessions,
      (t) => t.sessions.emptyTitle,
    ),
  },
  {
    ...sessions,
    name: 'nothing matches',
    reach: async (visit) => {
      await toSessions(visit);
      await nowhere(visit, visit.t.channels.search);
    },
  },
  {
    ...sessions,
    name: 'dialog: stop',
    reach: async (visit) => {
      await toSessions(visit);
      await visit.page.getByRole('button', { name: visit.t.sessions.stopFor(ORDERS), exact: true }).click();
    },
    dialog: (t) => t.sessions.stopTitle(ORDERS),
  },
];

const toMessages = async (visit: HubVisit) => {
  await goTo(visit, visit.t.frame.navMessages);
  await visit.page.getByRole('table').or(visit.page.locator('.empty')).first().waitFor();
};
const toTalk = async (visit: HubVisit) => {
  await toMessages(visit);
  await visit.page.getByRole('link', { name: talk, exact: true }).click();
  await visit.page.getByText(SEEDED_TEXTS.failed).waitFor();
};
const toMessage = (text: string) => async (visit: HubVisit) => {
  await toTalk(visit);
  await visit.page.getByRole('listitem').filter({ hasText: text }).getByRole('link').click();
  await visit.page.getByRole('term').filter({ hasText: visit.t.messages.messageId }).waitFor();
};
const messages = {
  route: 'client messages',
  arrange: seedConversations,
  title: (t) => t.messages.title,
} satisfies Partial<HubState>;
const message = { ...messages, route: 'client messages/:chatId/:messageId', title: (t: Texts) => t.messages.message };

const MESSAGES: readonly HubState[] = [
  { ...messages, name: 'list', reach: toMessages },
  {
    ...messages,
    ...empty,
    name: 'empty',
    reach: toEmpty(
      (t) => t.frame.navMessages,
      (t) => t.messages.emptyTitle,
    ),
  },
  {
    ...messages,
    name: 'nothing matches',
    reach: async (visit) => {
      await toMessages(visit);
      await nowhere(visit, visit.t.messages.search);
    },
  },
  { ...messages, route: 'client messages/:chatId', name: 'conversation', title: () => talk, reach: toTalk },
  { ...message, name: 'sent, with a status that came late', reach: toMessage(SEEDED_TEXTS.read) },
  { ...message, name: 'failed', reach: toMessage(SEEDED_TEXTS.failed) },
  { ...message, name: 'received', reach: toMessage(SEEDED_TEXTS.asked) },
];

const toContacts = async (visit: HubVisit) => {
  await goTo(visit, visit.t.frame.navContacts);
  await visit.page.getByRole('table').or(visit.page.locator('.empty')).first().waitFor();
};
const toContact = (name: string) => async (visit: HubVisit) => {
  await toContacts(visit);
  await visit.page.getByRole('link', { name, exact: true }).first().click();
  await visit.page.getByRole('heading', { name: visit.t.contacts.privacy }).waitFor();
};
const erasing = (name: string) => async (visit: HubVisit) => {
  await toContact(name)(visit);
  await visit.page.getByRole('button', { name: visit.t.contacts.erase, exact: true }).click();
};
const contacts = {
  route: 'client contacts',
  arrange: seedConversations,
  title: (t) => t.contacts.title,
} satisfies Partial<HubState>;
const contact = { ...contacts, route: 'client contacts/:contactId' };

const CONTACTS: readonly HubState[] = [
  { ...contacts, name: 'list', reach: toContacts },
  {
    ...contacts,
    ...empty,
    name: 'empty',
    reach: toEmpty(
      (t) => t.frame.navContacts,
      (t) => t.contacts.emptyTitle,
    ),
  },
  {
    ...contacts,
    name: 'nothing matches',
    reach: async (visit) => {
      await toContacts(visit);
      await nowhere(visit, visit.t.contacts.search);
    },
  },
  { ...contact, name: 'names', title: () => talk, reach: toContact(talk) },
  { ...contact, name: 'names, for a member', title: () => talk, ...asMember(toContact(talk)) },
  {
    ...contact,
    name: 'dialog: erase',
    title: () => talk,
    reach: erasing(talk),
    dialog: (t) => t.contacts.eraseTitle(talk),
  },
  {
    ...contact,
    name: 'erased',
    title: (t) => t.contacts.erasedTitle,
    reach: async (visit) => {
      await erasing(spare)(visit);
      await visit.page.getByRole('button', { name: visit.t.contacts.eraseFor(spare), exact: true }).click();
    },
  },
];

/** What the screens of sessions, messages and contacts can show. */
export const MESSAGE_STATES: readonly HubState[] = [...SESSIONS, ...MESSAGES, ...CONTACTS];
