import { eventually } from '@chatelaine/tools/browser/eventually';
import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someOf, testInFull } from '../test-in-turn.ts';
import { shareWorld } from './support/browser-world.ts';
import { chooseOrders, openPartnerSite, type PartnerSiteVisit } from './support/partner-site-visit.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { arriveAs, signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld();

const ANOTHER_BROWSER = 'This answer belongs to another browser.';

/** Answers as the owner of the bakery. Returns the address of the partner's site to which the popup was sent back. */
async function connectBakery(visit: PartnerSiteVisit): Promise<string> {
  const { page, world, site } = visit;
  await arriveAs(world, world.bakery.user);
  const popup = await visit.press('Connect WhatsApp');
  const returned = world.context.waitForEvent('request', (request) => request.url().startsWith(`${site.url}/return?`));
  await chooseOrders(popup);
  await page.getByRole('status').getByText('You shared 1 number with us.').waitFor();
  return (await returned).url();
}

/** Sends a POST request from the page itself, as the forms of the page do. */
const postFrom = (page: PartnerSiteVisit['page'], path: string, fields: Record<string, string>) =>
  page.evaluate<string>(
    `fetch('${path}', { method: 'POST', body: new URLSearchParams(${JSON.stringify(fields)}) }).then((answer) => answer.text())`,
  );

describe('a second visitor', () => {
  test('cannot take over an answer by its address, nor hear of it, nor make a key with its id', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { world, site } = visit;
    const address = await connectBakery(visit);
    const stranger = await visit.openVisitor();
    await stranger.goto(site.url);

    await stranger.goto(address);
    await stranger.getByRole('heading', { name: 'This answer is not expected here' }).waitFor();
    await takePicture(stranger, 'partner site not expected');
    expect(await postFrom(stranger, '/connect/done', {})).toContain(ANOTHER_BROWSER);
    const channel = world.bakery.channels[0]?.id ?? '';
    expect(await postFrom(stranger, '/keys', { channel })).toContain('This number is not one of yours.');
    await stranger.goto(site.url);
    expect(await stranger.getByRole('listitem').count()).toBe(0);
    await expect(world.partner.channelKeys.list()).resolves.toMatchObject({ data: [] });

    // Control: the visitor who asked may open this return address again. The page shows its text, and nothing changes.
    await visit.page.goto(address);
    await visit.page.getByText('You shared 1 number with us.').waitFor();
  });

  test('who answered a link that the partner sent is thanked, and gets no numbers by the address', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page, world, site } = visit;
    const channel = world.bakery.channels[0]?.id ?? '';

    await page.goto(`${site.url}/return?${new URLSearchParams({ client: world.bakery.id, channels: `[${channel}]` })}`);

    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.goto(site.url);
    expect(await page.getByRole('listitem').count()).toBe(0);
  });

  testInFull(
    'with a question of his own cannot bring the answer to another one',
    { like: 'cannot take over an answer by its address, nor hear of it, nor make a key with its id' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const address = await connectBakery(visit);
      const stranger = await visit.openVisitor();
      await stranger.goto(visit.site.url);
      await postFrom(stranger, '/connect/start', {});

      await stranger.goto(address);

      await stranger.getByRole('heading', { name: 'This answer is not expected here' }).waitFor();
      expect(await postFrom(stranger, '/connect/done', {})).toContain(ANOTHER_BROWSER);
    },
  );
});

describe('a question that is sent to somebody else', () => {
  test('brings its sender nothing, whatever he says of the answer', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page, world, site } = visit;
    const { url } = JSON.parse(await postFrom(page, '/connect/start', {}));
    const request = new URL(url).searchParams.get('request') ?? '';
    const channel = world.bakery.channels[0]?.id ?? '';
    const victim = await visit.openVisitor();
    await victim.goto(url);
    await signIn(victim, world.bakery.user);
    await chooseOrders(victim);
    await victim.getByRole('heading', { name: 'This answer is not expected here' }).waitFor();
    const { status, state } = await world.partner.onboarding.get(request);
    expect(status).toBe('granted');

    for (const guess of [undefined, '', request, 'x'.repeat(state?.length ?? 0), `${state} x`]) {
      const answer = await postFrom(page, '/connect/done', guess === undefined ? {} : { state: guess });
      expect(answer).toContain(ANOTHER_BROWSER);
    }
    expect(await postFrom(page, '/connect/closed', {})).toContain('no answer has arrived here.');
    await page.goto(site.url);
    expect(await page.getByRole('listitem').count()).toBe(0);
    expect(await postFrom(page, '/keys', { channel })).toContain('This number is not one of yours.');
    await expect(world.partner.channelKeys.list()).resolves.toMatchObject({ data: [] });

    // Control: a visitor who knew the state would get the numbers. But the visitor cannot know the state, because the
    // address of the request does not contain it.
    expect(url).not.toContain(state);
    expect(await postFrom(page, '/connect/done', { state: state ?? '' })).toContain('You shared 1 number with us.');
    await page.goto(site.url);
    expect(await page.getByRole('listitem').count()).toBe(1);
  });

  testInFull(
    'brings nothing with the state of an older question either, which opens that one alone',
    { like: 'brings its sender nothing, whatever he says of the answer' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world, site } = visit;
      const ask = async () => {
        const { url } = JSON.parse(await postFrom(page, '/connect/start', {}));
        const { state } = await world.partner.onboarding.get(new URL(url).searchParams.get('request') ?? '');
        return { url, state: state ?? '' };
      };
      const older = await ask();
      const newer = await ask();
      const victim = await visit.openVisitor();
      await victim.goto(newer.url);
      await signIn(victim, world.bakery.user);
      await chooseOrders(victim);
      await victim.getByRole('heading', { name: 'This answer is not expected here' }).waitFor();

      expect(await postFrom(page, '/connect/done', { state: older.state })).toContain('Your answer has not arrived.');
      // The browser comes back with the state of the older question, which nobody has answered. So the site says that
      // nothing has changed.
      await page.goto(`${site.url}/return?${new URLSearchParams({ client: world.bakery.id, state: older.state })}`);
      await page.getByText('Nothing has changed').waitFor();

      await page.goto(site.url);
      expect(await page.getByRole('listitem').count()).toBe(0);
      const channel = world.bakery.channels[0]?.id ?? '';
      expect(await postFrom(page, '/keys', { channel })).toContain('This number is not one of yours.');
      // Control: the newer question was answered. The state of the newer question gives access to this answer.
      expect(await postFrom(page, '/connect/done', { state: newer.state })).toContain('You shared 1 number with us.');
    },
  );
});

