import type { Locale } from '@chatelaine/shared';
import type { Page } from 'playwright-core';
import { CATALOGUE, type Texts } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import type { User } from '../../world/visitor.ts';
import type { BrowserWorld } from './browser-world.ts';
import { setShared } from './set-shared.ts';
import { arriveAs } from './sign-in.ts';

/** A person's visit to our pages, in one language and in the window of a world. */
export interface Visit {
  world: BrowserWorld;
  page: Page;
  lang: Locale;
  /** The texts of the page in that language. */
  t: Texts;
}

type Start = NonNullable<Parameters<BrowserWorld['partner']['onboarding']['start']>[0]>;

/** Begins a visit in the window of the world. */
export const visitIn = (world: BrowserWorld, lang: Locale): Visit => ({
  world,
  page: world.page,
  lang,
  t: CATALOGUE[lang],
});

/** Opens an address of ours in the language of the visit. */
export async function open({ page, lang }: Visit, address: string): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('lang', lang);
  await page.goto(url.href);
}

/** Starts a request as the partner and opens its link. Returns the id of the request. */
export async function openRequest(visit: Visit, input: Start = {}): Promise<string> {
  const { id, url } = await visit.world.partner.onboarding.start({ ...input, locale: visit.lang });
  await visit.page.goto(url);
  return id;
}

/** Fills in the email and the password, and sends the form. */
export async function signInOn({ page, t }: Visit, { email, password }: User): Promise<void> {
  await page.getByLabel(t.signInEmail).fill(email);
  await page.getByLabel(t.signInPassword).fill(password);
  await page.getByRole('button', { name: t.signInSubmit }).click();
}

/** Signs this person in, starts a request as the partner and opens the request. Returns the id of the request. */
export async function ask(visit: Visit, user: User, input: Start = {}): Promise<string> {
  await arriveAs(visit.world, user);
  return openRequest(visit, input);
}

/**
 * Makes all numbers of the bakery Missing, opens the consent page as the owner of the bakery, and ticks the bakery's
 * first number. Returns the id of the request.
 */
export async function askAndTick(visit: Visit): Promise<string> {
  const { world, page } = visit;
  await setShared(world, 0);
  const id = await ask(visit, world.bakery.user, { state: 'visit 7' });
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  return id;
}

/** Ticks the bakery's first number and grants permission for it. */
export async function grantOne(visit: Visit): Promise<string> {
  const id = await askAndTick(visit);
  await press(visit, visit.t.chooseGrant(1));
  return id;
}

/** Presses a button. */
export async function press({ page }: Visit, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Makes the partner's site respond without a page. So a page of ours that sends the browser there stays open. */
export async function stayHere({ context, demo }: BrowserWorld): Promise<void> {
  await context.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ status: 204 }));
}
