import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLines } from '../../src/platform/http/check-lines.ts';
import { requestIdOf } from '../../src/platform/http/request-id.ts';
import { createLog } from '../../src/platform/log.ts';
import { startAwayWorld } from '../outage/away-world.ts';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

const OURS = /^[0-9A-Za-z]{20}$/;
const lines: string[] = [];
const log = createLog('info', { write: (line) => lines.push(line) });
let world: World;
beforeAll(async () => {
  world = await startWorld({ log, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
});
afterAll(() => world.stop());

const logged = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the id that a proxy gives a request', () => {
  test.each([
    ['a UUID', '0b5d1c1e-6a37-4b52-9f0e-2f6f7c1d9a10'],
    ["nginx's $request_id", '3e5bd0c6f2a94a4d8f5b6c7d8e9f0a1b'],
    ['what AWS writes', 'Root=1-67891233-abcdef012345678912345678'],
    ['the longest', 'a'.repeat(128)],
  ])('is taken: %s', (_what, said) => {
    expect(requestIdOf({ said, isTrusted: true })).toBe(said);
    expect(requestIdOf({ said, isTrusted: false })).toMatch(OURS);
  });

  test.each([
    ['none', undefined],
    ['nothing', ''],
    ['longer than an event keeps', 'a'.repeat(129)],
    ['two', 'first, second'],
    ['a blank', 'a b'],
    ['a quote', 'a"b'],
    ['a tag', '<b>'],
    ['a letter that is not ASCII', 'é'],
    ['no letter first', '-rf'],
    ['a key of ours', 'wac_0123456789abcdefghij'],
    ['a key of ours within', 'x-WAP_0123456789'],
  ])('is not taken where it could do harm: %s', (_what, said) => {
    expect(requestIdOf({ said, isTrusted: true })).toMatch(OURS);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/permission'],
    ['GET', '/nothing'],
    ['GET', '//two'],
    ['GET', '/healthz'],
    ['GET', '/assets/plain.css'],
    ['GET', '/assets/nothing.js'],
    ['OPTIONS', '/'],
    ['POST', '/messages'],
    ['POST', '/trpc/permissions.check'],
    ['POST', '/api/auth/sign-in/email'],
    ['GET', '/api/v1/whoami'],
    ['GET', '/api/v2/whoami'],
  ])('is answered at every door: %s %s', async (method, path) => {
    const id = `proxy-${method}-${path.length}`;
    logged();

    const { headers, text } = await call(world.baseUrl + path, { method, headers: { 'x-request-id': id } });

    expect(headers.get('x-request-id')).toBe(id);
    const ids = [...text.matchAll(/"(?:requestId|fbtrace_id)":"([^"]*)"/g)].map(([, found]) => found);
    expect(new Set([id, ...ids])).toEqual(new Set([id]));
    for (const line of logged()) expect(line.requestId).toBe(id);
  });

  test('stands in the event of a change, whatever its length', async () => {
    const id = 'e'.repeat(128);
    const key = world.as(world.demo.partner.partnerKey);

    await call(`${world.baseUrl}/trpc/settings.update`, {
      method: 'POST',
      headers: { 'x-api-key': world.demo.partner.partnerKey, 'content-type': 'application/json', 'x-request-id': id },
      body: JSON.stringify({ clientsMayWithdraw: false }),
    });

    expect(await world.sql('select request_id from event where request_id = $1', [id])).toHaveLength(1);
    expect((await key.ask('events.list', {})).status).toBe(200);
  });

  test('is not believed of a stranger', async () => {
    await using plain = await startWorld();

    const { headers } = await call(`${plain.baseUrl}/healthz`, { headers: { 'x-request-id': 'mine' } });

    expect(headers.get('x-request-id')).toMatch(OURS);
  });
});

describe('checks do not fill the log', () => {
  test('while they are well there is no line of them; of other requests there is', async () => {
    logged();

    for (let count = 0; count < 3; count++) {
      expect((await call(`${world.baseUrl}/healthz`)).status).toBe(200);
      await call(`${world.baseUrl}/healthz`, { method: 'HEAD' });
    }
    await call(`${world.baseUrl}/nothing`);

    expect(logged().map(({ path }) => path)).toEqual(['/nothing']);
  });

  test('one that is answered otherwise than before is one line, with the reason, until it is well again', async () => {
    const heard: string[] = [];
    await using ill = await startAwayWorld(createLog('info', { write: (line) => heard.push(line) }));
    const statusNow = async () => (await call(`${ill.baseUrl}/healthz`)).status;
    expect(await statusNow()).toBe(200);

    await ill.proxy.cut();
    for (let count = 0; count < 3; count++) expect(await statusNow()).toBe(503);
    await ill.proxy.restore();
    await eventually(statusNow).toBe(200);

    const lines = heard.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ path }) => path === '/healthz')).toMatchObject([
      { level: 40, status: 503, why: expect.stringMatching(/\w/), msg: 'the check is not well' },
      { level: 30, status: 200, msg: 'the check is well again' },
    ]);
    expect(lines.filter(({ msg }) => msg === 'cannot decide')).toEqual([]);
  });

  test('a slash too many made a check seem ill, and the next one well again, as often as a stranger liked', async () => {
    logged();

    for (const path of ['//healthz', '/healthz']) await call(world.baseUrl + path);

    expect(logged()).toMatchObject([{ status: 404, msg: 'request' }]);
  });

  test('each check has a line for each change of its own', () => {
    const heard: string[] = [];
    const tell = checkLines(createLog('info', { write: (line) => heard.push(line) }));

    for (const status of [200, 200, 503, 503, 200, 200, 503]) tell({ path: '/healthz', status, why: null });
    for (const status of [200, 503]) tell({ path: '/readyz', status, why: 'about to stop' });

    expect(heard.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([503, 200, 503, 503]);
  });
});
