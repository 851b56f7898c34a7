import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import { resultOf } from '../world/answer.ts';
import { headersOfSecret, MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const revoke = async (id: string) =>
  resultOf(await world.as(world.demo.partner.partnerKey).change('channelKeys.revoke', { id }));

test(`a message whose body is finished after the key was revoked is not carried, ${rounds(5, 100)} times`, async () => {
  const answers: unknown[] = [];

  for (let round = 0; round < rounds(5, 100); round += 1) {
    const { id, secret } = await makeKey(world, { name: `Held ${round}`, overlap: '0' });
    const held = await begin(secret);
    // The server has answered this call, which came after the headers of the held message. So a server that checks a
    // key as soon as the headers arrive has already checked the key of the held message.
    await world.as(secret).get('/v1/whoami');
    await revoke(id);
    answers.push(await held.end());
  }

  expect(answers).toEqual(answers.map(() => [401, 'revoked']));
});

test('control: one whose key lives is carried when its body is there', async () => {
  const { secret } = await makeKey(world, { name: 'Living' });

  expect(await (await begin(secret)).end()).toEqual([200, undefined]);
});

test('the body of a stranger, and of a key without the scope, is not waited for', async () => {
  const { secret } = await makeKey(world, { name: 'Reader', scopes: ['manage'] });

  for (const [key, refusal] of [
    ['x', 'unauthenticated'],
    [secret, 'scope_missing'],
  ] as const) {
    const sent = send(key);
    sent.write('{');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(answer.headers['x-refusal']).toBe(refusal);
    sent.destroy();
  }
});

test('a call that came whole is looked up once, one that came in pieces twice; each counts once', async () => {
  const { id, secret } = await makeKey(world, { name: 'Counted', limits: { perMinute: 50 } });
  const query = vi.spyOn(world.nodes[0].services.lookUps, 'query');
  const lookUps = () =>
    query.mock.calls.filter(([one]) => (one as unknown as { name?: string }).name === 'key-record').length;

  expect((await world.as(secret).send()).status).toBe(200);
  expect(lookUps()).toBe(1);
  expect(await (await begin(secret)).end()).toEqual([200, undefined]);
  expect(lookUps()).toBe(3);

  const [row] = await world.sql<{ minute_calls: number }>('select minute_calls from key_window where api_key_id = $1', [
    id,
  ]);
  expect(row?.minute_calls).toBe(2);
  query.mockRestore();
});

const send = (secret: string) =>
  request(`${world.baseUrl}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      expect: '100-continue',
      ...headersOfSecret(secret),
      'd360-api-key': secret,
    },
  });

/**
 * Sends the headers of a message and the first byte of its body. The function `end` sends the rest of the body later.
 */
async function begin(secret: string) {
  const sent = send(secret);
  sent.flushHeaders();
  await once(sent, 'continue');
  sent.write('{');
  return {
    async end() {
      sent.end(JSON.stringify(MESSAGE).slice(1));
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      return [answer.statusCode, answer.headers['x-refusal']];
    },
  };
}
