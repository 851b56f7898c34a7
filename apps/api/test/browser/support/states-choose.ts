import { expect } from 'vitest';
import { resultOf } from '../../world/answer.ts';
import { askBakery, BACK, CHOOSE, H1, KEEP, PLAIN, tickByKeyboard, titledFor } from './question-state.ts';
import { setShared } from './set-shared.ts';
import { NOT_NOW, type State, SWITCH, toAddress, toScreen, toWords } from './state.ts';
import { ask, press } from './visit.ts';

/** The states of the question screen itself. */
export const CHOOSE_STATES: State[] = [
  {
    ...CHOOSE,
    name: 'choose',
    reach: askBakery,
    leave: [
      SWITCH,
      { by: 'Set an end date', leads: toWords('For the numbers you grant now.') },
      NOT_NOW,
      // The last one, because the question of a number that is shared has no "Not now".
      { by: 'Connect 1 number', before: tickByKeyboard, leads: BACK },
    ],
  },
  {
    ...PLAIN,
    name: 'choose beside programs of one’s own',
    spoils: true,
    focus: 'checkbox "+447700900101',
    async arrange({ as, admin, bakery }) {
      const owner = as(bakery.user);
      const names = ['Till', 'Newsletter', 'Delivery', 'Stock'];
      for (const [at, { id: channelId }] of bakery.channels.entries()) {
        await admin('channel', 'set', '--channel', channelId, '--status', 'running');
        resultOf(await owner.change('channelKeys.create', { channelId, name: names[at] }));
      }
    },
    async reach(visit) {
      await askBakery(visit);
      await visit.page.getByRole('checkbox', { name: '+447700900101' }).check();
      await visit.page.getByText('Till').waitFor();
      expect(await visit.page.getByText('Newsletter').count()).toBe(0);
    },
  },
  {
    ...PLAIN,
    name: 'choose all numbers',
    focus: 'button "Clear selection"',
    async reach(visit) {
      await askBakery(visit);
      await press(visit, visit.t.chooseSelectAll(4));
    },
    leave: [
      {
        by: 'Connect 4 numbers',
        leads: toAddress(/\/return\?client=\w+&channels=\[\w+CH,\w+CH,\w+CH,\w+CH\]&/),
      },
    ],
  },
  {
    ...CHOOSE,
    name: 'choose two',
    focus: 'checkbox "+447700900103',
    async reach(visit) {
      await askBakery(visit);
      await visit.page.getByRole('checkbox', { name: '+447700900101' }).check();
      await visit.page.getByRole('checkbox', { name: '+447700900103' }).check();
      await visit.page.getByRole('status').getByText(visit.t.chooseCount(2, 0)).waitFor();
    },
  },
  {
    ...PLAIN,
    ...titledFor('Corner Pharmacy'),
    name: 'first time',
    spoils: true,
    row: 'first time',
    async reach(visit) {
      await ask(visit, visit.world.pharmacy.user);
      await visit.page.getByText(visit.t.chooseFirstTime('Acme Inbox')).waitFor();
    },
    leave: [SWITCH, { by: 'Connect 1 number', before: tickByKeyboard, leads: BACK }],
  },
  {
    ...CHOOSE,
    name: 'requested number',
    row: 'requested number',
    async reach(visit) {
      await ask(visit, visit.world.bakery.user, { number: '+447700900103' });
      await visit.page.getByText(visit.t.chooseAskedForBy('Acme Inbox')).waitFor();
    },
    leave: [{ by: 'Connect 1 number', leads: BACK }],
  },
  {
    ...CHOOSE,
    name: 'requested number unknown',
    row: 'requested number unknown',
    async reach(visit) {
      await ask(visit, visit.world.bakery.user, { number: '+12025550121' });
      await visit.page.getByText(visit.t.chooseRequestedUnknown('Acme Inbox')).waitFor();
    },
    leave: [NOT_NOW],
  },
  {
    ...CHOOSE,
    name: 'nothing chosen',
    row: 'nothing chosen',
    focus: 'alert',
    async reach(visit) {
      await askBakery(visit);
      await press(visit, visit.t.choosePick);
      await visit.page.getByRole('alert').getByText(visit.t.chooseNothingChosen).waitFor();
    },
    leave: [NOT_NOW, { by: 'Connect 1 number', before: tickByKeyboard, leads: BACK }],
  },
  {
    ...CHOOSE,
    ...titledFor('Northwind Travel'),
    name: 'partner payment',
    row: 'partner payment',
    async reach(visit) {
      await ask(visit, visit.world.travel.user);
      await visit.page.getByText(visit.t.choosePartnerPays('Acme Inbox', 2, 2)).waitFor();
      await visit.page.getByText(visit.t.chooseLater).waitFor();
    },
    leave: [
      KEEP,
      {
        by: 'Withdraw permission for 1 number',
        before: tickByKeyboard,
        leads: toScreen('Withdraw permission for 1 number?'),
      },
    ],
  },
  {
    ...CHOOSE,
    ...titledFor('Northwind Travel'),
    name: 'may not withdraw',
    spoils: true,
    row: 'may not withdraw',
    arrange: ({ partner }) => partner.settings.update({ clientsMayWithdraw: false }),
    async reach(visit) {
      await ask(visit, visit.world.travel.user);
      await visit.page.getByText(visit.t.chooseMayNotWithdraw('Acme Inbox', 2, 2)).waitFor();
    },
    // The keys of `tickByKeyboard` press Space on a fixed checkbox. The checkbox does not change, so "Keep as it is"
    // still appears.
    leave: [{ ...KEEP, before: tickByKeyboard }],
  },
  {
    name: 'already shared',
    row: 'already shared',
    shows: ['already-shared'],
    h1: 'Acme Inbox already has permission for all your numbers',
    title: (t) => t.alreadySharedTitle('Acme Inbox'),
    async reach(visit) {
      await setShared(visit.world, 4);
      await askBakery(visit);
    },
    leave: [
      SWITCH,
      { by: 'Done', leads: toAddress(/\/return\?client=\w+&channels=\[(\w+CH,){3}\w+CH\]&request=/) },
      { by: 'Change', leads: toScreen(H1) },
    ],
  },
  {
    ...CHOOSE,
    name: 'already shared, to be changed',
    row: 'already shared',
    async reach(visit) {
      await setShared(visit.world, 4);
      await askBakery(visit);
      await press(visit, visit.t.alreadySharedChange);
    },
    leave: [
      {
        by: 'Withdraw permission for 1 number',
        before: tickByKeyboard,
        leads: toScreen('Withdraw permission for 1 number?'),
      },
    ],
  },
];
