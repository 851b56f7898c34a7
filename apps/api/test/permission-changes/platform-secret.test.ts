import type { PlatformSecret, RotatedPlatformSecret } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signLink } from '../../src/onboarding/io-signature.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

const clock = fakeClock();
let world: World;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld({ clock });
  owner = world.as(world.demo.partner.user);
});
afterAll(() => world.stop());

const show = async () => resultOf<PlatformSecret>(await owner.ask('settings.platformSecret'));
const rotate = async (input: object) => {
  const { header: code } = await world.code(owner, 'settings.rotatePlatformSecret', input);
  return resultOf<RotatedPlatformSecret>(await owner.change('settings.rotatePlatformSecret', input, { code }));
};
const hintOf = (secret: string) => `${secret.slice(0, 4)}…${secret.slice(-4)}`;

/** Returns the refusal of a link that is signed with this secret now; 200 when the link is good. */
async function open(secret: string): Promise<string | number> {
  const { id } = world.demo.partner;
  const seconds = String(Math.floor(clock.now().getTime() / 1000));
  const query = `?io_signature=${signLink(secret, id, seconds)}&io_timestamp=${seconds}`;
  return outcomeOf(await world.nobody.post('/permission/question', { path: `/onboarding/${id}`, query }));
}

test('the secret is replaced, and the old one signs links until its overlap ends', async () => {
  const first = world.demo.partner.platformSecret;
  expect(await show()).toMatchObject({ hint: hintOf(first), oldEndsAt: null });
  clock.pass(60_000);

  const { secret, ...shown } = await rotate({ overlap: '1h' });

  expect(shown).toEqual({ hint: hintOf(secret), since: expect.any(String), oldEndsAt: expect.any(String) });
  expect(await show()).toEqual(shown);
  expect([await open(secret), await open(first)]).toEqual([200, 200]);
  clock.pass(3_600_001);
  expect([await open(secret), await open(first)]).toEqual([200, 'not_found']);
  expect((await show()).oldEndsAt).toBeNull();

  // Without an overlap the old secret ends immediately.
  const next = await rotate({ overlap: '0' });
  expect([await open(next.secret), await open(secret)]).toEqual([200, 'not_found']);
  const events = await world.sql<{ data: object }>(
    "select data from event where type = 'platform_secret.rotated' order by id",
  );
  expect(events.map(({ data }) => data)).toEqual([
    { hint: hintOf(secret), overlap: '1h' },
    { hint: hintOf(next.secret), overlap: '0' },
  ]);
  await expect
    .poll(() => world.mails().map(({ subject }) => subject))
    .toContain('Acme Inbox has a new platform secret');
});

test('without a code nothing is replaced, and the secret is not shown a second time', async () => {
  const before = await show();
  expect((await owner.change('settings.rotatePlatformSecret', {})).refusal).toBe('code_required');
  expect(await show()).toEqual(before);

  const headers = { 'idempotency-key': 'replace it once' };
  const { header: code } = await world.code(owner, 'settings.rotatePlatformSecret', {});
  expect(outcomeOf(await owner.change('settings.rotatePlatformSecret', {}, { code, headers }))).toBe(200);
  expect((await owner.change('settings.rotatePlatformSecret', {}, { code, headers })).refusal).toBe('already_created');
});

test('a secret that was encrypted with a key that is lost is replaced like any other', async () => {
  await world.sql("update partner set platform_secret = 'v1.' || repeat('A', 64) where id = $1", [
    world.demo.partner.id,
  ]);
  expect(await show()).toMatchObject({ hint: '…' });

  const { secret } = await rotate({ overlap: '24h' });

  expect(await show()).toMatchObject({ hint: hintOf(secret), oldEndsAt: null });
  expect(await open(secret)).toBe(200);
});
