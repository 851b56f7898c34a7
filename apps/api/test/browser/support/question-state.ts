import { type Leave, type State, toAddress } from './state.ts';
import { ask, type Visit } from './visit.ts';

/** The h1 of the question screen of the bakery. */
export const H1 = 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?';
/** The fields of `State` that are equal in most states of the question screen. */
export const CHOOSE = {
  row: 'choose',
  shows: ['choose', 'choose-notes', 'number-list'],
  h1: H1,
  title: (t) => t.chooseTitle('Acme Inbox', 'Harbour Bakery'),
} satisfies Partial<State>;
/** The h1 of a question screen, for another client than the bakery. */
export const titledFor = (client: string) =>
  ({
    h1: `Let Acme Inbox send and receive WhatsApp messages for ${client}?`,
    title: (t) => t.chooseTitle('Acme Inbox', client),
  }) satisfies Partial<State>;
/**
 * The fields of a question screen that shows no notes beside the numbers. A number has no note if it is active and
 * Missing, and if the client itself pays for it.
 */
export const PLAIN = { ...CHOOSE, shows: ['choose', 'choose-notes'] };
/** Waits until the browser returns to the partner with an answer that contains one shared number. */
export const BACK = toAddress(/\/return\?client=\w+&channels=\[\w+CH\]&/);
/** The way out of the question screen that keeps two shared numbers Shared and changes nothing. */
export const KEEP: Leave = { by: 'Keep as it is', leads: toAddress(/\/return\?client=\w+&channels=\[\w+CH,\w+CH\]&/) };

/** Presses Tab until a checkbox has the focus, and then presses Space. */
export const tickByKeyboard = async ({ page }: Visit) => {
  for (let time = 0; time < 9 && (await page.locator('[type=checkbox]:focus').count()) === 0; time++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
};

/** Opens the consent page as the owner of the bakery. */
export const askBakery = (visit: Visit) => ask(visit, visit.world.bakery.user);
