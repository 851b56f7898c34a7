import type { BrowserWorld } from './browser-world.ts';
import { HUB } from './hub.ts';
import { arriveAs } from './sign-in.ts';
import { NOT_NOW, type State, SWITCH, toAddress, toCall, toScreen, toWords } from './state.ts';
import { typeSignIn } from './states-link.ts';
import { ask, open, openRequest, press, type Visit } from './visit.ts';

/** The way out back to the partner without an answer. The partner's return address then says that access was denied. */
const DENY = {
  by: 'Back to localhost:8083',
  leads: toAddress(/\/return\?error=access_denied&request=req_\w{22}$/),
};
const CHOOSE = toScreen('Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?');

/** Lets the bakery's owner answer for the pharmacy too. */
const giveTwoClients = ({ admin, bakery, pharmacy }: BrowserWorld) =>
  admin('person', 'add', '--email', bakery.user.email, '--account', pharmacy.id);

/** Makes the partner's owner a member of the bakery. A member may read the request but not answer it. */
const makeMember = ({ admin, demo, bakery }: BrowserWorld) =>
  admin('person', 'add', '--email', demo.partner.user.email, '--account', bakery.id, '--role', 'member');

/** Adds another partner on the same demo site. Returns a link of the new partner. */
async function otherPartnersLink({ admin, baseUrl, demo }: BrowserWorld): Promise<string> {
  const redirectUrl = `${demo.partnerSiteUrl}/return`;
  const { id } = await admin<{ id: string }>('partner', 'add', '--name', 'Beta Desk', '--redirect-url', redirectUrl);
  return `${baseUrl}/permission?partner_id=${id}`;
}

const invite = async ({ admin, bakery }: BrowserWorld) => {
  const person = ['--email', 'new@bakery.example', '--account', bakery.id];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);
  return link;
};

