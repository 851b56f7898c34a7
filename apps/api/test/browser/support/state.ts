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
   * The element that must have the focus when the state appears, as a screen reader names it. The default is the h1.
   * Null means that the test does not check the focus.
   */
  focus?: string | null;
  /**
   * True: the state, or a way out of the state, changes more in the world than which numbers of the bakery are Shared.
   * So no other state can use this world, and the state gets its own world.
   */
  spoils?: true;
  /** Prepares the world or the window for the state, once. */
  arrange?(world: BrowserWorld): Promise<unknown>;
  /** Opens the state. A test can call this function many times, in each language. */
  reach(visit: Visit): Promise<unknown>;
  /** All actions that leave the state. */
  leave?: Leave[];
}

/** A way out of a state: one press of a button, link or checkbox, which a person can make with the keyboard alone. */
export interface Leave {
  /** The label of the button, link or checkbox. */
  by: string;
  /** Prepares the press with other keys, and starts from the element that has the focus first. */
  before?(visit: Visit): Promise<unknown>;
  /** Waits for the result of the press. The test calls this function before the press, so it misses no early result. */
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
    // After a 204 response, the browser stays on the page that it shows. After any other response, the browser opens a
    // new page, and the test must not open another address before the new page is there.
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

/** The way out by "Switch account", a button at the top of every screen that a signed-in person sees. */
export const SWITCH: Leave = { by: 'Switch account', leads: toScreen("Sign in to review Acme Inbox's request") };

/** The way out that denies permission. */
export const NOT_NOW: Leave = {
  by: 'Not now',
  leads: toAddress(/\/return\?error=access_denied&.*request=req_\w{22}$/),
};
