import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Chatelaine } from '@chatelaine/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { frontAt, routesOfFront } from './support/mounted-routes.ts';

const PATH = '/tools/chatelaine';
const PAGE = { accept: 'text/html' };

let world: World;
/**
 * The address of the test server without the path of `BASE_URL`: the root of its port. A proxy that removes this path
 * sends its requests to this address.
 */
let root: string;
beforeAll(async () => {
  const port = await freePort();
  root = `http://localhost:${port}`;
  world = await startWorld({ config: { port, baseUrl: root + PATH } });
});
afterAll(() => world.stop());

const open = (address: string, headers: Record<string, string> = PAGE) => call(address, { headers });
/** Returns the addresses in a page's links, forms and scripts. The address of the example site is left out. */
const addressesOn = ({ text }: Answer, site: string) =>
  [...text.matchAll(/(?:href|src|action|data-home)="([^"]+)"/g)]
    .map(([, address]) => address ?? '')
    .filter((address) => address !== site);

describe('no address that the server makes lacks the path of BASE_URL', () => {
  const PAGES = ['/', '/sign-in', '/sign-in/new', '/permission?request=req_0', '/mailbox', '/nowhere', '/sign-in/x'];

  test.each(PAGES)('on the page %s, and each leads somewhere', async (page) => {
    const addresses = addressesOn(await open(world.baseUrl + page), world.demo.partnerSiteUrl);

    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      const url = new URL(address, root);
      expect(url.href.startsWith(`${world.baseUrl}/`), address).toBe(true);
      expect((await open(url.href)).status, address).toBe(200);
    }
  });

  test('in links for partners, in one-time links and in mails', async () => {
    const { bakery, demo, partner } = world;
    const { url } = await partner.onboarding.start();
    const { link } = await world.admin<{ link: string }>(
      'person',
      'add',
      '--email',
      'a@b.example',
      '--account',
      bakery.id,
    );
    const plain = partner.permissions.requestUrl({ partnerId: demo.partner.id });
    await world.share([bakery.channels[0]?.id ?? '']);
    await partner.channelKeys.create({ channelId: bakery.channels[0]?.id ?? '', name: 'Prod server' });
    await expect.poll(() => world.mails().length).toBeGreaterThan(1);

    const told = [url, link, plain, ...world.mails().map(({ text }) => text)].join('\n');
    const ours = [...told.matchAll(/http:\/\/localhost:\d+[^\s"]*/g)].map(([address]) => address);
    expect(ours.length).toBeGreaterThan(4);
    expect(ours.filter((address) => !address.startsWith(world.baseUrl))).toEqual([]);
  });

  test('in what its source writes', () => {
    const src = path.join(import.meta.dirname, '../../src');
    const consent = path.join(import.meta.dirname, '../../../../packages/onboarding-widget/src/consent');
    const files = [...globSync(`${src}/**/*.ts`), ...globSync(`${consent}/**/*.{ts,tsx}`)];
    const found = files
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => rootedIn(readFileSync(file, 'utf8')));

    expect(files.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
    // Control: the search below finds each of these wrong addresses, which begin at the root of the host.
    const wrong = [
      '<a href="/x">',
      "fetch('/x')",
      "call<Reply>('/x', y)",
      "location.replace('/x')",
      "res.redirect('/x')",
    ];
    expect(wrong.flatMap(rootedIn)).toHaveLength(wrong.length);
  });

  test('where a page that was opened at another host leads', async () => {
    for (const page of ['/', '/sign-in?lang=de', '/permission?request=req_0&state=a%20b']) {
      const { status, headers } = await open(`${root.replace('localhost', '127.0.0.1')}${PATH}${page}`);
      expect([status, headers.get('location')]).toEqual([302, world.baseUrl + page]);
    }
    // The server does not redirect the path of a folder to the same path with a slash at the end.
    expect((await open(`${world.baseUrl}/assets`)).headers.get('location')).toBeNull();
  });
});

/**
 * Returns the parts of a source text in which an address begins at the root of the host, and so without the path of
 * `BASE_URL`.
 */
const rootedIn = (source: string) =>
  source.match(/(?:(?:href|src|action)="|(?:fetch|call(?:<[^()]*>)?|redirect|location\.\w+|\bURL)\(['"`])\/[^'"`]*/g) ??
  [];

describe('below its path the server is as it is without one', () => {
  test.each([
    ['', 200],
    ['/', 200],
    ['?lang=de', 200],
    ['/healthz', 200],
    ['/sign-in', 200],
    ['/assets/plain.css', 200],
    ['//sign-in', 404],
    ['/trpc/settings.get', 401],
    ['/messages', 405],
  ])('%j answers %i', async (below, status) => {
    expect((await open(root + PATH + below)).status).toBe(status);
  });

  test('its own pages and no other site may change something, and a question is read by the address of the page', async () => {
    const { bakery, demo } = world;
    const person = world.as(bakery.user);
    const question = (headers: Record<string, string>) =>
      person.post('/permission/question', { path: `${PATH}/dashboard/app/${demo.partner.id}`, query: '' }, { headers });

    expect((await question({})).body).toMatchObject({ step: 'choose' });
    expectRefusal(await question({ origin: root.replace('localhost', 'other.localhost') }), 'json', 'invalid_input');
  });

  test.each([
    [
      'http',
      (port: number) => `http://localhost:${port}${PATH}`,
      'chatelaine~tools~chatelaine.session_token',
      '.device',
    ],
    ['https', () => `https://keys.example${PATH}`, '__Host-chatelaine~tools~chatelaine', '-device'],
  ])(
    'cookies over %s are called after it, so that two servers on one host keep theirs',
    async (_, at, session, device) => {
      const port = await freePort();
      await using own = await startWorld({ config: { port, baseUrl: at(port) } });
      const headers = { 'content-type': 'application/json', ...own.nobody.headers() };
      const body = JSON.stringify(own.demo.partner.user);

      const signIn = await call(`http://127.0.0.1:${port}${PATH}/api/auth/sign-in/email`, {
        method: 'POST',
        headers,
        body,
      });
      const set = signIn.headers.getSetCookie();
      expect(set.map((each) => each.split('=', 1)[0])).toEqual([
        session,
        expect.stringMatching(new RegExp(`^(__Host-)?chatelaine~tools~chatelaine\\${device}-[0-9a-f]{16}$`)),
      ]);
      for (const each of set) expect(each).toContain('; Path=/;');
      const cookie = set.map((each) => each.split(';', 1)[0]).join('; ');
      const me = await call(`http://127.0.0.1:${port}${PATH}/api/auth/get-session`, { headers: { cookie } });
      expect(me.body).toMatchObject({ email: own.demo.partner.user.email });
    },
  );
});

// A request for one of these paths at the root of the port does not show that a proxy removes the path of `BASE_URL`.
// Either the server answers the path at the root of its port too, or unknown callers request this path on any server.
const ELSEWHERE = ['/', '/healthz', '/livez', '/mailbox', '/readyz'];

describe('a proxy that takes the path off does not seem to work', () => {
  test('only the checks of the port itself are answered without it', async () => {
    for (const [at, status] of [
      ['/healthz', 200],
      ['/', 404],
      ['/sign-in', 404],
      [`${PATH}x/sign-in`, 404],
      ['/TOOLS/chatelaine/', 404],
    ] as const)
      expect([at, (await open(root + at)).status]).toEqual([at, status]);
  });

  test('everything that is here is refused without it, and the log and /healthz say so', async () => {
    const port = await freePort();
    const told: string[] = [];
    const baseUrl = `http://localhost:${port}${PATH}`;
    await using own = await startWorld({ config: { port, baseUrl } });
    const warnings = async () => ((await call(`${own.baseUrl}/healthz`)).body as { warnings: string[] }).warnings;
    // Unknown callers request these common paths on any server. Such a request does not show that a proxy removes the
    // path of `BASE_URL`, so the server gives no warning.
    for (const other of ['/', '/favicon.ico', '/wp-login.php', '/api2']) await open(`http://localhost:${port}${other}`);
    expect(await warnings()).toEqual([]);

    const routes = routesOfFront(await frontAt(own.baseUrl));
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const [method = '', at = ''] = route.split(' ');
      if (ELSEWHERE.includes(at)) continue;
      const init = method === 'POST' ? { method, body: '{}' } : {};
      const answer = await call(`http://localhost:${port}${at.replaceAll(/[:*]/g, '')}`, init);
      told.push(`${answer.status} ${answer.refusal} ${route}`);
      expect(answer.text, route).toContain('the path /tools/chatelaine is missing in this address');
    }
    expect(told.filter((line) => !line.startsWith('404 not_found '))).toEqual([]);
    expect(await warnings()).toEqual([expect.stringContaining('without the path of BASE_URL')]);
  });

  test('every door counts as one that is here', async () => {
    const { OURS } = await import('../../src/platform/http/odd-request.ts');
    const routes = routesOfFront(await frontAt(world.baseUrl)).map((route) => route.split(' ')[1] ?? '');
    expect([...new Set(routes)].filter((at) => !OURS.test(at)).sort()).toEqual(ELSEWHERE);
  });

  test('and the SDK reads what is wrong', async () => {
    const partner = new Chatelaine({ baseUrl: root, partnerKey: world.demo.partner.partnerKey, maxRetries: 0 });
    const says = `This server is at ${world.baseUrl}: the path ${PATH} is missing in this address.`;
    const missing = (procedure: string) => ({ code: 'not_found', message: `${procedure}: ${says}` });
    await expect(partner.settings.get()).rejects.toMatchObject(missing('settings.get'));
    await expect(partner.whoAmI()).rejects.toMatchObject(missing('whoAmI'));
    const right = new Chatelaine({ baseUrl: `${world.baseUrl}/`, partnerKey: world.demo.partner.partnerKey });
    expect(await right.settings.get()).toMatchObject({ partnerId: world.demo.partner.id });
  });
});
