import { setUpApp } from '../../codes/authenticator-app.ts';
import { titledFor } from './question-state.ts';
import { setShared } from './set-shared.ts';
import { pressElsewhere } from './sign-in.ts';
import { type State, SWITCH, toScreen } from './state.ts';
import { ask, askAndTick, press, type Visit } from './visit.ts';

const MINUTE = 60_000;
const CHOOSE = toScreen('Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?');

/** Shares the bakery's first two numbers. Then asks to withdraw the second number, or both numbers if `count` is 2. */
export async function withdraw(visit: Visit, count: number): Promise<void> {
  const { world, page, t } = visit;
  await setShared(world, 2);
  await ask(visit, world.bakery.user);
  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  if (count === 2) await page.getByRole('checkbox', { name: '+447700900101' }).uncheck();
  await press(visit, t.chooseWithdraw(count));
}

/** The states between the choice and the answer. */
export const REVIEW_STATES: State[] = [
  {
    name: 'review one withdrawal',
    row: 'review',
    shows: ['review'],
    h1: 'Withdraw permission for 1 number?',
    title: (t) => t.reviewTitleWithdraw(1),
    reach: (visit) => withdraw(visit, 1),
    leave: [
      SWITCH,
      { by: 'Keep it', leads: CHOOSE },
      // This way out is the last in the list: it leads to a page that soon leaves by itself, and would then cancel the
      // next navigation of the test.
      { by: 'Withdraw permission', leads: toScreen('Acme Inbox has permission for 1 number') },
    ],
  },
  {
    name: 'review two withdrawals',
    row: 'review',
    shows: ['review'],
    h1: 'Withdraw permission for 2 numbers?',
    title: (t) => t.reviewTitleWithdraw(2),
    reach: (visit) => withdraw(visit, 2),
    leave: [{ by: 'Withdraw permission', leads: toScreen('Acme Inbox has no permission on your numbers now') }],
  },
  {
    name: 'review both',
    row: 'review',
    shows: ['review'],
    h1: 'Withdraw permission for 1 number?',
    title: (t) => t.reviewTitleWithdraw(1),
    async reach(visit) {
      await setShared(visit.world, 2);
      await ask(visit, visit.world.bakery.user);
      await visit.page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
      await visit.page.getByRole('checkbox', { name: '+447700900103' }).check();
      await press(visit, visit.t.chooseBoth);
    },
    leave: [{ by: 'Save changes', leads: toScreen('Acme Inbox has permission for 2 numbers') }],
  },
  {
    name: 'review all numbers',
    spoils: true,
    row: 'review',
    shows: ['review'],
    h1: 'Share all 3 numbers with Acme Inbox?',
    title: (t) => t.reviewTitleAll(3, 'Acme Inbox'),
    async arrange({ admin, pharmacy }) {
      for (const number of ['+447700900151', '+447700900152'])
        await admin('channel', 'add', '--client', pharmacy.id, '--number', number, '--name', 'Delivery');
    },
    async reach(visit) {
      await ask(visit, visit.world.pharmacy.user);
      await press(visit, visit.t.chooseSelectAll(3));
      await press(visit, visit.t.chooseGrant(3));
    },
    leave: [
      { by: 'Go back', leads: toScreen(titledFor('Corner Pharmacy').h1) },
      { by: 'Connect 3 numbers', leads: toScreen('Acme Inbox has permission for 3 numbers') },
    ],
  },
  {
    name: 'step up',
    row: 'step-up',
    shows: ['step-up'],
    h1: "Confirm it's you",
    title: (t) => t.stepUpTitle,
    focus: 'textbox "Password"',
    async reach(visit) {
      await askAndTick(visit);
      visit.world.clock.pass(11 * MINUTE);
      await press(visit, visit.t.chooseGrant(1));
    },
    leave: [
      SWITCH,
      { by: 'Go back', leads: CHOOSE },
      {
        by: 'Confirm',
        before: ({ page, world }) => page.keyboard.type(world.bakery.user.password),
        leads: toScreen('Acme Inbox has permission for 1 number'),
      },
    ],
  },
  {
    name: 'step up refused',
    spoils: true,
    row: 'step-up',
    shows: ['step-up'],
    h1: "Confirm it's you",
    title: (t) => t.stepUpTitle,
    focus: 'textbox "Password"',
    async reach(visit) {
      await askAndTick(visit);
      visit.world.clock.pass(11 * MINUTE);
      await press(visit, visit.t.chooseGrant(1));
      await visit.page.getByLabel(visit.t.signInPassword).fill('not the password');
      await pressElsewhere(visit.page, visit.t.stepUpSubmit);
      await visit.page.getByRole('alert').getByText(visit.t.stepUpWrong).waitFor();
    },
  },
  {
    name: 'step up with an authenticator app',
    spoils: true,
    row: 'step-up',
    shows: ['step-up'],
    h1: "Confirm it's you",
    title: (t) => t.stepUpTitle,
    focus: 'textbox "Code from your authenticator app"',
    // The person's authenticator app is set up here and not in `reach`, which runs once for each language. For a second
    // set-up, the server would ask for a code from the app.
    async arrange(world) {
      await setUpApp(world, world.as(world.bakery.user));
    },
    async reach(visit) {
      const { world, page, t } = visit;
      await askAndTick(visit);
      world.clock.pass(11 * MINUTE);
      await press(visit, t.chooseGrant(1));
      await page.getByLabel(t.signInPassword).fill(world.bakery.user.password);
      await pressElsewhere(page, t.stepUpSubmit);
      await page.getByLabel(t.signInCode).waitFor();
    },
  },
];
