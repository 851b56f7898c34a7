import type { Texts } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { Visit } from './visit.ts';

/** The rows of the table in the design of the consent page: when the page shows what. */
export const ROWS = [
  'loading',
  'bad link',
  'sign-in',
  'new here',
  'which client',
  'first time',
  'other partner',
  'not allowed',
  'no channels',
  'choose',
  'requested number',
  'requested number unknown',
  'nothing chosen',
  'already shared',
  'answered',
  'until a date',
  'may not withdraw',
  'partner payment',
  'review',
  'step-up',
  'success',
  'redirecting stuck',
  'error',
  'conflict',
  'offline',
  'more time',
  'more than 8 numbers',
  'logo',
  'signed in',
] as const;

/** One thing that the page can show, and how it comes to it. */
export interface State {
  /** Names its pictures. */
  name: string;
  row: (typeof ROWS)[number];
  /** The components of `screens/` that make it. */
  shows: string[];
  /** The h1, word for word. */
  h1: string;
  /** The same, for the languages that this table is not written in. */
  title(t: Texts): string;
  /** What has the focus at first, as a screen reader names it; default is the h1, null is nothing. */
  focus?: string | null;
  /** True: the state, or a way out of it, changes more than the shared numbers of the bakery. It gets its own world. */
  spoils?: true;
  /** Changes the situation, once. */
  arrange?(world: BrowserWorld): Promise<unknown>;
  /** Brings a person there. Can be done again and again, in each language. */
  reach(visit: Visit): Promise<unknown>;
  /** Every action that leaves it. */
  leave?: Leave[];
}

/** An action, done with the keyboard alone. */
export interface Leave {
  /** What the button, link or box is called. */
  by: string;
  /** What is typed first, from where the focus is. */
  before?(visit: Visit): Promise<unknown>;
  /** Waits for what it should come to; called before the key is pressed. */
  leads(visit: Visit): Promise<unknown>;
}

/** Leads to the screen with this h1. */
export const toScreen =
  (h1: string): Leave['leads'] =>
  ({ page }) =>
    page.getByRole('heading', { level: 1, name: h1, exact: true }).waitFor();

/** Leads to an address, of the partner or of ours. */
export const toAddress =
  (address: RegExp): Leave['leads'] =>
  async ({ page }) => {
    const asked = await page.waitForRequest((request) => request.isNavigationRequest() && address.test(request.url()));
    // A 204 leaves the browser where it is. Otherwise it must have arrived before anything else is opened.
    const answer = await asked.response();
    if (answer !== null && answer.status() !== 204) await page.waitForURL(address, { waitUntil: 'commit' });
  };

/** Asks our server something. */
export const toCall =
  (path: string): Leave['leads'] =>
  ({ page }) =>
    page.waitForRequest(`**${path}`);

/** Says something where the person is. */
export const toWords =
  (words: string): Leave['leads'] =>
  ({ page }) =>
    page.getByText(words).waitFor();

/** The way out at the top of every screen after sign-in. */
export const SWITCH: Leave = { by: 'Switch account', leads: toScreen("Sign in to review Acme Inbox's request") };

/** The way out that denies. */
export const NOT_NOW: Leave = {
  by: 'Not now',
  leads: toAddress(/\/return\?error=access_denied&.*request=req_\w{22}$/),
};