const pickSecond = async ({ page }: Visit) => {
  for (let time = 0; time < 5 && (await page.locator('[type=radio]:focus').count()) === 0; time++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
};

const typeNameAndPassword = async ({ page }: Visit) => {
  await page.keyboard.type('Nia');
  await page.keyboard.press('Tab');
  await page.keyboard.type('twelve letters');
};

/** The states that depend on who the person is and on the person's account. */
export const PERSON_STATES: State[] = [
  {
    name: 'new here',
    spoils: true,
    row: 'new here',
    shows: ['sign-up'],
    h1: 'Create your account to continue',
    title: (t) => t.signUpTitle,
    focus: 'textbox "Your name"',
    async reach(visit) {
      await visit.world.context.clearCookies();
      await openRequest(visit);
      await visit.page.getByLabel(visit.t.signInEmail).waitFor();
      await open(visit, await invite(visit.world));
    },
    leave: [{ by: 'Create account', before: typeNameAndPassword, leads: CHOOSE }],
  },
  {
    name: 'new here with a short password',
    row: 'new here',
    shows: ['sign-up'],
    h1: 'Create your account to continue',
    title: (t) => t.signUpTitle,
    focus: 'textbox "Your name"',
    async reach(visit) {
      const { page, t, world } = visit;
      await open(visit, await invite(world));
      await page.getByLabel(t.signUpPassword).pressSequentially('elevenchars');
      await press(visit, t.signUpSubmit);
      await page.getByRole('alert').getByText(t.fieldTooShort(12)).waitFor();
    },
  },
  {
    name: 'here already, with a new link',
    spoils: true,
    row: 'new here',
    shows: ['sign-up'],
    h1: 'Set a new password',
    title: (t) => t.signUpAgainTitle,
    focus: 'textbox "Password"',
    async reach(visit) {
      const { admin, bakery, travel } = visit.world;
      const person = ['--email', travel.user.email, '--account', bakery.id];
      await open(visit, (await admin<{ link: string }>('person', 'add', ...person)).link);
    },
  },
  {
    name: 'new here with a used link',
    row: 'bad link',
    shows: ['bad-link'],
    h1: "This link can't be used",
    title: (t) => t.badLinkTitle,
    async reach(visit) {
      await open(visit, `${visit.world.baseUrl}/sign-in/new#used`);
      await visit.page.getByText(visit.t.badLinkSignUpBody).waitFor();
    },
    leave: [{ by: 'Sign in', leads: toAddress(/\/sign-in$/) }],
  },
  {
    name: 'new here, and the link not checked',
    row: 'error',
    shows: ['failed'],
    h1: "We couldn't check this link",
    title: (t) => t.failedLinkTitle,
    arrange: ({ page }) => page.route('**/sign-in/invitation', (route) => route.abort('connectionreset')),
    reach: (visit) => open(visit, `${visit.world.baseUrl}/sign-in/new#any`),
    leave: [{ by: 'Try again', leads: toCall('/sign-in/invitation') }],
  },
  {
    name: 'which client',
    spoils: true,
    row: 'which client',
    shows: ['which-client'],
    h1: 'Which account is this for?',
    title: (t) => t.whichClientTitle,
    arrange: giveTwoClients,
    reach: (visit) => ask(visit, visit.world.bakery.user),
    leave: [SWITCH, { by: 'Continue', before: pickSecond, leads: CHOOSE }],
  },
  {
    name: 'which client, none chosen',
    spoils: true,
    row: 'which client',
    shows: ['which-client'],
    h1: 'Which account is this for?',
    title: (t) => t.whichClientTitle,
    focus: 'alert',
    arrange: giveTwoClients,
    async reach(visit) {
      await ask(visit, visit.world.bakery.user);
      await press(visit, visit.t.whichClientSubmit);
      await visit.page.getByRole('alert').getByText(visit.t.whichClientMissing).waitFor();
    },
    leave: [{ by: 'Continue', before: pickSecond, leads: CHOOSE }],
  },
  {
    name: 'other partner',
    spoils: true,
    row: 'other partner',
    shows: ['other-partner'],
    h1: 'Harbour Bakery works with Acme Inbox',
    title: (t) => t.otherPartnerTitle('Harbour Bakery', 'Acme Inbox'),
    async reach(visit) {
      await arriveAs(visit.world, visit.world.bakery.user);
      await open(visit, await otherPartnersLink(visit.world));
    },
    leave: [{ by: 'Switch account', leads: toScreen("Sign in to review Beta Desk's request") }, DENY],
  },
  {
    name: 'not allowed',
    spoils: true,
    row: 'not allowed',
    shows: ['not-allowed'],
    h1: 'Ask an owner of Harbour Bakery to answer this',
    title: (t) => t.notAllowedTitle('Harbour Bakery'),
    async arrange(world) {
      await makeMember(world);
      await world.context.grantPermissions(['clipboard-write']);
    },
    reach: (visit) => ask(visit, visit.world.demo.partner.user),
    leave: [SWITCH, { by: 'Copy link', leads: toWords('Copied') }, DENY],
  },
  {
    name: 'not allowed, and no clipboard',
    spoils: true,
    row: 'not allowed',
    shows: ['not-allowed'],
    h1: 'Ask an owner of Harbour Bakery to answer this',
    title: (t) => t.notAllowedTitle('Harbour Bakery'),
    focus: 'textbox "Link"',
    arrange: makeMember,
    async reach(visit) {
      await ask(visit, visit.world.demo.partner.user);
      await press(visit, visit.t.notAllowedCopy);
      await visit.page.getByRole('status').getByText(visit.t.notAllowedCopyYourself).waitFor();
    },
  },
  {
    name: 'not allowed, and links are signed',
    spoils: true,
    row: 'not allowed',
    shows: ['not-allowed'],
    h1: 'Ask an owner of Harbour Bakery to answer this',
    title: (t) => t.notAllowedTitle('Harbour Bakery'),
    async arrange(world) {
      await makeMember(world);
      await world.partner.settings.update({ requireSignature: true });
    },
    async reach(visit) {
      await ask(visit, visit.world.demo.partner.user);
      await visit.page.getByText(visit.t.notAllowedBodyWithoutLink('Acme Inbox')).waitFor();
    },
    leave: [SWITCH, DENY],
  },
  {
    name: 'not allowed for any client',
    row: 'not allowed',
    shows: ['not-allowed'],
    h1: 'This account belongs to no business with numbers',
    title: (t) => t.notAllowedTitle(undefined),
    reach: (visit) => ask(visit, visit.world.demo.partner.user),
    leave: [SWITCH, DENY],
  },
  {
    name: 'no channels',
    row: 'no channels',
    shows: ['no-channels'],
    h1: "You don't have any numbers yet",
    title: (t) => t.noChannelsTitle,
    reach: (visit) => ask(visit, visit.world.studio.user),
    leave: [SWITCH, { by: 'Check again', leads: toCall('/permission/question') }, NOT_NOW],
  },
  {
    name: 'own sign in',
    row: 'sign-in',
    shows: ['sign-in'],
    h1: 'Sign in',
    title: (t) => t.signInTitle,
    focus: 'textbox "Email"',
    reach: (visit) => open(visit, `${visit.world.baseUrl}/sign-in`),
    leave: [{ by: 'Sign in', before: typeSignIn, leads: toAddress(HUB) }],
  },
  {
    name: 'own sign in passkey refused',
    row: 'sign-in',
    shows: ['sign-in'],
    h1: 'Sign in',
    title: (t) => t.signInTitle,
    focus: 'textbox "Password"',
    arrange: ({ page }) =>
      page.route('**/sign-in/passkey/begin', (route) =>
        route.fulfill({ status: 401, json: { code: 'unauthenticated' } }),
      ),
    async reach(visit) {
      await open(visit, `${visit.world.baseUrl}/sign-in`);
      await press(visit, visit.t.signInPasskey);
      await visit.page.getByText(visit.t.signInPasskeyWrong).waitFor();
    },
    leave: [{ by: 'Use a passkey', leads: toCall('/api/auth/sign-in/passkey/begin') }],
  },
  {
    name: 'own sign in forgotten',
    row: 'sign-in',
    shows: ['forgotten'],
    h1: 'Set a new password',
    title: (t) => t.forgottenTitle,
    focus: 'textbox "Email"',
    arrange: ({ page }) => page.route('**/sign-in/forgotten', (route) => route.fulfill({ json: { ok: true } })),
    async reach(visit) {
      await open(visit, `${visit.world.baseUrl}/sign-in`);
      await press(visit, visit.t.signInForgot);
    },
    leave: [
      { by: 'Back to sign in', leads: toScreen('Sign in') },
      {
        by: 'Send link',
        before: ({ page }) => page.keyboard.type('owner@bakery.example'),
        leads: toWords('If we know this address, a link is on its way.'),
      },
    ],
  },
  {
    name: 'own sign in not checked',
    row: 'error',
    shows: ['failed'],
    h1: "We couldn't check your sign-in",
    title: (t) => t.failedSignInTitle,
    arrange: ({ page }) => page.route('**/api/auth/get-session', (route) => route.abort('connectionreset')),
    reach: (visit) => open(visit, `${visit.world.baseUrl}/sign-in`),
    leave: [{ by: 'Try again', leads: toCall('/api/auth/get-session') }],
  },
  {
    name: 'own signed in',
    row: 'signed in',
    shows: ['signed-in'],
    h1: "You're signed in",
    title: (t) => t.signedInTitle,
    async reach(visit) {
      await arriveAs(visit.world, visit.world.bakery.user);
      await open(visit, `${visit.world.baseUrl}/sign-in`);
    },
    leave: [
      { by: 'Sign out', leads: toScreen('Sign in') },
      { by: 'Continue', leads: toAddress(HUB) },
    ],
  },
];
