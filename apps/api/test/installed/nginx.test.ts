import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { Chatelaine } from '@chatelaine/sdk';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { DemoFile } from '../../src/demo-world.ts';
import { freePort } from '../free-port.ts';
import { MESSAGE } from '../world/caller.ts';
import { copyWorld, dropDatabase } from '../world/database.ts';
import { testConfig } from '../world/test-config.ts';
import { describeWith } from './programs.ts';
import { type Called, Load } from './support/load.ts';
import { type Nginx, startNginx } from './support/nginx.ts';
import { Release, type ReleasedNode } from './support/release.ts';
import { ROOT } from './support/sample.ts';

const IS_FULL = rounds(0, 1) === 1;

// The set-up takes about ten seconds of CPU time, for four starts of a server and for a copy of all packages that
// production needs. Here all samples in `deploy/` work together, except the sample for Caddy. The first node runs in a
// folder without development packages.
describeWith(['nginx', 'openssl'], 'two nodes behind nginx, as the samples say', (programs) => {
  const opened = new AsyncDisposableStack();
  let [one, other]: ReleasedNode[] = [];
  let nginx: Nginx;
  let release: Release;
  let calls: Called[];

  beforeAll(async () => {
    const databaseUrl = await copyWorld();
    opened.defer(() => dropDatabase(databaseUrl));
    const { authSecret, encryptionKey } = testConfig({});
    release = opened.use(new Release());
    const ports: [number, number] = [await freePort(), await freePort()];
    nginx = opened.use(await startNginx(programs, ports));
    const env = release.settings({
      NODE_ENV: 'production',
      BASE_URL: `https://127.0.0.1:${nginx.port}`,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: authSecret,
      ENCRYPTION_KEY: encryptionKey,
      TRUSTED_PROXIES: 'loopback',
    });
    // In a quick run, `DRAIN_SECONDS` is two seconds. In a full run it keeps the value for production, which is five
    // seconds.
    if (!IS_FULL) env.DRAIN_SECONDS = '2';
    // The second node runs in the folder of the checkout, because its code is already compiled there. This saves time.
    [one, other] = await Promise.all([release.start(ports[0], env), release.start(ports[1], env, ROOT)]);
    calls = await callsOf(inject('demo'), ports[0]);
  }, 120_000);
  afterAll(() => opened.disposeAsync());

  test('a rolling restart loses no call', async () => {
    const load = new Load(nginx.port, rounds(40, 200), calls);

    await one?.restart();
    await other?.restart();

    const answers = await load.end();
    const why = [one, other].flatMap((node) => node?.log().filter(({ level }) => Number(level) >= 40) ?? []);
    expect(Object.keys(answers).sort(), JSON.stringify([answers, why])).toEqual(['GET 200', 'POST 200']);
  }, 180_000);

  test('the log says what starts and what stops', async () => {
    const started = one?.log().find(({ msg }) => msg === 'started');

    expect(started).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      database: expect.stringMatching(/^t_[0-9a-f]{32} at 127\.0\.0\.1:\d+$/),
      address: `127.0.0.1:${one?.port}`,
      baseUrl: `https://127.0.0.1:${nginx.port}`,
    });
    await other?.end();
    expect(
      other
        ?.log()
        .filter(({ msg }) => /^stop/.test(String(msg)))
        .slice(-2),
    ).toMatchObject([{ reason: 'SIGTERM', msg: 'stopping' }, { msg: 'stopped' }]);
  });

  test('production has no compiler, bundler, browser or test runner', () => {
    const packages = readdirSync(path.join(release.root, 'node_modules'));

    expect(packages).toEqual(expect.arrayContaining(['express', 'pg', 'zod']));
    expect(
      packages.filter((name) => /typescript|vite|rolldown|turbo|playwright|sparticuz|biome|react/.test(name)),
    ).toEqual([]);
  });

  // Only a full run waits until nginx would have closed the idle connection. In a quick run, `start/drain.test.ts` is
  // enough: it checks the number of seconds that the server announces for idle connections.
  test.runIf(IS_FULL)(
    'a connection that was idle for longer than nginx keeps one is still answered',
    async () => {
      const socket = connect(one?.port ?? 0, '127.0.0.1');
      const ask = async () => {
        socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
        const [answer] = await once(socket, 'data');
        return String(answer).split('\r\n')[0];
      };

      const answers = [await ask()];
      await pass(62_000);
      answers.push(await ask());

      expect(answers).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
      socket.destroy();
    },
    90_000,
  );
});

/** Returns the two kinds of calls that the load makes: the look-up of a key, and the sending of a message. */
async function callsOf({ partner, organizationKey, clients }: DemoFile, port: number): Promise<Called[]> {
  const rpc = new Chatelaine({ baseUrl: `http://127.0.0.1:${port}`, partnerKey: partner.partnerKey });
  const channel = clients.flatMap(({ channels }) => channels).find(({ permission }) => permission === 'shared');
  const { secret } = await rpc.channelKeys.create({ channelId: channel?.id ?? '', name: 'Under load' });
  return [
    { method: 'GET', path: '/api/v1/whoami', headers: { 'x-api-key': organizationKey } },
    { method: 'POST', path: '/messages', headers: { 'd360-api-key': secret }, body: JSON.stringify(MESSAGE) },
  ];
}
