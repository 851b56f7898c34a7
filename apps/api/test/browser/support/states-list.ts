import type { BrowserWorld } from './browser-world.ts';
import { plainPng } from './png.ts';
import { askBakery, BACK, CHOOSE, PLAIN, tickByKeyboard } from './question-state.ts';
import { setShared } from './set-shared.ts';
import { beginSession } from './sign-in.ts';
import { NOT_NOW, type State, toScreen, toWords } from './state.ts';
import { askAndTick, press, type Visit } from './visit.ts';

const addNumbers = async ({ admin, bakery }: BrowserWorld) => {
  for (let at = 1; at <= 8; at++) {
    const number = `+4477009001${10 + at}`;
    await admin('channel', 'add', '--client', bakery.id, '--number', number, '--name', `Branch ${at}`);
  }
};

const openEndDate = async (visit: Visit, day: string) => {
  await visit.page.getByText(visit.t.untilOpen).click();
  await visit.page.getByLabel(visit.t.untilLabel).fill(day);
};

/**
 * The states of the question screen that depend on an end date, on the length of the list of numbers, on the partner's
 * logo, or on another person of the same client.
 */
export const LIST_STATES: State[] = [
  {
    ...CHOOSE,
    name: 'until a date, open',
    row: 'until a date',
    focus: 'textbox "Last day',
    async reach(visit) {
      await askAndTick(visit);
      await openEndDate(visit, '2031-12-31');
    },
    leave: [
      { by: 'No end date', leads: toWords('Set an end date') },
      { by: 'Connect 1 number', leads: toScreen('Acme Inbox has permission for 1 number') },
    ],
  },
  {
    ...CHOOSE,
    name: 'until a date, closed',
    row: 'until a date',
    focus: 'text: Ends after 31 December 2031',
    async reach(visit) {
      await askAndTick(visit);
      await openEndDate(visit, '2031-12-31');
      await visit.page.locator('summary').click();
      await visit.page.getByLabel(visit.t.untilLabel).waitFor({ state: 'hidden' });
    },
  },
  {
    ...CHOOSE,
    name: 'until a date that is over',
    row: 'until a date',
    focus: 'textbox "Last day',
    async reach(visit) {
      await askAndTick(visit);
      await openEndDate(visit, '2020-01-31');
      await press(visit, visit.t.chooseGrant(1));
      await visit.page.getByRole('alert').getByText(visit.t.fieldTooEarly).waitFor();
    },
  },
  {
    ...CHOOSE,
    name: 'shared until a date',
    row: 'until a date',
    async arrange(world) {
      const { bakery, partner } = world;
      const owner = await beginSession(world, bakery.user);
      const { url } = await partner.onboarding.start();
      const asked = await owner.question(url);
      if (asked.step !== 'choose') throw new Error(asked.step);
      const grant = [asked.channels[0]?.id ?? ''];
      const answer = { requestId: asked.requestId, clientId: bakery.id, grant, withdraw: [], keep: [] };
      await owner.answer({ ...answer, decision: 'save', expiresAt: '2031-12-31T12:00:00.000Z' });
    },
    async reach(visit) {
      await askBakery(visit);
      await visit.page.getByText('2031').waitFor();
    },
  },
  {
    ...CHOOSE,
    name: 'many numbers',
    spoils: true,
    row: 'more than 8 numbers',
    arrange: addNumbers,
    reach: askBakery,
    leave: [NOT_NOW, { by: 'Connect 1 number', before: tickByKeyboard, leads: BACK }],
  },
  {
    ...PLAIN,
    name: 'many numbers, some found',
    spoils: true,
    row: 'more than 8 numbers',
    focus: 'searchbox "Find a number or name"',
    arrange: addNumbers,
    async reach(visit) {
      await askBakery(visit);
      await visit.page.getByRole('checkbox', { name: '+447700900101' }).check();
      await visit.page.getByLabel(visit.t.chooseFilter).fill('branch');
      await visit.page.getByRole('status').getByText(visit.t.chooseShown(8, 12)).waitFor();
    },
    leave: [{ by: 'Select all 8 shown', leads: toWords('9 to connect') }],
  },
  {
    ...PLAIN,
    name: 'many numbers, none found',
    spoils: true,
    row: 'more than 8 numbers',
    focus: 'searchbox "Find a number or name"',
    arrange: addNumbers,
    async reach(visit) {
      await askBakery(visit);
      await visit.page.getByLabel(visit.t.chooseFilter).fill('nowhere');
      await visit.page.getByRole('status').getByText(visit.t.chooseShown(0, 12)).waitFor();
    },
  },
  {
    ...CHOOSE,
    name: 'wide logo',
    spoils: true,
    row: 'logo',
    arrange: ({ partner }) => partner.settings.update({ logo: plainPng(160, 40, [10, 90, 180]) }),
    async reach(visit) {
      await askBakery(visit);
      await visit.page.locator('img.ui-face').waitFor();
    },
  },
  {
    ...CHOOSE,
    name: 'no logo',
    spoils: true,
    row: 'logo',
    arrange: ({ partner }) => partner.settings.update({ logo: null }),
    async reach(visit) {
      await askBakery(visit);
      await visit.page.locator('svg.ui-face').waitFor();
    },
  },
  {
    ...CHOOSE,
    name: 'conflict',
    row: 'conflict',
    focus: 'alert',
    async reach(visit) {
      await askAndTick(visit);
      await setShared(visit.world, 1);
      await press(visit, visit.t.chooseGrant(1));
      await visit.page.getByRole('alert').getByText(visit.t.chooseChanged).waitFor();
    },
    leave: [{ by: 'Keep as it is', leads: BACK }],
  },
];
