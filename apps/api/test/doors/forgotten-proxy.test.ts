import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { complaint } from './support/config-complaint.ts';

const lines: string[] = [];
const log = createLog('warn', { write: (line) => lines.push(line) });
const FORWARDED = { 'x-forwarded-for': '203.0.113.9' };

let world: World;
beforeAll(async () => {
  world = await startWorld({ log });
});
afterAll(() => world.stop());

const warnings = async (of: World) => (await of.nobody.get('/healthz')).body as { warnings: string[] };

test('a proxy that nobody named is told in the log and by health, once', async () => {
  expect((await warnings(world)).warnings).toEqual([]);

  for (let call = 0; call < 3; call += 1) await world.nobody.get('/', { headers: FORWARDED });

  expect((await warnings(world)).warnings).toEqual([expect.stringContaining('TRUSTED_PROXIES is not set')]);
  expect(lines.filter((line) => line.includes('TRUSTED_PROXIES'))).toHaveLength(1);
});

test('where other proxies are named and none has called, a caller inside is told: it is probably the proxy', async () => {
  await using trusting = await startWorld({ config: { trustedProxies: ['10.0.0.0/8'] } });

  await trusting.nobody.get('/', { headers: FORWARDED });

  expect((await warnings(trusting)).warnings).toEqual([expect.stringContaining('TRUSTED_PROXIES does not name')]);
});

test('an https address without a trusted proxy is told from the start on', async () => {
  await using https = await startWorld({ config: { baseUrl: 'https://keys.example', smtpUrl: 'smtp://mail.example' } });

  const { body } = await call(`http://localhost:${https.nodes[0].port}/healthz`);
  expect((body as { warnings: string[] }).warnings).toEqual([expect.stringContaining('name the proxy that ends TLS')]);
});

test.each(['0.0.0.0/0', '::/0', '::ffff:0:0/96', '::ffff:0.0.0.0/96', '10.0.0.0/33', '0177.0.0.1', 'constructor', '*'])(
  'TRUSTED_PROXIES=%s stops the start',
  (text) => {
    expect(complaint({ TRUSTED_PROXIES: text }, 'unused')).toMatch(/^TRUSTED_PROXIES is not valid: /);
  },
);
