import { type Leave, type State, toAddress } from './state.ts';
import { ask, type Visit } from './visit.ts';

/** The h1 of the question. */
export const H1 = 'Acme Inbox asks for permission on your WhatsApp numbers';
/** What all states of the question have in common. */
export const CHOOSE = {
  row: 'choose',
  shows: ['choose', 'choose-notes', 'number-list'],
  h1: H1,
  title: (t) => t.chooseTitle('Acme Inbox'),
} satisfies Partial<State>;
/** The same where nothing stands beside the numbers: all of them active, Missing and paid by the client itself. */
export const PLAIN = { ...CHOOSE, shows: ['choose', 'choose-notes'] };
/** Leads back to the partner, with one number. */
export const BACK = toAddress(/\/return\?client=\w+&channels=\[\w+CH\]&/);
/** The way out that changes nothing. */
export const KEEP: Leave = { by: 'Keep as it is', leads: toAddress(/\/return\?client=\w+&channels=\[\w+CH,\w+CH\]&/) };

/** Presses Tab until a box has the focus, and Space. */
export const tickByKeyboard = async ({ page }: Visit) => {
  for (let time = 0; time < 9 && (await page.locator('[type=checkbox]:focus').count()) === 0; time++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
};

/** Brings the bakery's owner to the question. */
export const askBakery = (visit: Visit) => ask(visit, visit.world.bakery.user);
