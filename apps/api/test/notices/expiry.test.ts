import { eventually } from '@chatelaine/tools/browser/eventually';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { announceExpiries } from '../../src/notice/index.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { AT_REST, WITH_MAIL } from './mail-world.ts';
import { DAY, HOUR, thingsThatEnd } from './things-that-end.ts';

test('a key is announced 30 days, 7 days and 1 day before its end, once each, and never after it', async () => {
  await using world = await startWorld({ ...AT_REST, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  const id = await ends.makeKey(31 * DAY);
  const counts: number[][] = [];

  for (let hours = 0; hours <= 33 * 24; hours += 12) {
    await announceExpiries(world.services.beginWork());
    counts.push((await ends.said()).map(({ days }) => days));
    world.clock.pass(12 * HOUR);
  }

  expect(counts[0]).toEqual([]);
  expect(await ends.said()).toEqual([30, 7, 1].map((days) => ({ type: 'api_key.expiring', subject: id, days })));
});

test('what is seen late is announced once, by the nearest lead', async () => {
  await using world = await startWorld({ ...AT_REST, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  const soon = await ends.makeKey(5 * DAY);
  const sooner = await ends.makeKey(3 * HOUR);

  await announceExpiries(world.services.beginWork());
  await announceExpiries(world.services.beginWork());

  const said = (await ends.said()).map(({ subject, days }) => [subject, days]);
  expect(said).toHaveLength(2);
  expect(Object.fromEntries(said)).toEqual({ [soon]: 7, [sooner]: 1 });
});

test('what was revoked, replaced, withdrawn or has ended is not announced', async () => {
  await using world = await startWorld({ ...AT_REST, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  const withdrawn = await ends.makePermission(0, 10 * DAY, true);
  await ends.makeKey(5 * DAY, { permissionId: withdrawn });
  await ends.makeKey(5 * DAY, { revoked: true });
  await ends.makeKey(5 * DAY, { secretEndsInMs: 2 * DAY });
  await ends.makeKey(-1);
  await ends.makePermission(1, -1);
  const live = await ends.makeKey(5 * DAY, { secretEndsInMs: 6 * DAY });

  await announceExpiries(world.services.beginWork());

  expect((await ends.said()).map(({ subject }) => subject)).toEqual([live]);
});

test('an end that was moved is a new end, with announcements of its own', async () => {
  await using world = await startWorld({ ...AT_REST, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  const id = await ends.makeKey(6 * DAY);
  await announceExpiries(world.services.beginWork());

  await world.sql("update api_key set expires_at = expires_at + interval '20 days' where id = $1", [id]);
  await announceExpiries(world.services.beginWork());
  await announceExpiries(world.services.beginWork());

  expect((await ends.said()).map(({ days }) => days)).toEqual([7, 30]);
});

test('more than one page of keys is announced', async () => {
  await using world = await startWorld({ ...AT_REST, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  // The job reads the keys in pages of 500. So these keys fill more than one page.
  const count = rounds(501, 1201);
  await world.sql(
    `insert into api_key (id, kind, name, folded_name, scopes, partner_id, created_at, expires_at)
     select 'key_' || lpad(n::text, 22, '0'), 'partner', 'n', 'n', '{}', $1, $2, $3 from generate_series(1, $4) n`,
    [world.demo.partner.id, world.clock.now(), new Date(world.clock.now().getTime() + DAY), count],
  );
  await world.sql(
    `insert into api_key_secret (api_key_id, hash, hint, created_at)
     select id, convert_to(id, 'UTF8'), 'x', created_at from api_key where name = 'n'`,
  );

  await announceExpiries(world.services.beginWork());

  const subjects = (await ends.said()).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(count);
  expect(subjects).toHaveLength(count);
});

test('a permission that ends is told to both sides, a key to its partner, each with its day', async () => {
  await using world = await startWorld({ ...WITH_MAIL, clock: fakeClock() });
  const ends = thingsThatEnd(world);
  const { bakery, post } = world;
  const { partner } = world.demo;
  const key = await ends.makeKey(6 * DAY);
  await ends.makePermission(0, 25 * DAY);

  await announceExpiries(world.services.beginWork());

  await eventually(() => post.mails.length).toBe(3);
  const of = (email: string) =>
    post.mails.filter(({ recipients }) => recipients[0] === email).map(({ subject }) => subject);
  const number = bakery.channels[0]?.phoneNumber;
  const UTC = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC';
  expect(of(bakery.user.email)).toEqual([expect.stringMatching(`^Permission for \\${number} ends on ${UTC}$`)]);
  expect(of(partner.user.email).sort()).toEqual([
    expect.stringMatching(`^API key "${key}" \\(${key}\\) ends on ${UTC}$`),
    expect.stringMatching(`^Permission for \\${number} ends on ${UTC}$`),
  ]);
  expect(post.mails.map(({ text }) => text).join('\n')).not.toContain('Who:');
});
