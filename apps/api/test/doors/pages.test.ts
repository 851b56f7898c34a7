import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (path: string, headers: Record<string, string> = BROWSER) => call(world.baseUrl + path, { headers });
const isPage = ({ headers, text }: Answer) =>
  headers.get('content-type') === 'text/html; charset=utf-8' && text.startsWith('<!doctype html>');

describe('the start page', () => {
  test('says what this is and where to go, and every way it shows exists', async () => {
    const page = await open('/');

    expect(page.status).toBe(200);
    expect(isPage(page)).toBe(true);
    expect(page.text).toContain('<h1>Permission and API keys for WhatsApp numbers</h1>');
    const links = [...page.text.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links).toEqual(expect.arrayContaining(['/client', '/partner', '/healthz']));
    for (const link of links) expect((await open(link)).status, link).toBe(200);
  });

  test('leads to the example partner site in the demo world only', async () => {
    await using real = await startWorld({ config: { demo: false } });

    expect((await open('/')).text).toContain('http://localhost:8083');
    expect((await call(real.baseUrl, { headers: BROWSER })).text).not.toContain('8083');
  });
});

describe('what does not exist', () => {
  test.each([
    '/nowhere',
    '/nowhere/deeper.html',
    '/permission/x',
    '/sign-in/x',
    '/assets/x.js',
    '/api/auth/x',
    '/.env',
    '/%00',
  ])('is a page for people at %s, with a way on and a reference', async (path) => {
    const page = await open(path);

    expect([page.status, page.headers.get('x-refusal')]).toEqual([404, 'not_found']);
    expect(isPage(page)).toBe(true);
    expect(page.text).toContain('<h1>This page does not exist</h1>');
    expect(page.text).toContain('href="/"');
    expect(page.text).toContain(page.headers.get('x-request-id') ?? 'no id');
  });

  const PROGRAMS: Record<string, string>[] = [
    {},
    { accept: '*/*' },
    { accept: 'application/json' },
    { accept: 'text/plain' },
    { accept: 'application/json, text/html' },
  ];

  test.each(PROGRAMS)('is JSON for a program that sends %o', async (headers) => {
    expectRefusal(await open('/nowhere', headers), 'json', 'not_found');
  });

  test('is JSON for whoever posts there', async () => {
    expectRefusal(await world.nobody.post('/nowhere', {}, { headers: BROWSER }), 'json', 'not_found');
  });

  test('shows nothing of the address', async () => {
    const page = await open('/<script>alert(1)</script>?x=<img src=x>');

    expect(page.status).toBe(404);
    expect(page.text).not.toMatch(/alert|img src=x/);
  });
});

test('health is two fields', async () => {
  const answer = await open('/healthz', {});

  expect([answer.status, answer.body]).toEqual([200, { status: 'ok', warnings: [] }]);
});

test('health tells of a clock that is wrong', async () => {
  await using late = await startWorld({ clock: { now: () => new Date(Date.now() - 60_000) } });

  const { body } = await call(`${late.baseUrl}/healthz`);

  expect(body).toEqual({ status: 'ok', warnings: [expect.stringContaining('60 s')] });
});

describe('the page’s files', () => {
  const filesIn = async () =>
    (await Promise.all([open('/sign-in'), open(`/onboarding/${world.demo.partner.id}?lang=de`)])).flatMap(({ text }) =>
      Array.from(text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ([, file]) => file ?? ''),
    );

  test('are all there, kept for a year, with their types', async () => {
    // The picture of the browser tab has no hash in its name, because our small pages link it too.
    const files = (await filesIn()).filter((file) => !file.endsWith('/icon.svg'));
    const answers = await Promise.all(files.map((file) => open(file)));

    expect(files.map((file) => file.replace(/-[\w-]{8}\./, '-HASH.')).sort()).toEqual([
      '/assets/account-HASH.css',
      '/assets/account.en-HASH.js',
      '/assets/permission-HASH.css',
      '/assets/permission.de-HASH.js',
    ]);
    for (const { status, headers } of answers) {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  test('of the hubs are kept for a year too, and a missing file and the page are not', async () => {
    const files = Array.from(
      (await open('/client')).text.matchAll(/(?:href|src)="([^"]+)"/g),
      ([, file]) => file ?? '',
    );
    const answers = await Promise.all(files.map((file) => open(file)));
    const kept = ({ status, headers }: Answer) => [status, headers.get('cache-control')];

    expect(files.length).toBeGreaterThan(1);
    for (const answer of answers) expect(kept(answer)).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(kept(await open('/hub/assets/none.js'))).toEqual([404, 'no-store']);
    expect(kept(await open('/client'))).toEqual([200, 'no-store']);
  });

  test('the style of our small pages is there', async () => {
    const style = await open('/assets/plain.css');

    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    const icon = await open('/assets/icon.svg');
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  test.each([
    ...[
      'request.ts',
      'html.ts',
      'plain.css.ts',
      'main.tsx',
      'manifest.json',
      '../manifest.json',
      '..%2fmanifest.json',
      '%2e%2e/manifest.json',
    ],
    ...[
      '..%2f..%2f..%2fpackage.json',
      '..%5c..%5cpackage.json',
      '%2e%2e%2f%2e%2e%2fsrc%2fconfig.ts',
      '.git/config',
      'plain.css%00.ts',
      '',
    ],
  ])('nothing else is served: /assets/%s', async (file) => {
    const answer = await open(`/assets/${file}`, {});

    expectRefusal(answer, 'json', 'not_found');
  });
});
