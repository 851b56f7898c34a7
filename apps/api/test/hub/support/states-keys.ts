import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { tokenIn } from '../../legacy/counter.ts';
import { resultOf } from '../../world/answer.ts';
import type { HubState, HubVisit } from './hub-state.ts';

const PARTNER = 'partner api-keys';
const CLIENT = 'client api-keys';
const title: HubState['title'] = (t) => t.apiKeys.title;

/** Opens the screen of API keys, as a person does: by the list of screens. */
export async function openApiKeys({ page, t }: HubVisit): Promise<void> {
  const menu = page.getByText(t.frame.menu, { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('link', { name: t.frame.navApiKeys, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t.apiKeys.title, exact: true }).waitFor();
}

type Words = (t: HubVisit['t']) => string;

/** Opens the screen, and presses a button on it. */
const pressed = (name: Words) => async (visit: HubVisit) => {
  await openApiKeys(visit);
  await visit.page
    .getByRole('button', { name: name(visit.t), exact: true })
    .first()
    .click();
};

/** Opens the form of a new key, and sends it with this name. */
const named = (kind: 'partner' | 'organization', name: string) => async (visit: HubVisit) => {
  const { page, t } = visit;
  await pressed((texts) => texts.apiKeys.make[kind])(visit);
  await page.getByLabel(t.keys.name, { exact: true }).fill(name);
  if (kind === 'organization') await page.getByRole('checkbox', { name: t.keys.scopeNames.organization.send }).check();
  await page.getByRole('button', { name: t.apiKeys.submit[kind], exact: true }).click();
};

const makeMember = ({ sql }: BrowserWorld) => sql("update person_role set role = 'member'");

async function callWithLegacyToken({ as, demo }: BrowserWorld): Promise<void> {
  const { email: username, password } = demo.partner.user;
  const token = tokenIn(await as({}).post('/api/v2/token', { username, password }));
  const program = as({ authorization: `Bearer ${token}`, 'user-agent': 'old-program/1.0' });
  resultOf(await program.ask('clients.list'));
}

async function rotateProgram({ as, bakery }: BrowserWorld): Promise<void> {
  const owner = as(bakery.user);
  const { data } = resultOf<{ data: { id: string }[] }>(await owner.ask('organizationKeys.list'));
  resultOf(await owner.change('organizationKeys.rotate', { id: data[0]?.id }));
}

const BACKEND = 'Demo backend';
const PROGRAM = 'Demo program';

const partnerStates: readonly Omit<HubState, 'route' | 'title'>[] = [
  { name: 'list', reach: openApiKeys },
  {
    name: 'ended keys, nothing matches',
    reach: async (visit) => {
      await openApiKeys(visit);
      await visit.page.getByRole('combobox', { name: visit.t.keys.show }).selectOption('ended');
      await visit.page.getByRole('heading', { name: visit.t.frame.noMatchTitle }).waitFor();
    },
  },
  { name: 'member', arrange: makeMember, reach: openApiKeys, spoils: true },
  {
    name: 'dialog: new key',
    reach: pressed((t) => t.apiKeys.make.partner),
    dialog: (t) => t.apiKeys.formTitle.partner,
  },
  {
    name: 'dialog: new key, code',
    reach: async (visit) => {
      await named('partner', 'Prod Server')(visit);
      await visit.page.getByLabel(visit.t.proof.codeLabel, { exact: true }).waitFor();
    },
    dialog: (t) => t.apiKeys.codeTitle.partner,
  },
  { name: 'dialog: edit', reach: pressed((t) => t.keys.edit(BACKEND)), dialog: (t) => t.keys.edit(BACKEND) },
  { name: 'dialog: rotate', reach: pressed((t) => t.keys.rotate(BACKEND)), dialog: (t) => t.keys.rotate(BACKEND) },
  {
    name: 'dialog: revoke',
    reach: pressed((t) => t.keys.revokeLabel(BACKEND)),
    dialog: (t) => t.keys.revokeTitle(BACKEND),
  },
  {
    name: 'dialog: legacy tokens off',
    arrange: callWithLegacyToken,
    reach: async (visit) => {
      const { page, t } = visit;
      await openApiKeys(visit);
      await page.getByRole('switch', { name: t.legacyTokens.label }).click();
      await page.getByRole('list', { name: t.legacyTokens.callers }).waitFor();
    },
    dialog: (t) => t.legacyTokens.offTitle,
  },
  {
    name: 'legacy tokens are off',
    arrange: async ({ as, demo }) => as(demo.partner.user).change('legacyTokens.switch', { on: false }),
    reach: openApiKeys,
    spoils: true,
  },
];

const clientStates: readonly Omit<HubState, 'route' | 'title'>[] = [
  { name: 'list', reach: openApiKeys },
  { name: 'empty', user: ({ studio }) => studio.user, reach: openApiKeys },
  {
    name: 'dialog: new key',
    reach: pressed((t) => t.apiKeys.make.organization),
    dialog: (t) => t.apiKeys.formTitle.organization,
  },
  {
    name: 'dialog: new key, wrong fields',
    reach: async (visit) => {
      const { page, t } = visit;
      await pressed((texts) => texts.apiKeys.make.organization)(visit);
      await page.getByText(t.keys.more, { exact: true }).click();
      await page.getByLabel(t.numberChoices.some, { exact: true }).check();
      await page.getByLabel(t.keys.perMinute, { exact: true }).fill('many');
      await page.getByRole('button', { name: t.apiKeys.submit.organization, exact: true }).click();
      await page.getByText(t.keys.problems.name, { exact: true }).waitFor();
    },
    dialog: (t) => t.apiKeys.formTitle.organization,
  },
  {
    name: 'dialog: secret',
    user: ({ studio }) => studio.user,
    reach: named('organization', 'Night robot'),
    dialog: (t) => t.apiKeys.secretTitle.organization,
    spoils: true,
  },
  {
    name: 'an old secret still works',
    arrange: rotateProgram,
    reach: openApiKeys,
    spoils: true,
  },
  {
    name: 'dialog: end the old secret',
    arrange: rotateProgram,
    reach: pressed((t) => t.keys.endOverlapOf(PROGRAM)),
    dialog: (t) => t.keys.endOverlapTitle(PROGRAM),
    spoils: true,
  },
];

export const KEY_STATES: readonly HubState[] = [
  ...partnerStates.map((state) => ({ route: PARTNER, title, ...state })),
  ...clientStates.map((state) => ({ route: CLIENT, title, ...state })),
];
