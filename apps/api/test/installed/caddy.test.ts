import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { untilHealthy } from '../start/running.ts';
import { call } from '../world/answer.ts';
import { MESSAGE } from '../world/caller.ts';
import { startWorld } from '../world/start-world.ts';
import { describeWith } from './programs.ts';
import { sample } from './support/sample.ts';

// The test takes two seconds, which is the value of `drainSeconds`. The node that stops still answers during this time,
// so that Caddy can notice the stop.
describeWith(['caddy'], 'two nodes behind Caddy, as the sample says', ({ caddy }) => {
  test('a node that stops loses no message', async () => {
    await using world = await startWorld({ nodes: 2, config: { trustedProxies: ['127.0.0.0/8'], drainSeconds: 2 } });
    await using proxy = await startCaddy(
      caddy,
      world.nodes.map(({ port }) => port),
    );
    const channelId = world.travel.channels[0]?.id ?? '';
    const { secret } = await world.partner.channelKeys.create({ channelId, name: 'Behind Caddy' });
    const init = { method: 'POST', headers: { 'd360-api-key': secret }, body: JSON.stringify(MESSAGE) };
    const answers = new Set<number>();
    let isStopped = false;

    const stopped = world.nodes[0].stop().then(() => {
      isStopped = true;
    });
    while (!isStopped) answers.add((await call(`${proxy.url}/messages`, init)).status);
    await stopped;

    expect([...answers]).toEqual([200]);
    expect((await call(`${proxy.url}/messages`, init)).status).toBe(200);
  });
});

async function startCaddy(caddy: string, [one, other]: number[]) {
  const dir = mkdtempSync(path.join(tmpdir(), 'caddy-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const site = sample('Caddyfile', {
    // The sample's address becomes an address with `http://`, so that Caddy does not request a certificate.
    'keys.example.com {': `${url} {`,
    '127.0.0.1:8082': `127.0.0.1:${one}`,
    '127.0.0.1:8083': `127.0.0.1:${other}`,
  });
  writeFileSync(path.join(dir, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
  const env = { PATH: process.env.PATH, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
  const child = spawn(caddy, ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'], {
    cwd: dir,
    env,
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  await untilHealthy(`${url}/readyz`, child);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await exited;
      rmSync(dir, { recursive: true });
    },
  };
}
