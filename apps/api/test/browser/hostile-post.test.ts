import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { someOf, testInTurn } from '../test-in-turn.ts';
import { CHOOSE, openScene, type Scene, sharedNow } from './support/loader-scene.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';
import { setShared } from './support/set-shared.ts';

let scene: Scene;
let evil: LoaderSite;
let requestId: string;
beforeAll(async () => {
  [scene, evil] = await Promise.all([openScene(), startLoaderSite()]);
});
afterAll(() => Promise.all([scene, evil].map((one) => one?.[Symbol.asyncDispose]())));
beforeEach(async () => {
  await setShared(scene.world, 0);
  scene.door.isCredulous = false;
  const { url, id } = await scene.world.partner.onboarding.start();
  requestId = id;
  // The client opens the request here. So the request belongs to the client, and a call with the client's cookie would
  // be allowed to answer it.
  await scene.page.goto(url);
  await scene.page.getByRole('heading', { name: CHOOSE }).waitFor();
});

// Two ports of one host belong to the same site. So the browser sends our cookie with the calls of an attacker's page
// on any port of `localhost`, but not with the calls of a page on another host name.
const SITES = { 'same-site': 'localhost', 'cross-site': 'evil.localhost' } as const;
const PATHS = ['/permission/answer', '/permission/review', '/permission/more-time'] as const;

const WAYS = {
  'a form of plain text': `form('text/plain')`,
  'a form': `form('application/x-www-form-urlencoded')`,
  'a form with files': `form('multipart/form-data')`,
  'fetch, no-cors': `fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body })`,
  'fetch, JSON': `fetch(url, { method: 'POST', credentials: 'include', body, headers: { 'content-type': 'application/json', 'x-chatelaine': '1' } }).catch(() => {})`,
  sendBeacon: 'navigator.sendBeacon(url, body)',
} as const;

/** Attacks from this site, and waits until the server has answered. Returns the requests that reached the server. */
async function attack(site: keyof typeof SITES, path: string, way: keyof typeof WAYS) {
  const { door, world } = scene;
  const { bakery } = world;
  const save = { decision: 'save', clientId: bakery.id, grant: [bakery.channels[0]?.id], withdraw: [], keep: [] };
  const body = path.endsWith('answer') ? { requestId, ...save } : { requestId };
  const before = door.knocks.length;
  const knocks = () => door.knocks.slice(before).filter((knock) => knock.path === path);
  // Each attack has its own page. A form makes its page load another address, and a second attack from the same page
  // would cancel this navigation.
  const page = await world.context.newPage();
  // Without this route, the browser would ask our server in a preflight and never send the POST request. While a page
  // has any route, Playwright answers the preflight itself and allows the POST request, so our server gets it.
  if (way === 'fetch, JSON') await page.route('http://nowhere.example/', (route) => route.abort());
  await page.goto(evil.origin.replace('localhost', SITES[site]));
  const isTakenAlong = way.startsWith('a form') ? page.waitForURL(door.origin + path) : null;
  await page.evaluate(`{
    const url = ${JSON.stringify(door.origin + path)};
    const body = ${JSON.stringify(JSON.stringify(body))};
    function form(enctype) {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post', enctype });
      // The form has one field, whose name is the whole JSON body. So the form sends the body and then a "=".
      form.append(Object.assign(document.createElement('input'), { name: body, value: '' }));
      document.body.append(form);
      form.submit();
    }
    // The attack runs after this script has ended. An attack within the script could navigate the page away before
    // Playwright gets the result of the script.
    setTimeout(() => void ${WAYS[way]});
  }`);
  await eventually(() => knocks().some(({ method }) => method === 'POST')).toBe(true);
  // The test closes the page only after the form has loaded its target. Playwright may wait forever for the end of a
  // page that is closed during a navigation.
  await isTakenAlong;
  await page.close();
  return knocks();
}

describe.each(PATHS)('%s', (path) => {
  const test = testInTurn(PATHS, path);

  const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
  // A quick run needs only one of the forms. Our server refuses every form in the same way, because its body is not
  // sent as JSON.
  const quick = ['a form of plain text', 'fetch, no-cors', 'fetch, JSON', 'sendBeacon'] as const;
  test.each(someOf(ways, ...quick))('from other pages, by %s, is refused', async (way) => {
    const { world } = scene;
    const { expiresAt } = await world.partner.onboarding.get(requestId as `req_${string}`);
    for (const site of ['same-site', 'cross-site'] as const) {
      const knocks = await attack(site, path, way);

      expect(knocks.filter(({ method }) => method === 'POST')).toMatchObject([
        { site, hasCookie: site === 'same-site', status: 400 },
      ]);
    }
    const request = await world.partner.onboarding.get(requestId as `req_${string}`);
    expect(request).toMatchObject({ status: 'open', expiresAt });
    expect(await sharedNow(world)).toEqual([]);
  });
});

test.each(someOf(Object.entries(SITES), 'same-site'))(
  'from the %s page a browser asks before it sends JSON, and then sends nothing',
  async (_, name) => {
    const { door, world } = scene;
    const page = await world.context.newPage();
    await page.goto(evil.origin.replace('localhost', name));
    const before = door.knocks.length;
    // A browser remembers for some seconds that a preflight for an address was allowed. So this test
    // has an address of its own, which no earlier attack has used.
    const path = '/permission/answer?once';

    const sent = await page.evaluate<string>(`fetch(${JSON.stringify(door.origin + path)}, {
      method: 'POST', credentials: 'include', body: '{}', headers: { 'content-type': 'application/json' }
    }).then(() => 'sent', () => 'refused')`);

    expect(sent).toBe('refused');
    const told = door.knocks.slice(before).filter((knock) => knock.path === path);
    expect(told.map(({ method }) => method)).toEqual(['OPTIONS']);
    await page.close();
  },
);

test('control: a server that did not look who asks would grant', async () => {
  scene.door.isCredulous = true;

  await attack('same-site', '/permission/answer', 'fetch, no-cors');

  await eventually(async () => (await sharedNow(scene.world)).length).toBe(1);
});

test('control: and would keep the request open', async () => {
  const { world, door } = scene;
  const { expiresAt } = await world.partner.onboarding.get(requestId as `req_${string}`);
  door.isCredulous = true;
  world.clock.pass(60_000);

  await attack('same-site', '/permission/more-time', 'fetch, no-cors');

  const request = await world.partner.onboarding.get(requestId as `req_${string}`);
  expect(Date.parse(request.expiresAt)).toBeGreaterThan(Date.parse(expiresAt));
});

test('control: of another site the browser itself keeps the cookie back', async () => {
  const { door, world } = scene;
  door.isCredulous = true;

  const [knock] = await attack('cross-site', '/permission/answer', 'fetch, no-cors');

  expect(knock).toMatchObject({ hasCookie: false, status: 401 });
  expect(await sharedNow(world)).toEqual([]);
});