test('ids in the address count for nothing, even with the right state', async () => {
  await using visit = await openPartnerSite(await openWindow());
  const { page, world, site } = visit;
  const popup = await visit.press('Connect WhatsApp');
  const id = new URL(popup.url()).searchParams.get('request') ?? '';
  const { state } = await world.partner.onboarding.get(id);
  const { travel } = world;
  const forged = `client=${travel.id}&channels=[${travel.channels[0]?.id}]&state=${state}&request=${id}`;

  await popup.goto(`${site.url}/return?${forged}`).catch(() => {});

  await page.getByRole('status').getByText('Your answer has not arrived.').waitFor();
  expect(await postFrom(page, '/keys', { channel: travel.channels[0]?.id ?? '' })).toContain('is not one of yours.');
  await expect(world.partner.channelKeys.list()).resolves.toMatchObject({ data: [] });
});

// These tests can use one visit of the site, because a refused request of one test does not influence a later test.
describe('what comes from elsewhere', () => {
  let visit: PartnerSiteVisit;
  beforeAll(async () => {
    visit = await openPartnerSite(await openWindow());
  });
  afterAll(() => visit?.[Symbol.asyncDispose]());

  test.each([
    ['a sibling by its fetch metadata', { 'sec-fetch-site': 'same-site' }, 403],
    ['an older browser by its Origin', { origin: 'http://localhost:1' }, 403],
    ['one that says nothing', {}, 403],
    ['control: our own page', { 'sec-fetch-site': 'same-origin' }, 303],
  ])('a post of another page is refused: %s', async (_, headers, status) => {
    const answer = await send(`${visit.site.url}/keys`, headers);

    expect(answer.status).toBe(status);
  });

  test('the session is out of reach for scripts and for other sites', async () => {
    expect(await visit.world.context.cookies(visit.site.url)).toMatchObject([
      { name: 'acme_session', httpOnly: true, sameSite: 'Lax', path: '/' },
    ]);
  });

  const STATES = [
    ['a foreign one', 'foreign'],
    ['none', ''],
  ] as const;

  test.each(someOf(STATES, 'a foreign one'))('a return with %s as state is not expected', async (_, state) => {
    const { page, site, world } = visit;
    // This visitor of the site has an open question, but the address below has a wrong state or none.
    await postFrom(page, '/connect/start', {});

    const answer = await page.goto(`${site.url}/return?client=${world.bakery.id}&channels=[]&state=${state}`);

    expect(answer?.status()).toBe(400);
    await page.getByRole('link', { name: 'Back to Acme Inbox' }).click();
    await page.getByRole('button', { name: 'Connect WhatsApp' }).waitFor();
  });

  test('a question stays open whatever is asked after it, and a state that nobody asked with brings nothing', async () => {
    const { page, world } = visit;
    const states: string[] = [];
    for (const _ of Array(3)) {
      const { url } = JSON.parse(await postFrom(page, '/connect/start', {}));
      const { state } = await world.partner.onboarding.get(new URL(url).searchParams.get('request') ?? '');
      states.push(state ?? '');
    }

    const [first, second] = await Promise.all(
      [states[0] ?? '', crypto.randomUUID()].map((state) => postFrom(page, '/connect/done', { state })),
    );

    expect(first).toContain('Your answer has not arrived.');
    expect(second).toContain(ANOTHER_BROWSER);
  });

  test('the policy of the pages is strict, and the button, both scripts and the way back keep to it', async () => {
    const policy = (await fetch(visit.site.url)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    // In a full run, the person also answers on the consent page, and the site must still not violate its policy.
    if (isFull) await connectBakery(visit);
    expect(await visit.violations()).toEqual([]);

    // Control: the test would see a violation, because a forbidden style is reported as a violation.
    await visit.page.evaluate("document.body.setAttribute('style', 'color: red')");
    await eventually(visit.violations).toEqual(['/: style-src-attr inline']);
  });
});

describe('the policy of the pages', () => {
  test('lets a script that was changed on its way not run, and the form still asks', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page, world, site } = visit;
    const { context } = world;
    await context.route(`${site.url}/chatelaine-connect-*.js`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()} ` });
    });
    await context.clearCookies();
    await page.goto(`${site.url}/?changed`);

    await page.getByRole('button', { name: 'Connect WhatsApp' }).click();

    await page.waitForURL(`${world.baseUrl}/permission?request=*`);
    await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  });
});

async function send(url: string, headers: Record<string, string>): Promise<{ status: number }> {
  // The `fetch` of Node itself adds headers about the origin of a call. `http` sends only the headers that it is given.
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const req = request(url, { method: 'POST', headers }, (res) => {
      res.resume();
      resolve({ status: res.statusCode ?? 0 });
    });
    req.on('error', reject).end();
  });
}
