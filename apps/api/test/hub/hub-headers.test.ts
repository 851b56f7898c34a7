import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { call } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';

// The tests change nothing. The first one pays for the world, about two seconds.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world?.stop());

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'publickey-credentials-get=(self), publickey-credentials-create=(self)',
};
const PATHS = [
  '/partner',
  '/partner/x/api-keys',
  '/client',
  '/client/x/channels',
  '/profile',
  '/profile/email',
  '/hub',
];

test.each(PATHS)('%s has the strict headers, however it is asked for', async (path) => {
  for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
    const { headers } = await call(world.baseUrl + path, { method, headers: { origin: 'https://evil.example' } });
    const found = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers.get(name)]));

    expect(found, method).toEqual(HEADERS);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

/** Opens a page of an attacker. It has the origin of the hubs, which no real attacker has, and no policy. */
async function openAttack(html = ''): Promise<Page> {
  const page = await world.context.newPage();
  await page.route('**/attack', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><body>${html}` }),
  );
  await page.goto(`${world.baseUrl}/attack`);
  return page;
}

/** Waits until the frame of a page has loaded, and returns the address that it shows. */
async function addressInFrame(page: Page): Promise<string> {
  await eventually(() => page.frames()[1]?.url() ?? '').not.toMatch(/^(about:blank)?$/);
  return page.frames()[1]?.url() ?? '';
}

test('no page shows a hub in a frame', async () => {
  const page = await openAttack('<iframe src="client"></iframe>');

  expect(await addressInFrame(page)).toBe('chrome-error://chromewebdata/');

  // Control: without the two headers that forbid it, the frame shows the hub.
  await page.route('**/client', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _policy, 'x-frame-options': _frame, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.reload();
  expect(await addressInFrame(page)).toMatch(/^http:\/\/localhost:\d+\/(client|sign-in)/);
  await page.close();
});

const IMAGE = '<img src="data:," onerror="window.isRun = true">';
const UNTIL_ERROR = "await new Promise((resolve) => document.querySelector('img').addEventListener('error', resolve))";
// The ways in which a script of an attacker turns a text into code.
const ATTEMPTS = {
  'HTML in a string': `document.body.insertAdjacentHTML('beforeend', '${IMAGE}'); ${UNTIL_ERROR}`,
  'a policy of its own': `const own = trustedTypes.createPolicy('own', { createHTML: (text) => text });
    document.body.insertAdjacentHTML('beforeend', own.createHTML('${IMAGE}')); ${UNTIL_ERROR}`,
  'a script in the page': `const script = document.createElement('script');
    script.append('window.isRun = true'); document.body.append(script)`,
  'code in a string': "Function('window.isRun = true')()",
  'an attribute': "document.body.setAttribute('onclick', 'window.isRun = true'); document.body.click()",
};

// The attempt runs in a task of its own, because the policy does not hold for the task of Playwright.
const runs = (page: Page, attempt: string): Promise<boolean> =>
  page.evaluate<boolean>(`new Promise((resolve) => setTimeout(async () => {
    window.isRun = false;
    try { ${attempt} } catch {}
    resolve(window.isRun);
  }))`);

test.each(Object.entries(ATTEMPTS))('a hub runs no text as code: %s', async (_, attempt) => {
  const { page } = await enterByCookie(world, world.bakery.user);
  const control = await openAttack();

  expect([await runs(page, attempt), await runs(control, attempt)]).toEqual([false, true]);
  await control.close();
});
