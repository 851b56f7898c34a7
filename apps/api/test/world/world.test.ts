import { expect, test } from 'vitest';
import { outcomeOf, resultOf } from './answer.ts';
import { fakeClock } from './clock.ts';
import { startWorld } from './start-world.ts';

const HOUR_MS = 3_600_000;

test('people of the demo world are signed in already, by the clock of the world', async () => {
  const clock = fakeClock();
  clock.pass(HOUR_MS);
  await using world = await startWorld({ clock });

  const owner = world.as(world.demo.partner.user);

  expect(resultOf(await owner.ask('settings.get'))).toMatchObject({ partnerId: world.demo.partner.id });
  const { header } = await world.code(owner, 'authenticator.begin', {});
  expect(outcomeOf(await owner.change('authenticator.begin', {}, { code: header }))).toBe(200);
  await world.share([world.bakery.channels[0]?.id ?? '']);
  // Control: eleven minutes later the session is too old, and the server asks for a one-time code.
  clock.pass(11 * 60_000);
  const more = world.bakery.channels.slice(0, 2).map(({ id }) => id);
  await expect(world.share(more)).rejects.toMatchObject({ code: 'code_required' });
});

test('a key stands in the header where it belongs, on every server of the world', async () => {
  await using world = await startWorld({ nodes: 2 });
  const channelId = world.bakery.channels[0]?.id ?? '';
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });

  const answers = [await world.as(key).send(), await world.as(key.secret).send(undefined, { node: 1 })];

  expect(answers.map(outcomeOf)).toEqual([200, 200]);
  expect(outcomeOf(await world.as(world.demo.partner.partnerKey).send())).toBe('wrong_header');
});

test('a world that has ended leaves no database', async () => {
  const world = await startWorld();
  const name = new URL(world.databaseUrl).pathname.slice(1);
  const count = async (from: typeof world) =>
    (await from.sql('select from pg_database where datname = $1', [name])).length;
  expect(await count(world)).toBe(1);

  await world.stop();

  await using later = await startWorld();
  expect(await count(later)).toBe(0);
});
