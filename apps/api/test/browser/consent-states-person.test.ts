import { expect, test } from 'vitest';
import { setUpApp, shown } from '../codes/authenticator-app.ts';
import { testInFull } from '../test-in-turn.ts';
import { shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { returnFromHub } from './support/hub.ts';
import { arriveAs, signIn } from './support/sign-in.ts';

const openWindow = shareWorld();

const CHOOSE = 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?';

testInFull(
  'a person with two clients says for which one the answer is',
  { like: 'whoever picked the wrong account goes back to the list, and only from there signs out' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, admin, bakery, pharmacy } = world;
    await admin('person', 'add', '--email', bakery.user.email, '--account', pharmacy.id);
    const { url } = await partner.onboarding.start();

    await arriveAs(world, bakery.user);
    await page.goto(url);
    await page.getByRole('heading', { name: 'Which account is this for?' }).waitFor();
    await page.getByRole('radio', { name: 'Harbour Bakery Works with Acme Inbox' }).waitFor();
    await page.getByRole('radio', { name: 'Corner Pharmacy No partner yet' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByRole('heading', { name: CHOOSE.replace('Harbour Bakery', 'Corner Pharmacy') }).waitFor();
    await page.getByText('Makes Acme Inbox your integration partner').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(1);
  },
);

test('whoever picked the wrong account goes back to the list, and only from there signs out', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, admin, bakery, pharmacy } = world;
  await admin('person', 'add', '--email', bakery.user.email, '--account', pharmacy.id);
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('radio', { name: 'Corner Pharmacy' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Makes Acme Inbox your integration partner').waitFor();

  await page.getByRole('button', { name: 'Switch account' }).click();
  await page.getByRole('radio', { name: 'Harbour Bakery' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('checkbox', { name: '+447700900101' }).waitFor();

  await page.getByRole('button', { name: 'Switch account' }).click();
  await page.getByRole('heading', { name: 'Which account is this for?' }).waitFor();
  // The button stands where it stood before, so a second click at once would be the second half of a double click.
  await page.getByRole('button', { name: 'Switch account' }).press('Enter');
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
});

testInFull(
  'a client of another partner is told so, and goes back with a denial',
  { like: 'other partner: the keyboard alone suffices' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, baseUrl, demo, admin, bakery } = world;
    const redirectUrl = `${demo.partnerSiteUrl}/other`;
    const other = await admin<{ id: string }>('partner', 'add', '--name', 'Beta Desk', '--redirect-url', redirectUrl);

    await arriveAs(world, bakery.user);
    await page.goto(`${baseUrl}/permission?partner_id=${other.id}&state=visit+7`);
    await page.getByRole('heading', { name: 'Harbour Bakery works with Acme Inbox' }).waitFor();
    await page.getByRole('button', { name: `Back to ${new URL(redirectUrl).host}` }).click();

    await page.waitForURL(/\/other\?error=access_denied&state=visit\+7&request=req_\w{22}$/);
  },
);

test('a new member signs up, comes back to the request, and hands the link to an owner', async () => {
  await using world = await openWindow();
  const { page, context, partner, admin, bakery } = world;
  await context.grantPermissions(['clipboard-write']);
  const { url } = await partner.onboarding.start();
  const person = ['--email', 'member@bakery.example', '--account', bakery.id, '--role', 'member'];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);

  await page.goto(url);
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  await page.goto(link);
  await page.getByLabel('Your name').fill('Mo');
  await page.getByLabel('Password').fill('twelve letters');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Ask an owner of Harbour Bakery to answer this' }).waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('status').getByText('Copied').waitFor();

  const copied = await page.getByLabel('Link').inputValue();
  await expect(world.as(bakery.user).question(copied)).resolves.toMatchObject({ step: 'choose' });
});

testInFull(
  'whoever picks no account is told to, and asked again',
  { like: 'nothing chosen: the keyboard alone suffices' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, admin, seen, bakery, pharmacy } = world;
    await admin('person', 'add', '--email', bakery.user.email, '--account', pharmacy.id);
    await arriveAs(world, bakery.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('radio').first().waitFor();
    const asked = seen.count('POST /permission/question');

    await page.getByRole('button', { name: 'Continue' }).click();

    const alert = page.getByRole('alert').filter({ hasText: 'Choose an account.' });
    await alert.and(page.locator(':focus')).waitFor();
    await page.getByRole('group', { name: 'Which account is this for?', description: 'Choose an account.' }).waitFor();
    expect(seen.count('POST /permission/question')).toBe(asked);
  },
);

test('an owner of the partner is not sent to himself: he hands the link over, or switches and starts again', async () => {
  await using world = await openWindow();
  const { page, partner, demo, bakery } = world;

  await arriveAs(world, demo.partner.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('heading', { name: 'This account belongs to no business with numbers' }).waitFor();
  await page.getByText('Send one of them this link, or switch account and start again.').waitFor();
  await page.getByRole('button', { name: 'Switch account' }).click();
  await signIn(page, bakery.user);
  // The request belongs to the person who opened it first, so this second person must start again at the partner.
  await page.getByText('Go back to Acme Inbox and start again.').waitFor();
  await page.goto((await partner.onboarding.start()).url);

  await page.getByRole('heading', { name: CHOOSE }).waitFor();
});

test('where links must be signed, none is handed over', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, admin, demo, bakery } = world;
  await admin('person', 'add', '--email', demo.partner.user.email, '--account', bakery.id, '--role', 'member');
  await partner.settings.update({ requireSignature: true });

  await arriveAs(world, demo.partner.user);
  await page.goto((await partner.onboarding.start()).url);

  await page.getByText('Ask one of them to sign in at Acme Inbox and start there.').waitFor();
  expect(
    await page
      .getByRole('textbox')
      .or(page.getByRole('button', { name: 'Copy link' }))
      .count(),
  ).toBe(0);
});

test('a screen whose script does not come is said, and tried again in a page that begins anew', async () => {
  await using world = await openWindow();
  const { page, partner, studio } = world;
  await arriveAs(world, studio.user);
  await page.route('**/assets/*.rare-screens-*.js', (route) => route.abort(), { times: 1 });
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('heading', { name: "We couldn't check this request" }).waitFor();

  // After a failed download, some browsers never request the same script again in the same page. So "Try again" must
  // reload the page.
  const isReloaded = page.waitForEvent('domcontentloaded');
  await page.getByRole('button', { name: 'Try again' }).click();
  await isReloaded;

  await page.getByRole('heading', { name: "You don't have any numbers yet" }).waitFor();
});

testInFull(
  'an answer that needs the password again is not saved when that screen does not come',
  { like: 'a screen whose script does not come is said, and tried again in a page that begins anew' },
  async () => {
    await using world = await openWindow();
    const { page, partner, bakery, clock } = world;
    await arriveAs(world, bakery.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('checkbox', { name: '+447700900101' }).check();
    clock.pass(11 * 60_000);
    await page.route('**/assets/*.rare-screens-*.js', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: 'Connect 1 number' }).click();

    await page.getByRole('heading', { name: "We couldn't save that" }).waitFor();
    await page.getByText('Nothing was changed. Try again in a moment.').waitFor();
  },
);

testInFull(
  'a client without numbers gets one, and checks again',
  { like: 'no channels: the keyboard alone suffices' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, admin, studio } = world;
    const { url } = await partner.onboarding.start();

    await arriveAs(world, studio.user);
    await page.goto(url);
    await page.getByRole('heading', { name: "You don't have any numbers yet" }).waitFor();
    await admin('channel', 'add', '--client', studio.id, '--number', '+447700900160', '--name', 'Front desk');
    await page.getByRole('button', { name: 'Check again' }).click();

    await page.getByRole('checkbox', { name: '+447700900160' }).waitFor();
  },
);

