import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { apiKey, bearer, MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { sendBytes } from './support/raw-request.ts';
import { makeKey } from './support/running-channel.ts';

let world: World;
/** The address of the test server with another host name than in `BASE_URL`. */
let elsewhere: string;
beforeAll(async () => {
  world = await startWorld();
  elsewhere = byNumber(world);
});
afterAll(() => world.stop());

const byNumber = ({ nodes: [{ port }] }: World) => `http://127.0.0.1:${port}`;
const PARTNER = 'aAbBcCdDeEPA';

describe('a page opened at another host leads to BASE_URL, with its path and its query', () => {
  test.each([
    '/',
    '/permission?request=req_0&lang=pt',
    `/permission?partner_id=${PARTNER}&state=a%20b+c%2F%3F&x=[1]&y=%C3%A4%22`,
    `/dashboard/app/${PARTNER}?number=+4915112345678`,
    `/dashboard/app/${PARTNER}/permission`,
    `/dashboard/app/${PARTNER}/permissions`,
    `/onboarding/${PARTNER}`,
    `/onboarding/${PARTNER}/permissions`,
    '/sign-in',
    '/sign-in/new?lang=de',
    '/?next=https://evil.example/&x=//evil.example',
    '/onboarding/..%2f..%2fevil.example',
    '/onboarding/@evil.example',
  ])('%s', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await call(elsewhere + path, { method });
      expect([status, headers.get('location')]).toEqual([302, world.baseUrl + path]);
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    // Control: at the host of `BASE_URL`, the server does not redirect the same path.
    expect((await call(world.baseUrl + path)).headers.get('location')).toBeNull();
  });

  test.each([
    ['GET //evil.example HTTP/1.1', '404'],
    ['GET //evil.example/sign-in HTTP/1.1', '404'],
    ['GET /\\evil.example HTTP/1.1', '404'],
    ['GET http://evil.example/sign-in HTTP/1.1', '302'],
    ['GET http://evil.example HTTP/1.1', '302'],
    ['GET /sign-in HTTP/1.1', '302'],
    ['GET /onboarding/x//evil.example HTTP/1.1', '404'],
  ])('and to nowhere else: %s', async (line, status) => {
    for (const host of ['evil.example', 'localhost:1', '[::1]:8082', 'evil.example:80', 'x'])
      for (const more of ['', 'X-Forwarded-Host: evil.example\r\n']) {
        const answer = await sendBytes(world.baseUrl, `${line}\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`);
        const [, leads] = /^location: (.*)$/im.exec(answer) ?? [];
        expect(answer.slice(9, 12)).toBe(status);
        expect(new URL(leads ?? world.baseUrl).origin).toBe(world.baseUrl);
      }
  });
});

test('what programs call answers at any host', async () => {
  const { bakery, demo } = world;
  const [channel] = bakery.channels;
  await world.share([channel?.id ?? '']);
  const { secret } = await makeKey(world, { channelId: channel?.id ?? '' });
  const input = { account: bakery.id, name: 'Any host', scopes: ['read'] };
  const organization = await world.admin<{ secret: string }>(
    'client',
    'key',
    ...['--client', input.account, '--name', input.name, '--scopes', 'read'],
  );
  const json = { 'content-type': 'application/json' };
  const post = (headers: Record<string, string>, body: unknown) => ({
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });

  const calls: [string, RequestInit][] = [
    ['/healthz', {}],
    ['/assets/plain.css', {}],
    ['/trpc/settings.get', { headers: apiKey(demo.partner.partnerKey) }],
    ['/api/v2/whoami', { headers: apiKey(demo.partner.partnerKey) }],
    ['/api/v1/whoami', { headers: bearer(organization.secret) }],
    ['/v1/whoami', { headers: { 'd360-api-key': secret } }],
    ['/messages', post({ 'd360-api-key': secret }, MESSAGE)],
    ['/v1/messages', post({ 'd360-api-key': secret }, MESSAGE)],
    ['/api/auth/get-session', {}],
    ['/api/auth/sign-in/email', post({}, { email: bakery.user.email, password: bakery.user.password })],
    ['/api/v2/token', post({}, { username: demo.partner.user.email, password: demo.partner.user.password })],
  ];
  for (const [path, init] of calls) {
    const [here, there] = [await call(world.baseUrl + path, init), await call(elsewhere + path, init)];
    expect([path, there.status, there.refusal]).toEqual([path, here.status, here.refusal]);
    expect(there.status, path).toBeLessThan(300);
  }
});

describe('behind a proxy', () => {
  test('that puts its own host there, nobody is led round and round', async () => {
    for (const [name, value] of [
      ['x-forwarded-for', '203.0.113.9'],
      ['forwarded', 'for=203.0.113.9'],
    ] as const)
      expect((await call(`${elsewhere}/sign-in`, { headers: { [name]: value } })).status).toBe(200);
    // `BASE_URL` is an https address, and this server has no TLS. So a proxy must be in front of it, even though the
    // settings name none. This proxy may have replaced the host that the browser asked for, so the server does not
    // redirect.
    await using secure = await startWorld({ config: { baseUrl: 'https://keys.example' } });
    expect((await call(`${byNumber(secure)}/sign-in`)).status).toBe(200);
  });

  test('that says which host was asked for, a page leads to BASE_URL', async () => {
    const config = { baseUrl: 'https://keys.example', trustedProxies: ['127.0.0.0/8', '::1/128'] };
    await using proxied = await startWorld({ config });
    const open = (host: string) => call(`${byNumber(proxied)}/sign-in`, { headers: { 'x-forwarded-host': host } });

    expect((await open('keys.example')).status).toBe(200);
    expect((await open('old.example')).headers.get('location')).toBe('https://keys.example/sign-in');
  });
});
