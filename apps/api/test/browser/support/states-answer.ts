import { refuseChanges } from './refusing-database.ts';
import { setShared } from './set-shared.ts';
import { arriveAs, beginSession } from './sign-in.ts';
import { type State, SWITCH, toAddress, toCall } from './state.ts';
import { withdraw } from './states-review.ts';
import { ask, askAndTick, grantOne, open, press, stayHere, type Visit } from './visit.ts';

const MINUTE = 60_000;
const NOT_SAVED = {
  row: 'error',
  shows: ['failed'],
  h1: "We couldn't save that",
  title: (t) => t.failedSaveTitle,
} satisfies Partial<State>;
const BACK_WITH_ERROR = {
  by: 'Back to localhost:8083',
  leads: toAddress(/\/return\?error=server_error&state=visit%207&request=req_\w{22}$/),
};
const ANSWERED = {
  row: 'answered',
  shows: ['answered'],
  h1: 'You have answered this request',
  title: (t) => t.answeredTitle,
} satisfies Partial<State>;
const CONTINUE = { by: 'Continue', leads: toAddress(/\/return\?client=/) };

/**
 * Sends an answer, and waits until our page navigates to the partner's return address. The partner's site responds
 * without a page, so the browser stays on our page. The test must wait for this navigation, because the page would
 * ignore a navigation that the test begins earlier.
 */
async function afterLeaving({ page, t, world }: Visit, answer: () => Promise<unknown>): Promise<void> {
  const leaves = page.waitForRequest(`${world.demo.partnerSiteUrl}/return?**`);
  await answer();
  await page.getByRole('status').getByText(t.doneLeaving('localhost:8083')).waitFor();
  await page.clock.fastForward(3_000);
  await leaves;
}

