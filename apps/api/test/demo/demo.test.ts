import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM_ENV } from '../start/running.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Alter, startAlteringProxy } from './altering-proxy.ts';

const DEMO = path.resolve(import.meta.dirname, '../../../../scripts/demo.ts');
const SITE = path.resolve(import.meta.dirname, '../../../../examples/partner-site/src/server.ts');
const dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-demo-'));
const demoFile = path.join(dir, 'demo.json');
let world: World;
beforeAll(async () => {
  world = await startWorld();
  writeFileSync(demoFile, JSON.stringify({ ...world.demo, baseUrl: world.baseUrl }), { mode: 0o600 });
});
afterAll(async () => {
  await world.stop();
  rmSync(dir, { recursive: true, force: true });
});

test('the demo passes twice in a row against the same server, and prints no secret', async () => {
  const { partner, clients } = world.demo;
  for (let run = 1; run <= 2; run++) {
    const { code, printed } = await playDemo(world.baseUrl);
    expect(code, printed).toBe(0);
    expect(printed).not.toContain(partner.partnerKey);
    expect(printed).not.toContain(clients[0]?.user.password);
    expect(printed).not.toMatch(/wac_[0-9A-Za-z]{38}/);
  }
});

// Each entry is a change that makes one kind of answer false. The demo is a proof only if it fails for every false
// answer. A quick run tries only the first entry of each kind.
const LIES: Record<string, [string, Alter][]> = {
  'what is refused': [
    [
      'a 200 for the last refusal',
      (request, { status, headers }) =>
        isSend(request) && status === 401 && headers.get('x-refusal') === 'revoked' ? SENT : undefined,
    ],
    [
      'a 200 for every refused message',
      (request, { status }) => (isSend(request) && status === 401 ? SENT : undefined),
    ],
    [
      'a key where the permission is missing',
      (request, { status }) =>
        request.path.startsWith('/trpc/channelKeys.create') && status === 403 ? { status: 500 } : undefined,
    ],
  ],
  'what is answered': [
    ['a permission too many', replacing('/trpc/permissions.check', /"missing":\[("[^"]+")\]/, '"missing":[]')],
    ['an empty permission list', replacing('/trpc/permissions.check', /"shared":\[[^\]]*\]/, '"shared":[]')],
    [
      'a key for another channel',
      replacing('/trpc/channelKeys.create', /"channelId":"[^"]+"/, '"channelId":"0000000000CH"'),
    ],
    [
      'another client in the answer',
      replacing('/trpc/onboarding.get', /"clientId":"[^"]+"/, '"clientId":"0000000000CL"'),
    ],
    ['an answer that was denied', replacing('/trpc/onboarding.get', /"status":"granted"/, '"status":"denied"')],
  ],
  'what comes on the way back': [
    ['another state on the way back', replacing('/permission/answer', /state=[^&"]*/, 'state=other')],
    [
      'channels that nobody chose on the way back',
      replacing('/permission/answer', /channels=\[[^\]]*\]/, 'channels=[0000000000CH]'),
    ],
  ],
};
const TOLD = Object.values(LIES).flatMap((lies) => lies.slice(0, rounds(1, lies.length)));

test.each(TOLD)('the demo notices %s', async (_, alter) => {
  await using proxy = await startAlteringProxy(world.baseUrl, alter);

  const { code, printed } = await playDemo(proxy.url);

  expect(proxy.altered(), printed).toBeGreaterThan(0);
  expect(code, printed).not.toBe(0);
});

test('through a proxy that tells the truth the demo passes', async () => {
  await using proxy = await startAlteringProxy(world.baseUrl, () => undefined);

  const { code, printed } = await playDemo(proxy.url);

  expect(code, printed).toBe(0);
});

test.each([
  ['npm start at the root', 'PARTNER_SITE_PORT', 'ipc'],
  ['hand', 'PORT', 'ignore'],
] as const)('started by %s, the example site names %s when its port is taken', async (_, setting, channel) => {
  const { port } = new URL(world.baseUrl);
  const env = { ...PROGRAM_ENV, PORT: port, CHATELAINE_URL: world.baseUrl, CHATELAINE_PARTNER_KEY: 'wap_x' };
  const child = spawn(process.execPath, [SITE], { env, stdio: ['ignore', 'ignore', 'pipe', channel] });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    printed += part;
  });
  await once(child, 'close');

  expect([child.exitCode, printed]).toEqual([1, expect.stringContaining(`Stop what uses it, or set ${setting}.`)]);
});

test('without a server the demo says how to start one', async () => {
  const { code, printed } = await playDemo('http://localhost:1');

  expect(code).toBe(1);
  expect(printed).toContain('npm start');
});

const SENT = {
  status: 200,
  headers: new Headers({ 'content-type': 'application/json' }),
  body: '{"messages":[{"id":"wamid.x"}]}',
};

const isSend = ({ method, path: at }: { method: string; path: string }) =>
  method === 'POST' && at.startsWith('/messages');

function replacing(at: string, what: RegExp, by: string): Alter {
  return (request, { status, body }) =>
    request.path.startsWith(at) && status === 200 && what.test(body) ? { body: body.replace(what, by) } : undefined;
}

async function playDemo(url: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, [DEMO, '--demo-file', demoFile, '--url', url], { env: PROGRAM_ENV });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
    });
  await once(child, 'exit');
  return { code: child.exitCode, printed };
}