testInFull(
  'whoever is signed in as the wrong person switches, and the request stays with the first',
  { like: 'an owner of the partner is not sent to himself: he hands the link over, or switches and starts again' },
  async () => {
    await using world = await openWindow();
    const { page, baseUrl, demo, bakery, travel } = world;

    await arriveAs(world, travel.user);
    await page.goto(`${baseUrl}/permission?partner_id=${demo.partner.id}`);
    await page.getByRole('button', { name: 'Switch account' }).click();
    await signIn(page, bakery.user);

    await page.getByText(`Signed in as ${bakery.user.email}`).waitFor();
    await page.getByText('Harbour Bakery', { exact: true }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(4);
  },
);

test('with an authenticator app: a code to sign in, none in a browser that remembers, one to grant', async () => {
  await using world = await startBrowserWorld();
  const { page, clock, partner, bakery } = world;
  const app = await setUpApp(world, world.as(bakery.user));
  const grant = page.getByRole('button', { name: 'Connect 1 number' });
  const code = page.getByLabel('Code from your authenticator app');
  clock.pass(30_000);

  await page.goto(`${world.baseUrl}/sign-in`);
  await signIn(page, bakery.user);
  await code.fill('000 000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('This code is wrong.').waitFor();
  // After the wrong code, the password is still in its field, so the test types only the code. Authenticator apps show
  // a code in two groups with a blank between them, and the field accepts this form.
  const shows = shown(clock, app);
  await code.fill(`${shows.slice(0, 3)} ${shows.slice(3)}`);
  await page.getByLabel("Don't ask for a code in this browser for 30 days").check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await returnFromHub(page, world.baseUrl);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, bakery.user);
  await returnFromHub(page, world.baseUrl);

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox').first().check();
  await grant.click();
  await page.getByRole('heading', { name: "Confirm it's you" }).waitFor();
  await page.getByLabel('Password').fill(bakery.user.password);
  // The button stands where the last one stood, so a click at once would be the second half of a double click.
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await code.fill(shown(clock, app));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('alert').getByText('Wait until your app shows the next one.').waitFor();
  expect(await page.getByLabel("Don't ask for a code").count()).toBe(0);
  clock.pass(30_000);
  await code.fill(shown(clock, app));
  await page.getByRole('button', { name: 'Confirm' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
});
