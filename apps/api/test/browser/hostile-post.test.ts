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
  // The client has it on the screen: so the request is the client's, and may be answered with the client's cookie.
  await scene.page.goto(url);
  await scene.page.getByRole('heading', { name: CHOOSE }).waitFor();
});

// A port is not a site: from `localhost` the cookie comes along, from a name of its own it does not.
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

/** Does it from that site, and gives what became of it when the server has answered. */
async function attack(site: keyof typeof SITES, path: string, way: keyof typeof WAYS) {
  const { door, world } = scene;
  const { bakery } = world;
  const save = { decision: 'save', clientId: bakery.id, grant: [bakery.channels[0]?.id], withdraw: [], keep: [] };
  const body = path.endsWith('answer') ? { requestId, ...save } : { requestId };
  const before = door.knocks.length;
  const knocks = () => door.knocks.slice(before).filter((knock) => knock.path === path);
  // A page for each: a form takes its page along, which a next one would cut off.
  const page = await world.context.newPage();
  // While Playwright routes anything it allows each preflight itself: so even the POST arrives that no browser sends.
  if (way === 'fetch, JSON') await page.route('http://nowhere.example/', (route) => route.abort());
  await page.goto(evil.origin.replace('localhost', SITES[site]));
  const isTakenAlong = way.startsWith('a form') ? page.waitForURL(door.origin + path) : null;
  await page.evaluate(`{
    const url = ${JSON.stringify(door.origin + path)};
    const body = ${JSON.stringify(JSON.stringify(body))};
    function form(enctype) {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post', enctype });
      // The whole body is the name of one field: "{...}=".
      form.append(Object.assign(document.createElement('input'), { name: body, value: '' }));
      document.body.append(form);
      form.submit();
    }
    // Not at once: the page may go before it could say that it has done so.
    setTimeout(() => void ${WAYS[way]});
  }`);
  await eventually(() => knocks().some(({ method }) => method === 'POST')).toBe(true);
  // Where the form has led, before it is closed: a page that is under way may never say that it has closed.
  await isTakenAlong;
  await page.close();
  return knocks();
}

describe.each(PATHS)('%s', (path) => {
  const test = testInTurn(PATHS, path);

  const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
  // A form is a form to us: what it sends is not JSON.
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
    // An address of its own: for some seconds a browser remembers what was allowed.
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
