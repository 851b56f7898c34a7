import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { goTo } from './go-to.ts';
import type { HubState, HubVisit } from './hub-state.ts';
import {
  deleteWebhooks,
  SEEDED_WEBHOOKS,
  seedClientWebhooks,
  seedNumberWebhook,
  seedPartnerWebhooks,
} from './seed-webhooks.ts';

const { active, failing, paused } = SEEDED_WEBHOOKS;

const ORDERS = '+447700900101';
const LIST = { route: 'partner webhooks', title: (t) => t.webhooks.title } satisfies Partial<HubState>;
const PAGE = { route: 'partner webhooks/:webhookId', arrange: seedPartnerWebhooks } satisfies Partial<HubState>;

const open = (visit: HubVisit) => goTo(visit, visit.t.frame.navWebhooks);

type Words = (t: HubVisit['t']) => string;
const press = (name: Words) => async (visit: HubVisit) =>
  visit.page
    .getByRole('button', { name: name(visit.t), exact: true })
    .first()
    .click();

/** Opens one webhook by the list. */
const openOne = (name: string) => async (visit: HubVisit) => {
  await open(visit);
  await visit.page.getByRole('link', { name, exact: true }).click();
  await visit.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};

/** Opens one webhook, and presses a button there. */
const pressed = (name: string, button: Words) => async (visit: HubVisit) => {
  await openOne(name)(visit);
  await press(button)(visit);
};

/** Opens the delivery whose row has this result. */
const openDelivery = (result: Words) => async (visit: HubVisit) => {
  const { page, t } = visit;
  await openOne(failing)(visit);
  const row = page.getByRole('row').filter({ hasText: result(t) });
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: t.deliveries.history, exact: true }).waitFor();
};

/** Asks for a new secret, and presses *Back* while the code is asked for. */
async function leaveDuringRotation(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await pressed(failing, (words) => words.webhook.rotate)(visit);
  const confirm = page.getByRole('dialog').getByRole('button', { name: t.webhook.rotateConfirm, exact: true });
  await confirm.click();
  await page.getByLabel(t.proof.codeLabel, { exact: true }).waitFor();
  await page.evaluate('history.back()');
}

const openForm = async (visit: HubVisit) => {
  await open(visit);
  await press((t) => t.webhooks.add)(visit);
};

/** Types into the form, and presses Esc. */
async function closeDraft(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await openForm(visit);
  await page.getByLabel(t.webhookForm.name, { exact: true }).fill('Orders');
  await page.keyboard.press('Escape');
}

/** Opens every part of the form, and sends it empty. */
async function sendWrongForm(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await openForm(visit);
  const some = page.getByRole('radio', { name: t.webhookForm.some, exact: true });
  await some.first().check();
  await page.getByText(t.webhookForm.more, { exact: true }).click();
  await some.last().check();
  await page.getByLabel(t.webhookForm.headers, { exact: true }).fill('no header');
  await page.getByLabel(t.webhookForm.policy, { exact: true }).selectOption('linear');
  await page.getByLabel(t.webhookForm.attempts, { exact: true }).fill('31');
  await page.getByRole('dialog').getByRole('button', { name: t.webhookForm.create, exact: true }).click();
  await page.getByText(t.webhookForm.problems.events, { exact: true }).waitFor();
}

async function makeMember({ sql }: BrowserWorld): Promise<void> {
  await sql("update person_role set role = 'member'");
}

