import type { World } from '../../world/start-world.ts';
import { goTo } from './go-to.ts';
import { type HubState, type HubVisit, READY } from './hub-state.ts';

const link = ({ page }: HubVisit, name: string) => page.getByRole('link', { name, exact: true }).click();
const press = ({ page }: HubVisit, name: string) => page.getByRole('button', { name, exact: true }).click();

const ORDERS = '+447700900101';
const NEW_SHOP = '+447700900104';
const BOOKINGS = '+12025550121';
const PRESCRIPTIONS = '+447700900150';

const idOf = ({ demo }: World, number: string): string =>
  demo.clients.flatMap(({ channels }) => channels).find(({ phoneNumber }) => phoneNumber === number)?.id ?? '';

async function withKey(world: World) {
  const channelId = idOf(world, BOOKINGS);
  const [live] = await world.partner.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 1 });
  if (live !== undefined) return READY;
  return await world.partner.channelKeys.create({ channelId, name: 'Till system' });
}

async function withoutKey(world: World) {
  const channelId = idOf(world, BOOKINGS);
  const live = await world.partner.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 9 });
  for (const { id } of live) await world.partner.channelKeys.revoke(id);
  return live.length === 0 ? READY : live;
}

async function manage(visit: HubVisit, client: string): Promise<void> {
  await link(visit, visit.t.number.manageAccountOf(client));
  await visit.page.getByRole('heading', { level: 1, name: client, exact: true }).waitFor();
}

async function openClientChannel(visit: HubVisit, client: string, number: string): Promise<void> {
  await manage(visit, client);
  await link(visit, visit.t.number.detailsOf(number));
  await visit.page.locator('dl').waitFor();
}

async function openWaba(visit: HubVisit, number: string): Promise<void> {
  await goTo(visit, visit.t.frame.navWaba);
  await link(visit, number);
  await visit.page.getByText(visit.t.generateKey.inForce, { exact: true }).waitFor();
}

async function openNewKey(visit: HubVisit): Promise<void> {
  await openWaba(visit, BOOKINGS);
  await press(visit, visit.t.generateKey.generate);
  await visit.page.getByLabel(visit.t.keys.name, { exact: true }).waitFor();
}

async function openSecret(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await openNewKey(visit);
  await page.getByLabel(t.keys.name, { exact: true }).fill('Till system');
  await page.getByRole('dialog').getByRole('button', { name: t.generateKey.generate, exact: true }).click();
  await page.getByRole('heading', { name: t.secret.title }).waitFor();
}

async function search(visit: HubVisit): Promise<void> {
  await visit.page.getByLabel(visit.t.channels.search, { exact: true }).fill('no such number');
  await visit.page.getByRole('heading', { name: visit.t.frame.noMatchTitle }).waitFor();
}

const CLIENTS: readonly HubState[] = [
  {
    route: 'partner clients/:clientId',
    name: 'list',
    title: () => 'Harbour Bakery',
    reach: (visit) => manage(visit, 'Harbour Bakery'),
  },
  {
    route: 'partner clients/:clientId',
    name: 'empty',
    title: () => 'Empty Studio',
    reach: (visit) => manage(visit, 'Empty Studio'),
  },
  {
    route: 'partner clients/:clientId',
    name: 'nothing matches',
    title: () => 'Harbour Bakery',
    reach: async (visit) => {
      await manage(visit, 'Harbour Bakery');
      await search(visit);
    },
  },
  {
    route: 'partner clients/:clientId/channels/:channelId',
    name: 'missing',
    title: (t) => t.number.whatsAppChannel,
    reach: (visit) => openClientChannel(visit, 'Harbour Bakery', ORDERS),
  },
  {
    route: 'partner clients/:clientId/channels/:channelId',
    name: 'shared, with a key',
    arrange: withKey,
    title: (t) => t.number.whatsAppChannel,
    reach: (visit) => openClientChannel(visit, 'Northwind Travel', BOOKINGS),
  },
  {
    route: 'partner clients/:clientId/channels/:channelId',
    name: 'dialog: request permission',
    title: (t) => t.number.whatsAppChannel,
    dialog: (t) => t.number.request,
    reach: async (visit) => {
      await openClientChannel(visit, 'Harbour Bakery', ORDERS);
      await press(visit, visit.t.number.requestFor(ORDERS));
    },
  },
];

