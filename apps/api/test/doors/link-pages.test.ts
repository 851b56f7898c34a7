import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const addPartner = (...more: string[]) => world.admin<{ id: string }>('partner', 'add', ...more);

test('a partner’s name is text on the page, whatever it looks like', async () => {
  const { id } = await addPartner(
    '--name',
    `<img src=x onerror=alert(1)>"'&`,
    '--redirect-url',
    'https://strange.example/',
  );

  const page = await call(`${world.baseUrl}/onboarding/${id}`);

  expect(page.status).toBe(200);
  expect(page.text).toContain('data-partner="&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"');
  expect(page.text).not.toContain('<img');
});

test('a link that is too long or has an unreadable part is refused by the page and by its question, by name', async () => {
  const path = `/onboarding/${world.demo.partner.id}`;
  for (const [query, field] of [
    [`?x=${'a'.repeat(8_190)}`, 'query'],
    [`?state=${'a'.repeat(513)}`, 'state'],
    ['?state=%00', 'state'],
  ] as const) {
    const page = await call(world.baseUrl + path + query);
    const question = await world.nobody.post('/permission/question', { path, query });

    expect([page.status, page.refusal, page.headers.get('location')]).toEqual([400, 'invalid_input', null]);
    expectRefusal(question, 'json', 'invalid_input');
    expect(question.body).toMatchObject({ issues: [{ path: field }] });
  }
});

describe('an unlisted redirect URL is an error page and leads nowhere', () => {
  const UNLISTED = [
    'https://evil.example/',
    'https://evil.example/return?x=marker4711',
    'http://localhost:8083/return/',
    'http://localhost:8083/RETURN',
    'http://localhost:8084/return',
    'https://localhost:8083/return',
    'http://localhost:8083/return%20',
    'http://localhost:8083/%72eturn',
  ];
  const MALFORMED = [
    'http://localhost:8083.evil.example/return',
    'http://localhost:8083@evil.example/return',
    'http://localhost:8083\\@evil.example/return',
    'http://localhost:8083/return/../elsewhere',
    'http://LOCALHOST:8083/return',
    'http://localhost:8083/return#fragment',
    'http://localhost:8083/return?client=me',
    '//evil.example/',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '"><script>alert(1)</script>',
    'http://app.360dialog.io',
  ];

  test.each([...UNLISTED, ...MALFORMED])('%s', async (redirectUrl) => {
    const query = `?redirect_url=${encodeURIComponent(redirectUrl)}`;
    const path = `/onboarding/${world.demo.partner.id}`;

    const page = await call(world.baseUrl + path + query, { headers: { accept: 'text/html' } });
    const question = await world.nobody.post('/permission/question', { path, query });
    const start = await world.as(world.demo.partner.partnerKey).change('onboarding.start', {
      redirectUrl,
    });

    expect([page.status, page.headers.get('x-refusal'), page.headers.get('location')]).toEqual([
      400,
      'redirect_not_allowed',
      null,
    ]);
    expect(page.text).not.toMatch(/evil|marker4711|alert|360dialog|8084/);
    expect(page.text).not.toMatch(/http-equiv|location/i);
    expectRefusal(question, 'json', 'redirect_not_allowed');
    // For a redirect URL that no partner's list may contain, a partner's backend gets the refusal `invalid_input`. For
    // any other URL that is not in the list, the refusal is `redirect_not_allowed`. A person who opens a link can
    // correct neither of them, so the page shows the same text in both cases.
    expectRefusal(start, 'procedures', MALFORMED.includes(redirectUrl) ? 'invalid_input' : 'redirect_not_allowed');
  });

  test('a listed one, with a query of its own, opens', async () => {
    const query = `?redirect_url=${encodeURIComponent('http://localhost:8083/return?visit=7')}`;

    const page = await call(`${world.baseUrl}/onboarding/${world.demo.partner.id}${query}`);

    expect([page.status, page.headers.get('location')]).toEqual([200, null]);
  });
});

test('a request whose redirect URL was taken off the list meanwhile is asked of nobody, and its address is not named', async () => {
  const [gone, kept] = ['https://gone.example/return', 'https://kept.example/return'];
  const { id } = await addPartner('--name', 'Moving Services', '--redirect-url', gone, kept);
  const key = await world.admin<{ secret: string }>('partner', 'key', '--partner', id, '--name', 'Backend');
  const start = async (redirectUrl: string) =>
    resultOf<{ id: string }>(
      await world.as(key.secret).change('onboarding.start', { redirectUrl, state: 'marker4711' }),
    );
  const open = async (request: string) => ({
    page: await call(`${world.baseUrl}/permission?request=${request}`),
    question: await world.nobody.post('/permission/question', { path: '/permission', query: `?request=${request}` }),
  });
  const [toGone, toKept] = [await start(gone), await start(kept)];
  expect((await open(toGone.id)).page.status).toBe(200);

  await world.admin('partner', 'set', '--partner', id, '--redirect-url', kept);

  const { page, question } = await open(toGone.id);
  expect([page.status, page.headers.get('x-refusal')]).toEqual([400, 'redirect_not_allowed']);
  expectRefusal(question, 'json', 'redirect_not_allowed');
  for (const text of [page.text, JSON.stringify(question.body)]) expect(text).not.toMatch(/gone\.example|marker4711/);
  expect((await open(toKept.id)).page.status).toBe(200);
});

describe('a partner without redirect URLs', () => {
  test('sends the browser to the one default, by itself and with nothing in between', async () => {
    const { id } = await addPartner('--name', 'No Address');
    const { id: client } = await world.admin<{ id: string }>('client', 'add', '--name', 'Lone Shop', '--partner', id);
    const line = ['--number', '+447700900802', '--name', 'Shop'];
    const { id: channel } = await world.admin<{ id: string }>('channel', 'add', '--client', client, ...line);
    const owner = await world.invite(client, 'owner@lone.example');

    const granted = await owner.share(`${world.baseUrl}/onboarding/${id}?state=a%20b`, [channel]);
    const asked = await owner.question(`${world.baseUrl}/onboarding/${id}`);
    const denied = await owner.answer({ requestId: asked.step === 'choose' ? asked.requestId : '', decision: 'deny' });

    expect(granted.redirectTo).toMatch(
      new RegExp(
        `^http://app\\.360dialog\\.io\\?client=${client}&channels=\\[${channel}\\]&state=a%20b&request=req_\\w{22}$`,
      ),
    );
    expect(denied.redirectTo).toMatch(/^http:\/\/app\.360dialog\.io\?error=access_denied&request=req_\w{22}$/);
    expect(granted.returnHost).toBe('app.360dialog.io');
  });

  test('cannot be given an address by a link', async () => {
    const { id } = await addPartner('--name', 'Still No Address');

    for (const given of ['https://evil.example/', 'http://app.360dialog.io', 'http://app.360dialog.io/']) {
      const page = await call(`${world.baseUrl}/onboarding/${id}?redirect_url=${encodeURIComponent(given)}`);
      expect([page.status, page.headers.get('x-refusal')], given).toEqual([400, 'redirect_not_allowed']);
    }
  });

  test('starts requests that return to the default', async () => {
    const { id } = await addPartner('--name', 'Key But No Address');
    const { secret } = await world.admin<{ secret: string }>('partner', 'key', '--partner', id, '--name', 'Backend');

    const request = resultOf(await world.as(secret).change('onboarding.start', {}));

    expect(request).toMatchObject({ redirectUrl: 'http://app.360dialog.io', status: 'open' });
  });
});