const PARTNER: readonly HubState[] = [
  { ...LIST, name: 'list', arrange: seedPartnerWebhooks, reach: open },
  { ...LIST, name: 'empty', arrange: deleteWebhooks, reach: open },
  {
    ...LIST,
    name: 'member',
    arrange: async (world) => {
      await seedPartnerWebhooks(world);
      await makeMember(world);
    },
    reach: open,
    spoils: true,
  },
  { ...LIST, name: 'dialog: add', reach: openForm, dialog: (t) => t.webhookForm.addTitle },
  { ...LIST, name: 'dialog: add, close', reach: closeDraft, dialog: (t) => t.unsaved.closeTitle },
  { ...LIST, name: 'dialog: add, wrong fields', reach: sendWrongForm, dialog: (t) => t.webhookForm.addTitle },
  { ...PAGE, name: 'failing', reach: openOne(failing), title: () => failing },
  { ...PAGE, name: 'paused', reach: openOne(paused), title: () => paused },
  {
    ...PAGE,
    name: 'nothing matches',
    reach: async (visit) => {
      const { page, t } = visit;
      await openOne(active)(visit);
      await page.getByLabel(t.deliveries.result, { exact: true }).selectOption('failed');
      await page.getByRole('heading', { name: t.frame.noMatchTitle }).waitFor();
    },
    title: () => active,
  },
  {
    ...PAGE,
    name: 'dialog: edit',
    reach: pressed(failing, (t) => t.webhook.edit),
    title: () => failing,
    dialog: (t) => t.webhookForm.editTitle(failing),
  },
  {
    ...PAGE,
    name: 'dialog: new secret',
    reach: pressed(failing, (t) => t.webhook.rotate),
    title: () => failing,
    dialog: (t) => t.webhook.rotateTitle(failing),
  },
  {
    ...PAGE,
    name: 'dialog: leave without the new secret',
    reach: leaveDuringRotation,
    title: () => failing,
    dialog: (t) => t.webhook.rotateLeaveTitle,
  },
  {
    ...PAGE,
    name: 'dialog: resume',
    reach: pressed(paused, (t) => t.webhook.resume),
    title: () => paused,
    dialog: (t) => t.webhook.resumeTitle(paused),
  },
  {
    ...PAGE,
    name: 'dialog: delete',
    reach: pressed(active, (t) => t.webhook.remove),
    title: () => active,
    dialog: (t) => t.webhook.deleteTitle(active),
  },
  {
    ...PAGE,
    name: 'dialog: repeat failed',
    reach: pressed(failing, (t) => t.deliveries.replayFailed),
    title: () => failing,
    dialog: (t) => t.deliveries.replayTitle,
  },
  {
    route: 'partner webhooks/:webhookId/:deliveryId',
    name: 'failed',
    arrange: seedPartnerWebhooks,
    reach: openDelivery((t) => t.deliveries.statusNames.failed),
    title: (t) => t.webhookEvents.eventNames['permission.granted'],
  },
];

const CLIENT: readonly HubState[] = [
  { ...LIST, route: 'client webhooks', name: 'list', arrange: seedClientWebhooks, reach: open },
  { ...LIST, route: 'client webhooks', name: 'empty', user: ({ studio }) => studio.user, reach: open },
  {
    route: 'client webhooks/:webhookId',
    name: 'active, without deliveries',
    arrange: seedClientWebhooks,
    reach: openOne(active),
    title: () => active,
  },
  {
    route: 'client webhooks/:webhookId',
    name: 'of a number',
    arrange: seedNumberWebhook,
    reach: (visit) => openOne(visit.t.webhooks.ofNumber(ORDERS))(visit),
    title: (t) => t.webhooks.ofNumber(ORDERS),
  },
  {
    route: 'client webhooks',
    name: 'member',
    arrange: makeMember,
    title: (t) => t.webhooks.title,
    reach: async ({ page, world, t }) => {
      // The list of screens does not show it to a member.
      const lang = await page.evaluate<string>('document.documentElement.lang');
      await page.goto(`${world.baseUrl}/client/${world.bakery.id}/webhooks?lang=${lang}`);
      await page.getByText(t.webhooks.askThem, { exact: true }).waitFor();
    },
    spoils: true,
  },
  {
    route: 'client webhooks/:webhookId/:deliveryId',
    name: 'waiting',
    arrange: seedClientWebhooks,
    reach: openDelivery((t) => t.deliveries.statusNames.pending),
    title: (t) => t.webhookEvents.eventNames['contact.erased'],
  },
];

export const WEBHOOK_STATES: readonly HubState[] = [...PARTNER, ...CLIENT];