/** The states after the answer was sent. */
export const ANSWER_STATES: State[] = [
  {
    name: 'success',
    row: 'success',
    shows: ['done'],
    h1: 'Acme Inbox has permission for 1 number',
    title: (t) => t.doneHasPermission('Acme Inbox', 1),
    arrange: stayHere,
    reach: (visit) => afterLeaving(visit, () => grantOne(visit)),
  },
  {
    name: 'success until a date',
    row: 'until a date',
    shows: ['done'],
    h1: 'Acme Inbox has permission for 1 number',
    title: (t) => t.doneHasPermission('Acme Inbox', 1),
    arrange: stayHere,
    async reach(visit) {
      await askAndTick(visit);
      await visit.page.getByText(visit.t.untilOpen).click();
      await visit.page.getByLabel(visit.t.untilLabel).fill('2031-12-31');
      await afterLeaving(visit, () => press(visit, visit.t.chooseGrant(1)));
      await visit.page.getByText('2031').waitFor();
    },
  },
  {
    name: 'success with nothing left',
    row: 'success',
    shows: ['done'],
    h1: 'Acme Inbox has no permission on your numbers now',
    title: (t) => t.doneNoPermission('Acme Inbox'),
    arrange: stayHere,
    async reach(visit) {
      await withdraw(visit, 2);
      await afterLeaving(visit, () => press(visit, visit.t.reviewSubmit));
    },
  },
  {
    name: 'denied',
    row: 'success',
    shows: ['done'],
    h1: 'Taking you back to localhost:8083…',
    title: (t) => t.doneLeaving('localhost:8083'),
    arrange: stayHere,
    async reach(visit) {
      await ask(visit, visit.world.bakery.user);
      await press(visit, visit.t.chooseDeny);
    },
  },
  {
    name: 'redirecting stuck',
    row: 'redirecting stuck',
    shows: ['done'],
    h1: 'Acme Inbox has permission for 1 number',
    title: (t) => t.doneHasPermission('Acme Inbox', 1),
    arrange: stayHere,
    async reach(visit) {
      await grantOne(visit);
      await visit.page.getByRole('status').getByText(visit.t.doneLeaving('localhost:8083')).waitFor();
      await visit.page.clock.fastForward(8_000);
      await visit.page.getByRole('status').getByText(visit.t.doneStuck).waitFor();
    },
    leave: [CONTINUE],
  },
  {
    name: 'redirecting stuck at the default',
    spoils: true,
    row: 'redirecting stuck',
    shows: ['done'],
    h1: 'Acme Inbox has permission for 1 number',
    title: (t) => t.doneHasPermission('Acme Inbox', 1),
    async arrange({ partner, context }) {
      await partner.settings.update({ redirectUrls: [] });
      await context.route('http://app.360dialog.io/**', (route) => route.fulfill({ status: 204 }));
    },
    async reach(visit) {
      await grantOne(visit);
      await visit.page.getByRole('status').getByText(visit.t.doneLeaving('app.360dialog.io')).waitFor();
      await visit.page.clock.fastForward(8_000);
      await visit.page.getByRole('status').getByText(visit.t.doneClose).waitFor();
    },
    leave: [{ by: 'Continue', leads: toAddress(/^http:\/\/app\.360dialog\.io\/\?client=/) }],
  },
  {
    ...NOT_SAVED,
    name: 'error, the network lost the answer',
    arrange: ({ page }) => page.route('**/permission/answer', (route) => route.abort('connectionreset')),
    async reach(visit) {
      await grantOne(visit);
      await visit.page.getByRole('alert').getByText(visit.t.failedNoAnswerToSave).waitFor();
    },
    // The page does not know whether the lost answer was saved. To learn the result, both buttons first send the same
    // answer once more.
    leave: [
      SWITCH,
      { by: 'Try again', leads: toCall('/permission/answer') },
      { by: 'Back to localhost:8083', leads: toCall('/permission/answer') },
    ],
  },
  {
    ...NOT_SAVED,
    name: 'error, the database refused',
    spoils: true,
    arrange: ({ databaseUrl }) => refuseChanges(databaseUrl),
    async reach(visit) {
      await grantOne(visit);
      await visit.page.getByRole('alert').getByText(visit.t.failedUnchanged).waitFor();
    },
    leave: [{ by: 'Try again', leads: toCall('/permission/answer') }, BACK_WITH_ERROR],
  },
  {
    name: 'offline',
    row: 'offline',
    shows: ['failed'],
    h1: "You're offline",
    title: (t) => t.failedOfflineTitle,
    async reach(visit) {
      await visit.world.context.setOffline(false);
      await askAndTick(visit);
      await visit.world.context.setOffline(true);
      await press(visit, visit.t.chooseGrant(1));
      await visit.page.getByRole('status').getByText(visit.t.failedChoiceKept).waitFor();
    },
    // The test waits until this call has failed, because afterwards it turns the network on again. A call that is still
    // on its way could then reach the server, and the server would save the answer.
    leave: [
      {
        by: 'Try again',
        leads: ({ page }) =>
          page.waitForEvent('requestfailed', (request) => request.url().endsWith('/permission/answer')),
      },
    ],
  },
  {
    ...ANSWERED,
    name: 'answered before',
    async reach(visit) {
      const { world, t } = visit;
      await setShared(world, 1);
      const { url } = await world.partner.onboarding.start({ state: 'visit 7' });
      const owner = await beginSession(world, world.bakery.user);
      await owner.share(
        url,
        world.bakery.channels.slice(1, 3).map(({ id }) => id),
      );
      await arriveAs(world, world.bakery.user);
      await open(visit, url);
      await visit.page.getByText(`${t.answeredGranted(2)} ${t.answeredWithdrawn(1)}`).waitFor();
    },
    leave: [
      { by: 'Back to localhost:8083', leads: toAddress(/\/return\?client=\w+&channels=\[\w+CH,\w+CH\]&revoked=/) },
    ],
  },
  {
    ...ANSWERED,
    name: 'answered otherwise in another tab',
    async reach(visit) {
      const { world, page, t } = visit;
      const requestId = await askAndTick(visit);
      await world.as(world.bakery.user).answer({ requestId, decision: 'deny' });
      await press(visit, t.chooseGrant(1));
      await page.getByRole('alert').getByText(t.answeredOtherwise).waitFor();
      await page.getByText(t.answeredDenied).waitFor();
    },
    leave: [{ by: 'Back to localhost:8083', leads: toAddress(/\/return\?error=access_denied&state=visit%207&/) }],
  },
  {
    name: 'more time',
    row: 'more time',
    shows: ['more-time', 'choose'],
    h1: 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?',
    title: (t) => t.chooseTitle('Acme Inbox', 'Harbour Bakery'),
    focus: 'button "More time"',
    async reach(visit) {
      await ask(visit, visit.world.bakery.user);
      await visit.page.getByRole('checkbox').first().waitFor();
      await visit.page.clock.fastForward(13 * MINUTE);
      await visit.page.getByRole('alertdialog', { name: visit.t.moreTimeTitle }).waitFor();
    },
    leave: [
      { by: 'More time', leads: toCall('/permission/more-time') },
      { by: 'Close', leads: ({ page }) => page.getByRole('alertdialog').waitFor({ state: 'hidden' }) },
    ],
  },
];
