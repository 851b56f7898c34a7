import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { sendBytes } from './support/raw-request.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('an address that cannot be decoded is a mistake of the asker, not of ours', () => {
  test.each([
    '/onboarding/%ff',
    '/onboarding/%E0%A4%A',
    '/onboarding/%',
    '/dashboard/app/%ff',
    '/dashboard/app/%c0%ae/permissions',
    '/permission/%ff',
    '/sign-in/%ff',
    '/assets/%ff',
    '/trpc/%ff',
    '/trpc/%E0%A4%A.list',
    '/api/auth/%ff',
    '/%ff',
    '/permission?%ff=%ff&request=%ff&number=%ff',
  ])('%s', async (path) => {
    const answer = await call(world.baseUrl + path, { headers: { accept: 'text/html' } });

    expect([400, 404], answer.text.slice(0, 200)).toContain(answer.status);
    expect(['invalid_input', 'not_found']).toContain(answer.headers.get('x-refusal'));
  });
});

describe('a request line that no browser writes is answered, or the connection is closed', () => {
  test.each([
    ['an absolute address', 'GET http://elsewhere.example/permission HTTP/1.1'],
    ['a user in the address', 'GET http://u:p@h/trpc/x HTTP/1.1'],
    ['an address whose path is a host', 'GET http:///trpc?batch=1 HTTP/1.1'],
    ['an address that is none', 'GET http://[::/permission HTTP/1.1'],
    ['an address without a host', 'GET http:///permission HTTP/1.1'],
    ['a double slash', 'GET //evil.example/permission HTTP/1.1'],
    ['a double slash with a port', 'GET //a:b@c:99999/permission HTTP/1.1'],
    ['a query that is all of it', 'GET ?request=x HTTP/1.1'],
    ['a star', 'OPTIONS * HTTP/1.1'],
    ['a backslash', 'GET /permission\\..\\x HTTP/1.1'],
    ['dots', 'GET /assets/../../package.json HTTP/1.1'],
    ['an unknown method', 'STEAL /permission HTTP/1.1'],
    ['a very long address', `GET /permission?x=${'a'.repeat(20_000)} HTTP/1.1`],
  ])('%s', async (_what, line) => {
    // The `Host` header has the server's own host name. For another host name, the server would redirect a request for
    // a page to `BASE_URL`.
    const { host } = new URL(world.baseUrl);
    const answer = await sendBytes(world.baseUrl, `${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d /);
    expect(answer).not.toMatch(/"private": true|location: (?!http:\/\/localhost:\d+\/)|node_modules/i);
  });

  test.each(['GET /trpc// HTTP/1.1', 'GET /trpc//x HTTP/1.1', 'TRACE /trpc/x HTTP/1.1'])(
    '%s is refused in the shape of the procedures, and the process lives',
    async (line) => {
      const answer = await sendBytes(world.baseUrl, `${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);

      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).toMatch(
        /\r\n\r\n\{"error":\{"message":"[^"]+","code":-32\d+,"data":\{"code":"(not_found|invalid_input)"/,
      );
      expect((await call(`${world.baseUrl}/healthz`)).status).toBe(200);
    },
  );

  test.each([
    ['//v1/messages', /^\{"error":\{"message":"\(#100\)/],
    ['/v1//configs/webhook', /^\{"error":\{"message":"\(#100\)/],
    ['//api/v2/whoami', /^\{"meta":\{"success":false/],
    ['/api/v1//whoami', /^\{"error":\{"code":"not_found"/],
    ['//api/v2/token', /^\{"error":"not_found"/],
    ['//trpc/channels.list', /^\{"error":\{"message"/],
    ['//healthz', /^\{"code":"not_found"/],
  ])('a slash too many is told in the shape of its door: %s', async (path, shape) => {
    const answer = await call(world.baseUrl + path, { method: path.includes('token') ? 'POST' : 'GET' });

    expect(answer.status).toBe(404);
    expect(answer.text).toMatch(shape);
    expect(answer.text).toContain('a slash too many');
  });

  test.each([
    ['/api/v2/whoami', 401, /^\{"meta":/],
    // The server sends this answer in chunks, so its body begins with the length of the first chunk in hexadecimal
    // digits.
    ['/trpc/channels.list', 401, /^[\da-f]+\r\n\{"error":\{"message"/],
    ['/api/v1/whoami', 401, /^\{"error":\{"code":"unauthenticated"/],
    ['/v1/whoami', 401, /^\{"error":\{"message":"\(#190\)/],
    ['/assets/plain.css', 200, /./],
    ['/healthz', 200, /ok/],
  ])('a whole address means its path, at every door: %s', async (path, status, shape) => {
    const head = `GET http://elsewhere.example${path} HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`;

    const [lines = '', body = ''] = (await sendBytes(world.baseUrl, head)).split('\r\n\r\n');

    expect(lines).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(body).toMatch(shape);
  });

  test.each(['/healthz', '/trpc/channels.list', '/v1/whoami', '/permission', '/sign-in', '/nowhere'])(
    'an empty Host changes no answer: %s',
    async (path) => {
      const told = async (host: string) => {
        const answer = await sendBytes(
          world.baseUrl,
          `GET ${path} HTTP/1.1\r\nHost:${host}\r\nConnection: close\r\n\r\n`,
        );
        const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
        const { 1: status, 2: refusal } = /^HTTP\/1\.1 (\d+)(?:.*x-refusal: (\w+))?/s.exec(head) ?? [];
        // The test replaces ids and nonces, because they are different in every answer.
        return { status, refusal, shape: body.replace(/[\w+/=-]{16,}/g, '…') };
      };

      const named = await told(` ${new URL(world.baseUrl).host}`);
      expect(await told('')).toEqual(named);
      expect(Number(named.status)).toBeLessThan(500);
    },
  );

  test('OPTIONS * asks after the server itself and is told what it knows, GET * is no address', async () => {
    const answerTo = (method: string) =>
      sendBytes(world.baseUrl, `${method} * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);

    const asked = await answerTo('OPTIONS');
    expect(asked).toMatch(/^HTTP\/1\.1 204 /);
    expect(asked.toLowerCase()).toContain('\r\nallow: get, head, post, put, patch, delete, options\r\n');
    expect(await answerTo('GET')).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('two lengths, or a length beside chunks, are refused', async () => {
    const head = 'POST /messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';

    const answers = await Promise.all([
      sendBytes(world.baseUrl, `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`),
      sendBytes(
        world.baseUrl,
        `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
      ),
      sendBytes(world.baseUrl, `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`),
    ]);

    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    }
  });
});
