import type { Locale } from '@chatelaine/shared';
import type { Page } from 'playwright-core';
import { CATALOGUE as SIGN_IN } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import { CATALOGUE } from '../../../../hub/src/texts/catalogue.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { arriveAs } from '../../browser/support/sign-in.ts';
import type { User } from '../../world/visitor.ts';
import type { HandKind } from './hand/hand.ts';
import { handOn } from './hand/hand-on.ts';
import type { HubVisit } from './hub-state.ts';

/** Where a person arrives, and in which language. */
interface Arrival {
  area?: 'partner' | 'client' | 'profile';
  lang?: Locale;
  /** How the person fills in the sign-in page. */
  by?: HandKind;
}

/**
 * Opens a hub for a person who is not signed in: the address of the hub leads to the sign-in page, and the sign-in page
 * leads back to the first screen of the hub.
 */
export async function enterHub(
  world: BrowserWorld,
  user: User,
  { area = 'client', lang = 'en', by = 'mouse' }: Arrival = {},
): Promise<HubVisit> {
  const { page, context } = world;
  await context.clearCookies();
  await arriveSignedOut(page, world, `${area}?lang=${lang}`);
  await signInBy(page, user, lang, by);
  return await arrived(world, area, lang);
}

/** Opens the address of a hub for a person who is not signed in. It leads to the sign-in page. */
export async function arriveSignedOut(
  page: Page,
  { baseUrl }: Pick<BrowserWorld, 'baseUrl'>,
  to: string,
): Promise<void> {
  await page.goto(`${baseUrl}/${to}`);
  await page.waitForURL(/\/sign-in\?next=/);
}

/** Fills in the sign-in page and sends it, as a person does. */
async function signInBy(page: Page, { email, password }: User, lang: Locale, by: HandKind): Promise<void> {
  const { signInEmail, signInPassword, signInSubmit } = SIGN_IN[lang];
  const hand = handOn(page, by);
  await hand.write(signInEmail, email);
  await hand.write(signInPassword, password);
  await hand.press('button', signInSubmit);
}

/**
 * Opens a hub for a person who has the cookie of a session. Only for the tests of single screens and single acts: there
 * are hundreds of them, and each sign-in hashes a password and loads two more pages. Walk-throughs use `enterHub`.
 */
export async function enterByCookie(
  world: BrowserWorld,
  user: User,
  { area = 'client', lang = 'en' }: Arrival = {},
): Promise<HubVisit> {
  await arriveAs(world, user);
  await world.page.goto(`${world.baseUrl}/${area}?lang=${lang}`);
  return await arrived(world, area, lang);
}

async function arrived(world: BrowserWorld, area: string, lang: Locale): Promise<HubVisit> {
  const { page } = world;
  // axe must not measure a colour in the middle of a transition.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForURL(({ pathname }) => new RegExp(`/(${area}|partner|client)(/|$)`).test(pathname));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, t: CATALOGUE[lang], world };
}
