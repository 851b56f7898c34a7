import type { KeyKind } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { type KeyRing, makeKeyRings, type RingKey } from '../doors/support/key-world.ts';
import { sendBytes } from '../doors/support/raw-request.ts';
import { makeKey } from '../doors/support/running-channel.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { ASKED_CALLS, type AskedCall } from './support/asked-calls.ts';

const lines: string[] = [];
let world: World;
let keys: Map<string, RingKey>;
beforeAll(async () => {
  const clock = fakeClock();
  const log = createLog('debug', { write: (line) => lines.push(line) });
  world = await startWorld({ clock, log, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
  const rings = await makeKeyRings(world, clock.pass);
  keys = keysIn(rings);
  const [first, second] = world.travel.channels;
  const labels = { team: 'Sales', application: 'CRM', environment: 'production' };
  const settings = { allowedAddresses: ['127.0.0.1', '2001:db8::/32'], limits: { perMinute: 900 } };
  keys.set('channel labelled', await makeKey(world, { channelId: first?.id, ...labels, ...settings }));
  keys.set('channel limited', await makeKey(world, { channelId: second?.id, limits: { perMinute: 2, perMonth: 2 } }));
});
afterAll(() => world.stop());

// This test takes five seconds, because it makes two hundred calls one after the other. It cannot make them at the same
// time, because the lines of each call in the log must not mix with the lines of other calls.
test('every call at the gateway is answered and logged byte for byte as it was recorded', async () => {
  const told: string[] = [];

  for (const asked of ASKED_CALLS) told.push(await tell(asked));

  await expect(told.join('\n')).toMatchFileSnapshot('recorded-answers.txt');
});

function keysIn(rings: Record<KeyKind, KeyRing>): Map<string, RingKey> {
  const found = new Map<string, RingKey>();
  for (const [kind, { inState, withScope }] of Object.entries(rings)) {
    for (const [state, key] of Object.entries(inState)) found.set(`${kind} ${state}`, key);
    for (const [scope, key] of Object.entries(withScope)) found.set(`${kind} only ${scope}`, key);
  }
  return found;
}

async function tell(asked: AskedCall): Promise<string> {
  const body = Buffer.from(asked.body ?? '');
  const isChunked = asked.headers?.some((line) => line.startsWith('Transfer-Encoding')) ?? false;
  const framing = asked.body === undefined || isChunked ? [] : [`Content-Length: ${body.length}`];
  const headers = [...(asked.headers ?? []).map(withKeys), ...framing, 'Connection: close'];
  const head = [`${asked.line} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');
  lines.length = 0;
  const answer = await sendBytes(world.baseUrl, Buffer.concat([Buffer.from(head), body]));
  const logged = lines.map((line) => line.replace(/^\{"level":(\d+),"time":"[^"]*"/, '{"level":$1'));
  const what = [asked.line, ...(asked.headers ?? []), bodyOf(asked)].filter((line) => line !== '');
  return masked(`=== ${what.join('\n    ')}\n${answer.replaceAll('\r\n', '\n')}\n${logged.join('')}`);
}

const withKeys = (line: string): string =>
  line.replace(/\{(id:)?([a-z ]+)\}/g, (_all, isId: string | undefined, name: string) => {
    const key = keys.get(name);
    if (key === undefined) throw new Error(`There is no key "${name}".`);
    return isId === undefined ? key.secret : key.id;
  });

const bodyOf = ({ body }: AskedCall): string =>
  body === undefined ? '' : `body: ${typeof body === 'string' ? JSON.stringify(body.slice(0, 120)) : 'bytes'}`;

/** Replaces the parts of a text that are different in every run. */
function masked(text: string): string {
  const id = /^x-request-id: (.*)$/im.exec(text)?.[1] ?? 'none';
  return text
    .replaceAll(id, 'REQUEST')
    .replace(/^Date: .*$/m, 'Date: DATE')
    .replace(/"ms":\d+/g, '"ms":0')
    .replace(/wamid\.[\w+/=]{20,}/g, 'wamid.ID')
    .replace(/\bkey_\w{22}/g, 'key_ID')
    .replace(/whsec_[\w+/]{43}=/g, 'whsec_SECRET')
    .replace(/\b\w{10}(PA|CL|CH)\b/g, 'ID$1')
    .replace(/(wap?|wac)_\w{4}…\w{4}/g, '$1_HINT')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'MINUTE')
    .replace(/t=\d+/g, 't=S')
    .replace(/w=2\d{6}/g, 'w=MONTH')
    .replace(/retry-after: \d{2,}/gi, 'Retry-After: S')
    .replace(/nonce-[^']+|nonce="[^"]*"/g, 'nonce');
}
