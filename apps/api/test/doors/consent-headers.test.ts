import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const OUR_PAGE = (origin: string) => ({ 'content-type': 'application/json', 'x-chatelaine': '1', origin });
const POLICY =
  "default-src 'none'; script-src 'self' 'nonce-N'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const HEADERS = {
  'content-security-policy': POLICY,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'publickey-credentials-get=(self)',
};

/** The path of every page that a valid or an invalid permission link opens, each with the status of the answer. */
const PAGES = (partner: string): [path: string, status: number][] => [
  [`/permission?partner_id=${partner}`, 200],
  ['/permission', 404],
  ['/permission/', 404],
  ['/permission?request=req_0000000000000000000000', 404],
  [`/permission?partner_id=${partner}&redirect_url=https://evil.example/`, 400],
  [`/dashboard/app/${partner}`, 200],
  [`/dashboard/app/${partner}/permission`, 200],
  [`/dashboard/app/${partner}/permissions`, 200],
  ['/dashboard/app/0000000000PA', 404],
  ['/dashboard/app/', 404],
  [`/onboarding/${partner}`, 200],
  [`/onboarding/${partner}/permissions`, 200],
  ['/onboarding/0000000000PA', 404],
  [`/onboarding/${partner}/elsewhere`, 404],
  [`/ONBOARDING/${partner}`, 404],
  ['/sign-in', 200],
  ['/sign-in/new', 200],
  ['/sign-in/nowhere', 404],
  ['/permission/x', 404],
  ['/api/auth/get-session', 200],
  ['/api/auth/sign-up/email', 404],
  ['/api/auth', 404],
];
const ROUTES = [
  '/permission/question',
  '/permission/answer',
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/sign-in/new',
];

function headersOf({ headers }: Answer): Record<string, string | null> {
  const found = Object.keys(HEADERS).map((name) => [name, headers.get(name)] as const);
  return Object.fromEntries(
    found.map(([name, value]) => [name, value?.replace(/'nonce-[A-Za-z0-9+/]{22}=='/, "'nonce-N'") ?? null]),
  );
}

const crossOrigin = ({ headers }: Answer): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('every answer of the consent chain has the headers of the consent chain', () => {
  test('its pages, whatever the link and however they are asked for', async () => {
    for (const [path, status] of PAGES(world.demo.partner.id)) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE']) {
        const answer = await call(world.baseUrl + path, {
          method,
          headers: { accept: 'text/html', origin: 'https://evil.example' },
        });

        expect(headersOf(answer), `${method} ${path}`).toEqual(HEADERS);
        expect(crossOrigin(answer), `${method} ${path}`).toEqual([]);
        if (method === 'GET') expect(answer.status, path).toBe(status);
      }
    }
  });

  test('its routes, for good input and for bad', async () => {
    const { baseUrl, demo } = world;
    const own = OUR_PAGE(baseUrl);
    const question = { path: `/onboarding/${demo.partner.id}`, query: '' };
    const answers = await Promise.all(
      ROUTES.flatMap((path) => [
        world.nobody.post(path, path === '/permission/question' ? question : { mark: 1 }),
        world.nobody.post(path, question, { headers: { origin: 'https://evil.example' } }),
        call(baseUrl + path, { method: 'POST', headers: own, body: '{"path":' }),
        call(baseUrl + path, { method: 'POST', headers: { ...own, 'content-type': 'text/plain' }, body: '{}' }),
        call(baseUrl + path, { method: 'POST', headers: own, body: JSON.stringify('a'.repeat(1024 * 1024)) }),
      ]),
    );
    const signedIn = await world.nobody.post('/api/auth/sign-in/email', world.bakery.user);

    expect(signedIn.status).toBe(200);
    expect(answers[0]?.status).toBe(200);
    for (const answer of [...answers, signedIn]) {
      expect(headersOf(answer), answer.text).toEqual(HEADERS);
      expect(crossOrigin(answer)).toEqual([]);
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 400, 413]));
  });
});

test.each(['iframe', 'frame', 'embed', 'object'])(
  'a page that a browser wants for an %s is refused',
  async (destination) => {
    for (const [path] of PAGES(world.demo.partner.id)) {
      const answer = await call(world.baseUrl + path, {
        headers: { 'sec-fetch-dest': destination, accept: 'text/html' },
      });

      expect([answer.status, answer.headers.get('x-refusal')], path).toEqual([403, 'not_allowed']);
      expect(headersOf(answer), path).toEqual(HEADERS);
      expect(answer.text).not.toContain('<script');
    }
  },
);

test('a page in a window of its own is shown, each time with a nonce of its own', async () => {
  const open = () => call(`${world.baseUrl}/sign-in`, { headers: { 'sec-fetch-dest': 'document' } });
  const nonceIn = ({ headers }: Answer) =>
    /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';

  const [first, second] = await Promise.all([open(), open()]);

  expect(first.text).toContain(`nonce="${nonceIn(first)}"`);
  expect(nonceIn(second)).not.toBe(nonceIn(first));
});

test.each(['/', '/nowhere', '/healthz', '/trpc/channels.list', '/assets/nothing.js'])(
  'outside the chain, %s keeps other windows away',
  async (path) => {
    const answer = await call(world.baseUrl + path, {
      headers: { accept: 'text/html', origin: 'https://evil.example' },
    });

    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(crossOrigin(answer)).toEqual([]);
  },
);