const WABA: readonly HubState[] = [
  {
    route: 'partner waba-management',
    name: 'list',
    title: (t) => t.waba.title,
    reach: async (visit) => {
      await goTo(visit, visit.t.frame.navWaba);
      await visit.page.getByRole('link', { name: 'Harbour Bakery' }).first().waitFor();
    },
  },
  {
    route: 'partner waba-management',
    name: 'nothing matches',
    title: (t) => t.waba.title,
    reach: async (visit) => {
      await goTo(visit, visit.t.frame.navWaba);
      await search(visit);
    },
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'missing',
    title: () => ORDERS,
    reach: async (visit) => {
      await openWaba(visit, ORDERS);
      await visit.page.getByText(visit.t.generateKey.whatClientSees).click();
    },
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'not running',
    title: () => NEW_SHOP,
    reach: (visit) => openWaba(visit, NEW_SHOP),
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'with a key',
    arrange: withKey,
    title: () => BOOKINGS,
    reach: (visit) => openWaba(visit, BOOKINGS),
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'dialog: replace the key',
    arrange: withKey,
    title: () => BOOKINGS,
    dialog: (t) => t.generateKey.replaceTitle('Till system'),
    reach: async (visit) => {
      await openWaba(visit, BOOKINGS);
      await press(visit, visit.t.generateKey.generate);
    },
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'dialog: new key',
    arrange: withoutKey,
    title: () => BOOKINGS,
    dialog: (t) => t.generateKey.newTitle(BOOKINGS),
    reach: openNewKey,
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'dialog: the key once',
    arrange: withoutKey,
    title: () => BOOKINGS,
    dialog: (t) => t.secret.title,
    reach: openSecret,
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'dialog: the key was tried',
    arrange: withoutKey,
    title: () => BOOKINGS,
    dialog: (t) => t.secret.title,
    reach: async (visit) => {
      await openSecret(visit);
      await press(visit, visit.t.secret.tryNow);
      await visit.page.getByText(visit.t.secret.works).waitFor();
    },
  },
  {
    route: 'partner waba-management/:channelId',
    name: 'dialog: close without copying',
    arrange: withoutKey,
    title: () => BOOKINGS,
    dialog: (t) => t.secret.leaveTitle,
    reach: async (visit) => {
      await openSecret(visit);
      await visit.page.keyboard.press('Escape');
    },
  },
];

const CHANNELS: readonly HubState[] = [
  {
    route: 'client channels/:channelId',
    name: 'no key',
    user: ({ pharmacy }) => pharmacy.user,
    title: () => PRESCRIPTIONS,
    reach: (visit) => link(visit, PRESCRIPTIONS),
  },
  {
    route: 'client channels/:channelId',
    name: 'shared with the partner',
    arrange: withKey,
    user: ({ travel }) => travel.user,
    title: () => BOOKINGS,
    reach: (visit) => link(visit, BOOKINGS),
  },
  {
    route: 'client channels/:channelId',
    name: 'not running',
    title: () => NEW_SHOP,
    reach: (visit) => link(visit, NEW_SHOP),
  },
  {
    route: 'client channels/:channelId/details',
    name: 'missing',
    title: (t) => t.number.whatsAppChannel,
    reach: async (visit) => {
      await link(visit, visit.t.number.detailsOf(ORDERS));
      await visit.page.locator('dl').waitFor();
    },
  },
  {
    route: 'client channels/:channelId/details',
    name: 'shared',
    arrange: withKey,
    user: ({ travel }) => travel.user,
    title: (t) => t.number.whatsAppChannel,
    reach: async (visit) => {
      await link(visit, visit.t.number.detailsOf(BOOKINGS));
      await visit.page.locator('dl').waitFor();
    },
  },
];

export const NUMBER_STATES: readonly HubState[] = [...CLIENTS, ...WABA, ...CHANNELS];
