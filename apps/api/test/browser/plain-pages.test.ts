import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inTurn } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { HUB, returnFromHub } from './support/hub.ts';
import { showPictures } from './support/pictures.ts';
import { expectScreen } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld();

testInFull(
  'people sign in and out where no request waits',
  {
    like: 'a one-time link says for whom it is, makes an account, and only one; its address signs in as it is written',
  },
  async () => {
    await using world = await openWindow();
    const { page, baseUrl, bakery } = world;

    await page.goto(`${baseUrl}/sign-in`);
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    await signIn(page, bakery.user);
    await returnFromHub(page, baseUrl);
    await page.getByText(`You are signed in as ${bakery.user.email}.`).waitFor();
    // Control for base-path.test.ts: without SUPPORT_URL there is no link to help.
    expect(await page.getByRole('link', { name: 'Help' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  },
);

const STROKES = [
  ['/sign-in/new/', "This link can't be used"],
  ['/sign-in/', 'Sign in'],
] as const;

test.each(inTurn(STROKES, 0))('%s is the page without the stroke', async (path, title) => {
  await using world = await openWindow();
  const { page, baseUrl } = world;

  await page.goto(baseUrl + path);

  await page.getByRole('heading', { name: title, exact: true }).waitFor();
});

test('a one-time link says for whom it is, makes an account, and only one; its address signs in as it is written', async () => {
  await using world = await startBrowserWorld();
  const { page, context, admin, bakery } = world;
  const person = ['--email', 'büro@bücher.example', '--account', bakery.id];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);
  const other = await context.newPage();
  const fillIn = async (tab: typeof page, password: string) => {
    await tab.getByLabel('Your name').fill('Nia');
    await tab.getByLabel('Password').fill(password);
  };
  const create = (tab: typeof page) => tab.getByRole('button', { name: 'Create account' }).click();

  await other.goto(link);
  await fillIn(other, 'twelve letters');
  await page.goto(link);
  await page.getByRole('heading', { name: 'Create your account to continue' }).waitFor();
  await page.getByText('You were invited to Harbour Bakery.').waitFor();
  expect(page.url()).not.toContain('#');
  const email = page.getByLabel('Email');
  expect(await email.getAttribute('autocomplete')).toBe('username');
  expect(await email.inputValue()).toBe('büro@xn--bcher-kva.example');
  expect(await email.isEditable()).toBe(false);
  await fillIn(page, 'Password1234');
  await create(page);
  await page.getByText('not one that many people use').waitFor();
  await fillIn(page, 'twelve letters');
  await create(page);
  await returnFromHub(page, world.baseUrl);
  await page.getByText('You are signed in as büro@xn--bcher-kva.example.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, { email: ' BÜRO@bücher.example', password: 'twelve letters' });
  await page.waitForURL(HUB);

  await create(other);
  await other.getByRole('heading', { name: "This link can't be used" }).waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: "This link can't be used" }).waitFor();
});

// Our server answers at 127.0.0.1 as well as at localhost. In the second row, the browser sends a header as a proxy
// would. The server does not trust this proxy, so the server cannot know which host the browser asked for.
test.each([
  ['directly', undefined],
  ['behind a proxy that nobody named', { extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' } }],
])('at another host, %s, a good link and the right password work: they lead home', async (_, options) => {
  await using world = await openWindow(options);
  const { page, baseUrl, admin, partner, bakery } = world;
  const elsewhere = (url: string) => url.replace('//localhost:', '//127.0.0.1:');

  await page.goto(elsewhere(`${baseUrl}/sign-in?lang=en`));
  await page.waitForURL(`${baseUrl}/sign-in?lang=en`);
  await signIn(page, bakery.user);
  await page.waitForURL(HUB);
  const { url } = await partner.onboarding.start();
  await page.goto(elsewhere(url));
  await page
    .getByRole('heading', { name: 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?' })
    .waitFor();
  expect(page.url()).toBe(url);
  // The secret of this link is in the fragment of its address. A browser does not send the fragment to the server, but
  // keeps it during the redirect.
  const person = ['--email', 'astray@bakery.example', '--account', bakery.id];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);
  await page.goto(elsewhere(link));
  await page.getByRole('heading', { name: 'Create your account to continue' }).waitFor();
  expect(page.url()).toBe(`${baseUrl}/sign-in/new`);
});

testInFull(
  'a password of eleven letters is refused by the field itself',
  { like: 'what is missing or no address is said by the page, in its own words, at the first wrong field' },
  async () => {
    await using world = await openWindow();
    const { page, admin, seen, bakery } = world;
    const { link } = await admin<{ link: string }>(
      'person',
      'add',
      '--email',
      'new@bakery.example',
      '--account',
      bakery.id,
    );

    await page.goto(link);
    await page.getByLabel('Your name').fill('Nia');
    await page.getByLabel('Password').pressSequentially('elevenchars');
    await page.getByRole('button', { name: 'Create account' }).click();

    await page.getByRole('alert').getByText('Enter at least 12 characters.').waitFor();
    await page.getByLabel('Password').and(page.locator(':focus')).waitFor();
    expect(seen.count('POST /sign-in/new')).toBe(0);
  },
);

test('an address that does not exist says so, and leads to the start page', async () => {
  await using world = await openWindow();
  const { page, baseUrl } = world;

  const answer = await page.goto(`${baseUrl}/no-such-page`);
  expect(answer?.status()).toBe(404);
  await expectScreen(page, 'This page does not exist', { picture: 'not found', index: 0 });
  await page.getByRole('link', { name: 'Go to the start page' }).click();

  await expectScreen(page, 'Permission and API keys for WhatsApp numbers', { picture: 'start page', index: 1 });
});

describe('what a 401 asks for is no question of the browser', () => {
  /** Opens one address after another. Counts how often the browser would have opened its own sign-in dialog. */
  async function dialogsAt({ page, context }: BrowserWorld, addresses: readonly string[]): Promise<number> {
    const devtools = await context.newCDPSession(page);
    let asked = 0;
    devtools.on('Fetch.requestPaused', ({ requestId }) => devtools.send('Fetch.continueRequest', { requestId }));
    devtools.on('Fetch.authRequired', ({ requestId }) => {
      asked += 1;
      const authChallengeResponse = { response: 'CancelAuth' } as const;
      return devtools.send('Fetch.continueWithAuth', { requestId, authChallengeResponse });
    });
    await devtools.send('Fetch.enable', { handleAuthRequests: true });
    for (const address of addresses) expect((await page.goto(address))?.status(), address).toBe(401);
    await devtools.detach();
    return asked;
  }

  test('whichever door is opened', async () => {
    await using world = await openWindow();
    const paths = ['/v1/whoami', '/api/v1/whoami', '/api/v2/whoami', '/trpc/settings.get', '/v1/configs/webhook'];

    expect(
      await dialogsAt(
        world,
        paths.map((path) => world.baseUrl + path),
      ),
    ).toBe(0);
  });

  test('control: for Basic it would open one', async () => {
    await using world = await openWindow();
    const server = createServer((_req, res) => {
      res.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');

    const { port } = server.address() as AddressInfo;
    expect(await dialogsAt(world, [`http://127.0.0.1:${port}/`])).toBe(1);
    server.close();
  });
});

test('the checker that finds nothing on our pages finds a fault that is put there', async () => {
  await using world = await openWindow();
  const { page, baseUrl } = world;
  await page.goto(`${baseUrl}/no-such-page`);

  await page.evaluate("document.querySelector('main').append(document.createElement('img'))");

  await expect(expectScreen(page, 'This page does not exist', { picture: 'planted fault', index: 0 })).rejects.toThrow(
    'image-alt',
  );
});

test('whoever signs in goes where the address says, and never to a page of somebody else', async () => {
  await using world = await openWindow();
  const { page, baseUrl, bakery } = world;

  await page.goto(`${baseUrl}/sign-in?next=${encodeURIComponent('/client/keys?sort=name')}`);
  await signIn(page, bakery.user);
  await page.waitForURL(`${baseUrl}/client/keys?sort=name`);
  // A person who is signed in already goes on at once.
  await page.goto(`${baseUrl}/sign-in?next=/profile`);
  await page.waitForURL(`${baseUrl}/profile`);
  await page.goto(`${baseUrl}/sign-in?next=//evil.example/client`);

  await page.getByRole('heading', { name: "You're signed in" }).waitFor();
});
