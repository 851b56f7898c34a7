import { NO_KEY_SETTINGS, recordedKeySettings } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { record } from '../../src/event/index.ts';
import { addressNotices } from '../../src/notice/address-notices.ts';
import { releaseHeld } from '../../src/notice/index.ts';
import { MAIL_QUEUE } from '../../src/notice/queues.ts';
import { transaction } from '../../src/platform/work.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { AT_REST, numbersOf, WITH_MAIL } from './mail-world.ts';

const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;
const MINUTE_MS = 60_000;

/**
 * Returns the mails for which the server has made a job. Each entry has the type of the first event in the mail, and
 * the number of events in the mail.
 */
const mailsMade = async ({ sql }: Pick<World, 'sql'>) => {
  const rows = await sql<{ type: string; count: number }>(
    `select e.type, jsonb_array_length(j.data->'eventIds') + coalesce((j.data->>'more')::int, 0) as count
     from jobs.job j join event e on e.id = j.data->'eventIds'->>0 where j.name = '${MAIL_QUEUE}' order by j.created_on, j.id`,
  );
  return rows.map(({ type, count }) => `${type} ${count}`);
};

/** Does the waiting jobs of the queue `notice` on one server of the world. */
async function address(world: World, node = 0): Promise<void> {
  const { services } = world.nodes[node] ?? world;
  const rows = await world.sql<{ data: { eventId: string } }>(
    "delete from jobs.job where id in (select id from jobs.job where name = 'notice' order by created_on limit 100 for update skip locked) returning data",
  );
  await addressNotices(
    services.beginWork(),
    services.jobs,
    rows.map(({ data }) => data),
  );
}
const release = async (world: World, node = 0) => {
  const { services } = world.nodes[node] ?? world;
  await releaseHeld(services.beginWork(), services.jobs);
};

test('sixty keys of a partner within ten minutes are two mails: the first at once, one later that counts the others', async () => {
  const clock = stillClock();
  await using world = await startWorld({ ...WITH_MAIL, clock });
  const { post, bakery } = world;
  const [channel] = numbersOf(world);
  const channelId = channel?.id ?? '';
  await world.share([channelId]);
  // The test makes one key through the API. Each call of this function records the event of this key once more, as a
  // request of its own. The test calls the function fifty-nine times.
  const tell = async (subjectId: string) => {
    const { id: partnerId } = world.demo.partner;
    const data = { name: 'Told', kind: 'channel', hint: 'wac_…', ...recordedKeySettings(NO_KEY_SETTINGS) } as const;
    await transaction(world.services.beginWork(), async (tx) =>
      record(tx, OPERATOR, { type: 'api_key.created', partnerId, clientId: bakery.id, channelId, subjectId, data }),
    );
  };
  const ofKeys = () => post.mails.filter(({ subject }) => subject.startsWith('New API key'));

  const key = await world.partner.channelKeys.create({ channelId, name: 'Win at https://evil.example' });
  await eventually(() => ofKeys().length).toBe(1);
  for (let each = 1; each < 60; each++) await tell(key.id);
  await eventually(() => world.sql("select from jobs.job where name = 'notice' and state <> 'completed'")).toEqual([]);
  clock.pass(10 * MINUTE_MS - 1);
  await release(world);
  const early = ofKeys().length;
  clock.pass(1);
  await release(world);

  await eventually(() => ofKeys().length).toBe(2);
  expect(early).toBe(1);
  const last = ofKeys().at(-1);
  expect(last?.recipients).toEqual([bakery.user.email]);
  expect(last?.subject).toBe(`New API key for ${channel?.phoneNumber} and 58 more`);
  expect(last?.text).toContain(
    `- "Win at https[:]//evil[.]example" (${key.id}), for ${channel?.phoneNumber} (50 times)`,
  );
  expect(last?.text).toContain('\n- and 9 more\n');
});

