import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { complaint } from '../doors/support/config-complaint.ts';
import { makeKey } from '../doors/support/running-channel.ts';
import type { Caller } from '../world/caller.ts';
import { namesOf } from '../world/names.ts';
import { startWorld, type World } from '../world/start-world.ts';

const lines: string[] = [];
const log = createLog('warn', { write: (line) => lines.push(line) });
const table = namesOf({ 'office.example': ['8.8.8.8', '10.1.2.3'], 'gone.example': [], 'moved.example': ['8.8.8.8'] });
const resolver = {
  addressesOf: (name: string, late: AbortSignal) =>
    name === 'broken.example' ? Promise.reject(new Error('SERVFAIL')) : table.addressesOf(name, late),
};

let world: World;
let program: Caller;
beforeAll(async () => {
  world = await startWorld({ log, resolver, config: { webhookAllow: ['10.9.0.0/16'] } });
  program = world.as(await makeKey(world));
});
afterAll(() => world.stop());

const PATH = '/v1/configs/webhook';
const set = (url: string, headers?: Record<string, string>) => program.post(PATH, { url, ...(headers && { headers }) });
const url = async () => (await program.get(PATH)).body;
const events = () => world.sql("select from event where type = 'webhook.set'");

test.each([
  ['http://10.0.0.5/in', 'private or reserved network'],
  ['http://0xa000005/in', 'private or reserved network'],
  ['http://[::ffff:10.0.0.5]/in', 'private or reserved network'],
  ['https://office.example/in', 'private or reserved network'],
  ['http://169.254.169.254/latest/meta-data', 'only the machine of this server'],
  ['https://user:pw@hooks.example/in', 'Put the password into a header.'],
  ['https:///user:pw@hooks.example/in', 'Put the password into a header.'],
  ['https:user:pw@hooks.example/in', 'Put the password into a header.'],
  ['https:\\\\user:pw@hooks.example/in', 'Put the password into a header.'],
  ['https:/\t/user:pw@hooks.example/in', 'Put the password into a header.'],
  ['https:/\\/:pw@hooks.example/in', 'Put the password into a header.'],
  ['https://@hooks.example/in', 'Put the password into a header.'],
  ['https://gone.example/in', 'no name server knows it'],
  ['https://broken.example/in', 'could not be looked up'],
])('a webhook at %s is refused with the sentence why, and the one before stays', async (given, sentence) => {
  const before = await url();

  const answer = await set(given);

  expect([answer.status, answer.refusal]).toEqual([400, 'invalid_input']);
  expect(answer.text).toContain(sentence);
  expect(answer.text).not.toContain('10.1.2.3');
  expect(await url()).toEqual(before);
});

test.each([
  'https://hooks.example/in',
  'https://hooks.example/@in',
  'http://127.0.0.1:9999/in',
  'http://localhost:9999/in',
  'http://10.9.1.1/in',
])('a webhook at %s is set: outside, this machine while developing, or what the operator allows', async (given) => {
  expect((await set(given)).status).toBe(200);
  expect(await url()).toEqual({ url: given });
});

test('the same webhook once more is no event; other headers are one', async () => {
  await set('https://hooks.example/same', { authorization: 'Bearer 1' });
  const before = (await events()).length;

  await set('https://hooks.example/same', { authorization: 'Bearer 1' });
  const same = (await events()).length;
  await set('https://hooks.example/same', { authorization: 'Bearer 2' });

  expect([same - before, (await events()).length - same]).toEqual([0, 1]);
});

test('a webhook that is there and leads inside by now is told in the log at the start, with its partner and host', async () => {
  await set('https://moved.example:8443/in');
  await using later = await startWorld({
    databaseUrl: world.databaseUrl,
    log,
    resolver: namesOf({ 'moved.example': ['192.168.0.7'] }),
  });

  await eventually(() => lines.filter((line) => line.includes('moved.example'))).toHaveLength(1);
  const told = JSON.parse(lines.find((line) => line.includes('moved.example')) ?? '{}');
  expect(told).toMatchObject({ partner: later.demo.partner.name, host: 'moved.example:8443' });
  expect(told.problem).toContain('private or reserved network');
  // The address of the webhook does not change until a caller sets another address.
  expect(await url()).toEqual({ url: 'https://moved.example:8443/in' });
});

test.each(['10.0.0.0/33', 'office.example', '10.0.0', '*'])('WEBHOOK_ALLOW=%s stops the start', (text) => {
  expect(complaint({ WEBHOOK_ALLOW: text }, 'unused')).toMatch(/^WEBHOOK_ALLOW is not valid: /);
});
