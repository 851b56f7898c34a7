import type { Texts } from '../../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { Visit } from './visit.ts';

/**
 * The rows of the table in the design of the consent page. The table says in which situation the page shows which
 * screen.
 */
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

/** One state that the page can show, and the way to reach it. */
export interface State {
  /** The name of the state, which is also in the names of its pictures. */
  name: string;
  row: (typeof ROWS)[number];
  /** The components of `screens/` that the state consists of. */
  shows: string[];
  /** The exact text of the h1 in English. */
  h1: string;
  /** Returns the text of the h1 in the language of these texts. */
  title(t: Texts): string;
  /**
   * The element that has the focus first, as a screen reader names it. The default is the h1. Null means no element.
   */
  focus?: string | null;
  /**
   * True: the state, or a way out of it, changes more than the shared numbers of the bakery. So the state gets its own
   * world.
   */
  spoils?: true;
  /** Prepares the world or the window for the state, once. */
  arrange?(world: BrowserWorld): Promise<unknown>;
  /** Opens the state. A test can call this function many times, in each language. */
  reach(visit: Visit): Promise<unknown>;
  /** All actions that leave the state. */
  leave?: Leave[];
}

/** An action that a person does with the keyboard alone. */
export interface Leave {
  /** The label of the button, link or checkbox. */
  by: string;
  /** Types keys before the action, from the element that has the focus. */
  before?(visit: Visit): Promise<unknown>;
  /** Waits for the expected result. The test calls this function before it presses the key. */
  leads(visit: Visit): Promise<unknown>;
}

/** Waits for the screen with this h1. */
export const toScreen =
  (h1: string): Leave['leads'] =>
  ({ page }) =>
    page.getByRole('heading', { level: 1, name: h1, exact: true }).waitFor();

/** Waits for an address of the partner or of ours. */
export const toAddress =
  (address: RegExp): Leave['leads'] =>
  async ({ page }) => {
    const asked = await page.waitForRequest((request) => request.isNavigationRequest() && address.test(request.url()));
    // After a 204 response, the browser stays on its page. After any other response, the new page must have arrived
    // before the test opens another address.
    const answer = await asked.response();
    if (answer !== null && answer.status() !== 204) await page.waitForURL(address, { waitUntil: 'commit' });
  };

/** Waits for a call to our server. */
export const toCall =
  (path: string): Leave['leads'] =>
  ({ page }) =>
    page.waitForRequest(`**${path}`);

/** Waits for these words on the current page. */
export const toWords =
  (words: string): Leave['leads'] =>
  ({ page }) =>
    page.getByText(words).waitFor();

/** The way out at the top of every screen after sign-in. */
export const SWITCH: Leave = { by: 'Switch account', leads: toScreen("Sign in to review Acme Inbox's request") };

/** The way out that denies permission. */
export const NOT_NOW: Leave = {
  by: 'Not now',
  leads: toAddress(/\/return\?error=access_denied&.*request=req_\w{22}$/),
};