test('withdrawals go at once, however many; other kinds and other accounts wait for nobody', async () => {
  const clock = stillClock();
  await using world = await startWorld({ ...AT_REST, clock });
  const [one = '', two = ''] = numbersOf(world).map(({ id }) => id);

  for (const ids of [[one], [], [one], [], [two], []]) {
    await world.share(ids);
    await address(world);
  }

  // For each withdrawal, the partner gets a mail and the client gets a mail.
  const mails = await mailsMade(world);
  expect(mails.filter((mail) => mail.startsWith('permission.withdrawn'))).toHaveLength(6);
  expect(mails.filter((mail) => mail.startsWith('permission.granted'))).toEqual(['permission.granted 1']);
  clock.pass(10 * MINUTE_MS);
  await release(world);
  expect((await mailsMade(world)).filter((mail) => mail.startsWith('permission.granted'))).toEqual([
    'permission.granted 1',
    'permission.granted 2',
  ]);
});

test('on two servers at once one first mail goes, nothing is lost, and what waits is sent once', async () => {
  const clock = stillClock();
  await using world = await startWorld({ ...AT_REST, clock, nodes: 2 });
  const [channelId = ''] = numbersOf(world).map(({ id }) => id);
  await world.share([channelId]);
  await world.sql("delete from jobs.job where name like 'notice%'");
  for (let each = 0; each < 12; each++) await world.partner.channelKeys.create({ channelId, name: `Key ${each}` });
  const jobs = await world.sql<{ data: { eventId: string } }>(
    "delete from jobs.job where name = 'notice' returning data",
  );
  const halves = [0, 1].map((node) => jobs.filter((_, at) => at % 2 === node).map(({ data }) => data));

  await Promise.all(
    halves.flatMap((half, node) =>
      half.map((told) => {
        const { services } = world.nodes[node] ?? world;
        return addressNotices(services.beginWork(), services.jobs, [told]);
      }),
    ),
  );
  const first = await mailsMade(world);
  clock.pass(10 * MINUTE_MS);
  await Promise.all([release(world, 0), release(world, 1), release(world, 0), release(world, 1)]);

  expect(first).toEqual(['api_key.created 1']);
  expect(await mailsMade(world)).toEqual(['api_key.created 1', 'api_key.created 11']);
  // When no event of this kind waits for a mail, the server deletes the row that counts this kind. The next event of
  // this kind makes a new row.
  clock.pass(10 * MINUTE_MS);
  await release(world);
  expect(await world.sql('select * from platform.notice_pace')).toEqual([]);
});

test('a server that dies while it makes mails of what waits loses nothing', async () => {
  const clock = stillClock();
  await using world = await startWorld({ ...AT_REST, clock });
  const [channelId = ''] = numbersOf(world).map(({ id }) => id);
  await world.share([channelId]);
  for (const name of ['One', 'Two', 'Three']) {
    await world.partner.channelKeys.create({ channelId, name });
    await address(world);
  }
  clock.pass(10 * MINUTE_MS);
  const { services } = world;
  const dying = {
    ...services.jobs,
    enqueue: () => Promise.reject(new Error('gone')),
  } as unknown as typeof services.jobs;

  await expect(releaseHeld(services.beginWork(), dying)).rejects.toThrow('gone');
  expect((await mailsMade(world)).sort()).toEqual(['api_key.created 1', 'permission.granted 1']);
  await release(world);

  expect((await mailsMade(world)).sort()).toEqual(['api_key.created 1', 'api_key.created 2', 'permission.granted 1']);
});

test('a mail that was held back does not say that a number may be used which was withdrawn meanwhile', async () => {
  const clock = stillClock();
  await using world = await startWorld({ ...WITH_MAIL, clock });
  const [first = '', second = ''] = numbersOf(world).map(({ id }) => id);
  const grants = () => world.post.mails.filter(({ subject }) => subject.includes('may now use'));
  const rest = () =>
    eventually(() => world.sql("select from jobs.job where name like 'notice%' and state <> 'completed'")).toEqual([]);

  await world.share([first]);
  await eventually(() => grants().length).toBe(1);
  await world.share([first, second]);
  await rest();
  await world.share([]);
  await rest();
  clock.pass(10 * MINUTE_MS);
  await release(world);
  await rest();

  expect(world.post.mails.filter(({ subject }) => subject.includes('may no longer use')).length).toBeGreaterThan(0);
  expect(grants()).toHaveLength(1);
});
