import { type Leave, type State, toAddress } from './state.ts';
import { ask, type Visit } from './visit.ts';

/** The h1 of the question screen. */
export const H1 = 'Acme Inbox asks for permission on your WhatsApp numbers';
/** The fields that are the same in every state of the question screen. */
export const CHOOSE = {
  row: 'choose',
  shows: ['choose', 'choose-notes', 'number-list'],
  h1: H1,
  title: (t) => t.chooseTitle('Acme Inbox'),
} satisfies Partial<State>;
/**
 * The fields of the question screen if there are no notes beside the numbers. All these numbers are active and Missing,
 * and the client itself pays for them.
 */
export const PLAIN = { ...CHOOSE, shows: ['choose', 'choose-notes'] };
/** Waits until the browser returns to the partner with one number. */
export const BACK = toAddress(/\/return\?client=\w+&channels=\[\w+CH\]&/);
/** The way out that changes nothing. */
export const KEEP: Leave = { by: 'Keep as it is', leads: toAddress(/\/return\?client=\w+&channels=\[\w+CH,\w+CH\]&/) };

/** Presses Tab until a checkbox has the focus, and then presses Space. */
export const tickByKeyboard = async ({ page }: Visit) => {
  for (let time = 0; time < 9 && (await page.locator('[type=checkbox]:focus').count()) === 0; time++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
};

/** Opens the consent page as the owner of the bakery. */
export const askBakery = (visit: Visit) => ask(visit, visit.world.bakery.user);
