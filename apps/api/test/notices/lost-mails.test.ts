import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { record } from '../../src/event/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { startWorld } from '../world/start-world.ts';
import { numbersOf, WITH_MAIL } from './mail-world.ts';

test('a mail server that is away costs no notice: it comes later, once', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { post } = world;
  const channels = numbersOf(world);
  post.refuses = true;
  await world.share([channels[0]?.id ?? '']);
  await eventually(() => post.refused).toBeGreaterThanOrEqual(1);
  // The job library waits for at least five seconds before it tries a failed job again. The test changes the row of the
  // job, so that the job starts now.
  const tryAgain = () => world.sql("update jobs.job set start_after = now() where state = 'retry'");
  await eventually(async () => {
    await tryAgain();
    return post.refused;
  }).toBeGreaterThanOrEqual(2);
  expect(post.mails).toEqual([]);

  post.refuses = false;

  await eventually(async () => {
    await tryAgain();
    return post.mails.length;
  }).toBe(1);
  await eventually(() => world.sql("select name, state from jobs.job where name like 'notice%' order by name")).toEqual(
    [
      { name: 'notice', state: 'completed' },
      { name: 'notice.mail', state: 'completed' },
    ],
  );
  expect(post.mails).toHaveLength(1);
});

test('a change that is rolled back tells nobody; one that commits does', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, services, post } = world;
  const { partner } = world.demo;
  const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;
  const connect = (fails: boolean) =>
    transaction(services.beginWork(), async (work) => {
      record(work, OPERATOR, { type: 'client.connected', partnerId: partner.id, clientId: bakery.id });
      await work.em.flush();
      if (fails) throw new Error('after the flush');
    });
  const jobs = () => world.sql<{ data: { eventId: string } }>("select data from jobs.job where name = 'notice'");

  await expect(connect(true)).rejects.toThrow('after the flush');
  expect(await jobs()).toEqual([]);

  await connect(false);
  const [event] = await world.sql<{ id: string }>(
    "select id from event where type = 'client.connected' order by id desc",
  );
  expect(await jobs()).toEqual([{ data: { eventId: event?.id } }]);
  await eventually(() => post.mails.map(({ subject }) => subject)).toEqual([`${partner.name} is your partner now`]);
});

test('what a part of a change recorded is told once, and nothing of a part that was taken back', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { services, post } = world;
  const { partner } = world.demo;
  const doer = { kind: 'operator', id: 'operator', account: null } as const;
  const switched = (on: boolean) =>
    ({ type: 'legacy_tokens.switched', partnerId: partner.id, data: { before: { on: !on }, after: { on } } }) as const;

  await transaction(services.beginWork(), async (tx) => {
    await transaction(tx, async (part) => record(part, doer, switched(false)));
    const takenBack = transaction(tx, async (part) => {
      record(part, doer, switched(true));
      throw new Error('taken back');
    });
    await expect(takenBack).rejects.toThrow('taken back');
  });

  await eventually(() => post.mails.map(({ subject }) => subject)).toEqual([
    `Legacy tokens of ${partner.name} were switched off`,
  ]);
  const told = await world.sql("select data->'after' as after from event where type = 'legacy_tokens.switched'");
  expect(told).toEqual([{ after: { on: false } }]);
});
