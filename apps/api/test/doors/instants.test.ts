import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/running-channel.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const key = () => world.as(world.demo.partner.partnerKey);

test.each([
  ['2030-01-31T00:00:00Z', '2030-01-31T00:00:00.000Z'],
  // Python's `isoformat()` writes an instant with an offset of `+00:00` in place of `Z`.
  ['2030-01-31T00:00:00+00:00', '2030-01-31T00:00:00.000Z'],
  ['2030-01-31T00:00:00.123456+00:00', '2030-01-31T00:00:00.123Z'],
  ['2030-01-31T05:30:00+05:30', '2030-01-31T00:00:00.000Z'],
  ['2030-01-30T16:00:00-08:00', '2030-01-31T00:00:00.000Z'],
])('an instant with any offset is taken and kept in UTC: %s', async (expiresAt, kept) => {
  const made = await makeKey(world, { name: expiresAt, expiresAt });

  expect(made).toMatchObject({ expiresAt: kept });
  const edited = resultOf(await key().change('channelKeys.edit', { id: made.id, expiresAt }));
  expect(edited).toMatchObject({ expiresAt: kept });
});

test('a range may be written with one offset and with another', async () => {
  const range = { from: '2026-11-01T00:00:00+00:00', to: '2026-11-02T01:00:00+01:00' };

  resultOf(await key().ask('usage.query', range));
  expect((await key().ask('usage.query', { from: range.to, to: range.from })).refusal).toBe('invalid_input');
});

test.each([
  '2030-01-31T00:00:00',
  '2030-01-31T00:00:00+00',
  '2030-01-31T00:00:00+25:00',
  '2030-02-30T00:00:00+00:00',
  '0000-06-01T00:00:00Z',
  '0001-01-01T00:00:00+23:00',
  '9999-12-31T23:59:59-23:59',
  '2030-01-31',
  '',
])('%j is no instant, and a sentence says so', async (expiresAt) => {
  const answer = await key().change('channelKeys.create', { channelId: 'x', name: 'x', expiresAt });

  expect(answer.refusal).toBe('invalid_input');
  expect(answer.text).toMatch(/Must be (an instant in ISO 8601, e\.g\. |between the years)/);
});
