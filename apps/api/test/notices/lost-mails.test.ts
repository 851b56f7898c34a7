import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { record } from '../../src/event/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { openStage } from './support/stage.ts';

test('a mail server that is away costs no notice: it comes later, once', async () => {
  await using stage = await openStage();
  const { post } = stage;
  post.refuses = true;
  await stage.share([stage.channels[0]?.id ?? '']);
  await eventually(() => post.refused).toBeGreaterThanOrEqual(1);
  // The library waits five seconds and more before the next try; here the next try is now.
  const tryAgain = () => stage.sql("update jobs.job set start_after = now() where state = 'retry'");
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
  await eventually(() => stage.sql("select name, state from jobs.job where name like 'notice%' order by name")).toEqual(
    [
      { name: 'notice', state: 'completed' },
      { name: 'notice.mail', state: 'completed' },
    ],
  );
  expect(post.mails).toHaveLength(1);
});

test('a change that is rolled back tells nobody; one that commits does', async () => {
  await using stage = await openStage();
  const { house, client, partner } = stage;
  const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;
  const connect = (fails: boolean) =>
    transaction(house.beginWork(), async (work) => {
      record(work, OPERATOR, { type: 'client.connected', partnerId: partner.id, clientId: client.id });
      await work.em.flush();
      if (fails) throw new Error('after the flush');
    });
  const jobs = () => stage.sql<{ data: { eventId: string } }>("select data from jobs.job where name = 'notice'");

  await expect(connect(true)).rejects.toThrow('after the flush');
  expect(await jobs()).toEqual([]);

  await connect(false);
  const [event] = await stage.sql<{ id: string }>(
    "select id from event where type = 'client.connected' order by id desc",
  );
  expect(await jobs()).toEqual([{ data: { eventId: event?.id } }]);
  await eventually(() => stage.post.mails.map(({ subject }) => subject)).toEqual([
    `${partner.name} is your partner now`,
  ]);
});

test('a change outside any transaction of ours is told all the same', async () => {
  await using stage = await openStage();
  const work = stage.house.beginWork();

  record(
    work,
    { kind: 'operator', id: 'operator', account: null },
    {
      type: 'legacy_tokens.switched',
      partnerId: stage.partner.id,
      data: { before: { on: true }, after: { on: false } },
    },
  );
  await work.em.flush();

  await eventually(() => stage.post.mails.map(({ subject }) => subject)).toEqual([
    `Legacy tokens of ${stage.partner.name} were switched off`,
  ]);
});
