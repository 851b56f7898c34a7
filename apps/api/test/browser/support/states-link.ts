import type { BrowserWorld } from './browser-world.ts';
import { holdCalls } from './slow-network.ts';
import { type State, SWITCH, toCall, toScreen } from './state.ts';
import { ask, open, openRequest, press, signInOn, type Visit } from './visit.ts';

const MINUTE = 60_000;
const BAD_LINK = {
  row: 'bad link',
  shows: ['bad-link'],
  h1: "This link can't be used",
  title: (t) => t.badLinkTitle,
} satisfies Partial<State>;
const SIGN_IN = {
  row: 'sign-in',
  shows: ['sign-in'],
  h1: "Sign in to review Acme Inbox's request",
  title: (t) => t.signInTitleFor('Acme Inbox'),
} satisfies Partial<State>;

/** Types the email and the password of the bakery's owner, from the field that has the focus. */
export const typeSignIn = async ({ page, world }: Visit) => {
  await page.getByLabel('Email').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(world.bakery.user.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(world.bakery.user.password);
};
const typePassword = ({ page, world }: Visit) => page.keyboard.type(world.bakery.user.password);
const CHOOSE = toScreen('Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?');
const forgetCookies = ({ context }: BrowserWorld) => context.clearCookies();

/** The states of a link that cannot be used, or that cannot be used yet. */
export const LINK_STATES: State[] = [
  {
    name: 'loading',
    row: 'loading',
    shows: ['loading'],
    h1: 'Checking this request…',
    title: (t) => t.loadingTitle,
    focus: null,
    async reach(visit) {
      await visit.page.unrouteAll();
      await holdCalls(visit.page, '**/permission/question');
      await openRequest(visit);
    },
  },
  {
    ...BAD_LINK,
    name: 'bad link of nobody',
    async reach(visit) {
      await open(visit, `${visit.world.baseUrl}/dashboard/app/nobody00PA`);
      await visit.page.getByText(visit.t.badLinkBody(null)).waitFor();
    },
  },
  {
    ...BAD_LINK,
    name: 'bad link that is too old',
    async reach(visit) {
      const { url } = await visit.world.partner.onboarding.start();
      visit.world.clock.pass(16 * MINUTE);
      await open(visit, url);
      await visit.page.getByText(visit.t.badLinkBody('Acme Inbox')).waitFor();
    },
  },
  {
    ...BAD_LINK,
    name: 'bad link with an unlisted redirect',
    async reach(visit) {
      const { partner, demo } = visit.world;
      const redirectUrl = 'https://evil.example/return';
      await open(visit, await partner.permissions.requestUrl({ partnerId: demo.partner.id, redirectUrl }));
      await visit.page.getByText(visit.t.badLinkRedirect('Acme Inbox')).waitFor();
    },
  },
  {
    ...BAD_LINK,
    name: 'bad link with a part that cannot be read',
    async reach(visit) {
      const { partner, demo } = visit.world;
      await open(visit, `${await partner.permissions.requestUrl({ partnerId: demo.partner.id })}&state=%00`);
      await visit.page.getByText(visit.t.badLinkUnreadable(null)).waitFor();
    },
  },
  {
    ...BAD_LINK,
    name: 'bad link that is too long',
    async reach(visit) {
      const { partner, demo } = visit.world;
      const { page, t } = visit;
      await open(
        visit,
        `${await partner.permissions.requestUrl({ partnerId: demo.partner.id })}&x=${'a'.repeat(8192)}`,
      );
      await page.getByText(t.badLinkTooLong(null)).waitFor();
    },
  },
  {
    name: 'question not answered',
    row: 'error',
    shows: ['failed'],
    h1: "We couldn't check this request",
    title: (t) => t.failedAskTitle,
    arrange: ({ page }) => page.route('**/permission/question', (route) => route.abort('connectionreset')),
    async reach(visit) {
      await openRequest(visit);
      await visit.page.getByRole('alert').getByText(visit.t.failedNoAnswer).waitFor();
    },
    leave: [{ by: 'Try again', leads: toCall('/permission/question') }],
  },
  {
    name: 'client suspended',
    spoils: true,
    row: 'error',
    shows: ['failed'],
    h1: "We couldn't check this request",
    title: (t) => t.failedAskTitle,
    arrange: ({ admin, bakery }) => admin('suspend', bakery.id),
    async reach(visit) {
      await forgetCookies(visit.world);
      await openRequest(visit);
      await signInOn(visit, visit.world.bakery.user);
      await visit.page.getByRole('alert').getByText(visit.t.failedSuspended).waitFor();
    },
    leave: [{ by: 'Try again', leads: toCall('/permission/question') }, SWITCH],
  },
  {
    ...SIGN_IN,
    name: 'sign in',
    focus: 'textbox "Email"',
    async reach(visit) {
      await forgetCookies(visit.world);
      await openRequest(visit);
    },
    leave: [{ by: 'Sign in', before: typeSignIn, leads: CHOOSE }],
  },
  {
    ...SIGN_IN,
    name: 'sign in with nothing filled in',
    focus: 'textbox "Email"',
    async reach(visit) {
      await forgetCookies(visit.world);
      await openRequest(visit);
      await press(visit, visit.t.signInSubmit);
      await visit.page.getByText(visit.t.fieldMissing).nth(1).waitFor();
    },
    leave: [{ by: 'Sign in', before: typeSignIn, leads: CHOOSE }],
  },
  {
    ...SIGN_IN,
    name: 'sign in refused',
    spoils: true,
    focus: 'textbox "Password"',
    async reach(visit) {
      await forgetCookies(visit.world);
      await openRequest(visit);
      await signInOn(visit, { email: visit.world.bakery.user.email, password: 'not the password' });
      await visit.page.getByRole('alert').getByText(visit.t.signInWrong).waitFor();
    },
    leave: [
      {
        by: 'Sign in',
        async before(visit) {
          await visit.page.keyboard.press('ControlOrMeta+A');
          await typePassword(visit);
        },
        leads: CHOOSE,
      },
    ],
  },
  {
    ...SIGN_IN,
    name: 'sign in again',
    focus: 'textbox "Password"',
    async reach(visit) {
      const { page, t, world } = visit;
      await ask(visit, world.bakery.user);
      await page.getByRole('checkbox', { name: '+447700900101' }).check();
      await forgetCookies(world);
      await press(visit, t.chooseGrant(1));
      await page.getByRole('status').getByText(t.signInChoiceKept).waitFor();
    },
    leave: [{ by: 'Sign in', before: typePassword, leads: CHOOSE }],
  },
  {
    name: 'somebody else signs in',
    row: 'bad link',
    shows: ['other-person'],
    h1: 'Someone else opened this request',
    title: (t) => t.otherPersonTitle,
    async reach(visit) {
      await ask(visit, visit.world.bakery.user);
      await visit.page.getByRole('checkbox', { name: '+447700900101' }).check();
      await forgetCookies(visit.world);
      await press(visit, visit.t.chooseGrant(1));
      await signInOn(visit, visit.world.travel.user);
    },
    leave: [SWITCH],
  },
];
