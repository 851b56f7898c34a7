import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { plainPng } from '../../browser/support/png.ts';
import { goTo } from './go-to.ts';
import type { HubState, HubVisit } from './hub-state.ts';

const route = 'partner integration';
const title: HubState['title'] = (t) => t.integration.title;
const URL = 'https://inbox.example/whatsapp';

const open = (visit: HubVisit) => goTo(visit, visit.t.frame.navIntegration);

/** A picture of 200 × 200, as a person has it in a file. */
export const logoFile = () => ({
  name: 'logo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(plainPng(200, 200, [10, 107, 71]).split(',')[1] ?? '', 'base64'),
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function addUrl(visit: HubVisit, url = URL): Promise<void> {
  const { page, t } = visit;
  await open(visit);
  await page.getByLabel(t.integration.urlAddLabel, { exact: true }).fill(url);
  await press(page, t.integration.urlAdd);
}

async function review(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await addUrl(visit);
  await press(page, t.integration.urlMakeDefaultOf(URL));
  await press(page, t.integration.urlsReview);
}

async function replaceSecret(visit: HubVisit): Promise<void> {
  await open(visit);
  await press(visit.page, visit.t.integration.secretReplaceLabel);
}

const chooseLogo = (file: ReturnType<typeof logoFile>) => async (visit: HubVisit) => {
  await open(visit);
  await visit.page.getByLabel(visit.t.integration.logo, { exact: true }).setInputFiles(file);
};

const setLogo = ({ as, demo }: BrowserWorld) =>
  as(demo.partner.user).change('settings.update', { logo: plainPng(120, 120, [160, 50, 120]) });

async function removeEveryUrl({ page, t }: HubVisit): Promise<void> {
  const prefix = t.integration.urlRemove('').trim();
  const list = page.getByRole('list', { name: t.integration.urls });
  await list.waitFor();
  const remove = list.getByRole('button', { name: prefix });
  while ((await remove.count()) > 0) await remove.first().click();
}

const states: readonly Omit<HubState, 'route' | 'title'>[] = [
  { name: 'owner', reach: open },
  {
    name: 'member',
    arrange: ({ sql }) => sql("update person_role set role = 'member'"),
    reach: open,
    spoils: true,
  },
  {
    name: 'no redirect URL, not saved',
    reach: async (visit) => {
      await open(visit);
      await removeEveryUrl(visit);
      await visit.page.getByText(visit.t.integration.urlsNone, { exact: true }).first().waitFor();
    },
  },
  {
    name: 'a redirect URL is wrong',
    reach: async (visit) => {
      await addUrl(visit, 'https://Inbox.example/whatsapp');
      await visit.page.getByRole('button', { name: visit.t.integration.urlUseForm(URL) }).waitFor();
    },
  },
  { name: 'redirect URLs are not saved', reach: (visit) => addUrl(visit) },
  { name: 'dialog: review redirect URLs', reach: review, dialog: (t) => t.integration.reviewTitle },
  {
    name: 'dialog: redirect URLs, code',
    reach: async (visit) => {
      await review(visit);
      await press(visit.page, visit.t.integration.reviewSave);
      await visit.page.getByLabel(visit.t.proof.codeLabel, { exact: true }).waitFor();
    },
    dialog: (t) => t.proof.codeTitle,
  },
  {
    name: 'dialog: leave without saving',
    reach: async (visit) => {
      await addUrl(visit);
      const { page, t } = visit;
      const menu = page.getByText(t.frame.menu, { exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('link', { name: t.frame.navClients, exact: true }).click();
    },
    dialog: (t) => t.unsaved.title,
  },
  {
    name: 'dialog: replace platform secret',
    reach: replaceSecret,
    dialog: (t) => t.integration.secretReplaceLabel,
  },
  { name: 'a logo is not saved', reach: chooseLogo(logoFile()) },
  {
    name: 'a logo is wrong',
    reach: async (visit) => {
      await chooseLogo({ ...logoFile(), buffer: Buffer.from('no picture') })(visit);
      await visit.page.getByText(visit.t.integration.logoNoPicture, { exact: true }).waitFor();
    },
  },
  {
    name: 'dialog: remove logo',
    arrange: setLogo,
    reach: async (visit) => {
      await open(visit);
      await press(visit.page, visit.t.integration.logoRemove);
    },
    dialog: (t) => t.integration.logoRemoveTitle,
    spoils: true,
  },
];

export const INTEGRATION_STATES: readonly HubState[] = states.map((state) => ({ route, title, ...state }));
