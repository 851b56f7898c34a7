import type { Locale } from '@chatelaine/shared';
import type { Page } from 'playwright-core';
import { CATALOGUE, type Texts } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import type { Stage } from './stage.ts';

/** A person on the way to a screen, who reads one language. */
export interface Visit {
  stage: Stage;
  page: Page;
  lang: Locale;
  /** What the page says in that language. */
  t: Texts;
}

type User = Stage['bakery']['user'];
type Start = NonNullable<Parameters<Stage['partner']['onboarding']['start']>[0]>;

/** Begins a visit in the window of the stage. */
export const visitIn = (stage: Stage, lang: Locale): Visit => ({
  stage,
  page: stage.page,
  lang,
  t: CATALOGUE[lang],
});

/** Opens an address of ours in the language of the visit. */
export async function open({ page, lang }: Visit, address: string): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('lang', lang);
  await page.goto(url.href);
}

/** Lets the partner ask, and opens his link; gives the id of the request. */
export async function openRequest(visit: Visit, input: Start = {}): Promise<string> {
  const { id, url } = await visit.stage.partner.onboarding.start({ ...input, locale: visit.lang });
  await visit.page.goto(url);
  return id;
}

/** Fills in e-mail and password and sends them. */
export async function signInOn({ page, t }: Visit, { email, password }: User): Promise<void> {
  await page.getByLabel(t.signInEmail).fill(email);
  await page.getByLabel(t.signInPassword).fill(password);
  await page.getByRole('button', { name: t.signInSubmit }).click();
}

/** Signs in, unless this browser is signed in already. */
export async function signInOnce(visit: Visit, user: User): Promise<void> {
  const { page, t } = visit;
  const field = page.getByLabel(t.signInEmail);
  await field
    .or(page.getByRole('button', { name: t.switchAccount }))
    .first()
    .waitFor();
  if (await field.isVisible()) await signInOn(visit, user);
}

/** Brings a person to the question that a partner's request asks; gives the id of the request. */
export async function ask(visit: Visit, user: User, input: Start = {}): Promise<string> {
  const id = await openRequest(visit, input);
  await signInOnce(visit, user);
  return id;
}

/** Brings the bakery's owner to the question, with its first number ticked and nothing Shared before. */
export async function askAndTick(visit: Visit): Promise<string> {
  const { stage, page } = visit;
  await setShared(stage, 0);
  const id = await ask(visit, stage.bakery.user, { state: 'visit 7' });
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  return id;
}

/** Ticks the bakery's first number, and grants it. */
export async function grantOne(visit: Visit): Promise<string> {
  const id = await askAndTick(visit);
  await press(visit, visit.t.chooseGrant(1));
  return id;
}

/** Presses a button. */
export async function press({ page }: Visit, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Lets the bakery's owner, in another browser, share the first so many numbers and no other; says so to nobody here. */
export async function setShared(stage: Stage, count: number): Promise<void> {
  const { partner, bakery } = stage;
  const wanted = bakery.channels.slice(0, count).map(({ id }) => id);
  const { missing, shared } = await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) });
  if (shared.length === count && missing.every((id) => !wanted.includes(id))) return;
  const owner = await stage.elsewhere(bakery.user);
  await owner.share((await partner.onboarding.start()).url, wanted);
}

/** Makes the partner's site answer without a page, so that the browser stays on the page that leads there. */
export async function stayHere({ context, demo }: Stage): Promise<void> {
  await context.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ status: 204 }));
}
