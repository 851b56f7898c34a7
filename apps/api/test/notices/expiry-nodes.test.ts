import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import type { ClaimNotices } from '../../src/notice/claim-notices.ts';
import { announceExpiries } from '../../src/notice/index.ts';
import { BARRIER, openBarrier } from '../races/support/barrier.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { AT_REST, WITH_MAIL } from './mail-world.ts';
import { DAY, thingsThatEnd } from './things-that-end.ts';

/**
 * Makes keys and permissions that end soon. Then it runs the job that announces such ends ten times on each of two
 * nodes, all at the same time. Both nodes use one database. Returns the subjects that must be announced, the errors,
 * and the subjects that were announced.
 */
async function runEverywhere(world: World, claim?: ClaimNotices) {
  const ends = thingsThatEnd(world);
  const subjects: string[] = [];
  for (let days = 1; days <= 12; days++) subjects.push(await ends.makeKey(days * 2 * DAY));
  for (const channel of [0, 1, 2]) subjects.push(await ends.makePermission(channel, 20 * DAY));
  const runs = world.nodes.flatMap(({ services }) =>
    Array.from({ length: 10 }, () => announceExpiries(services.beginWork(), claim)),
  );
  const results = await Promise.allSettled(runs);
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return { subjects, failed, said: (await ends.said()).map(({ subject }) => subject) };
}

test('two nodes that run it twenty times at once say each thing exactly once, as event and as mail', async () => {
  await using world = await startWorld({ ...WITH_MAIL, nodes: 2, clock: fakeClock() });

  const { subjects, failed, said } = await runEverywhere(world);
  expect(failed).toEqual([]);
  expect([...said].sort()).toEqual([...subjects].sort());

  const waiting = () =>
    world.sql("select from jobs.job where name in ('notice', 'notice.mail') and state <> 'completed'");
  await eventually(waiting).toEqual([]);
  // The partner gets fifteen notices, and the client gets three. Each notice is one line in one of the mails to this
  // recipient.
  const lines = (email: string) =>
    world.post.mails
      .filter(({ recipients }) => recipients[0] === email)
      .flatMap(({ text }) => text.match(/^- .*$/gm) ?? []);
  const [toPartner, toClient] = [lines(world.demo.partner.user.email), lines(world.bakery.user.email)];
  expect([toPartner.length, new Set(toPartner).size]).toEqual([15, 15]);
  expect([toClient.length, new Set(toClient).size]).toEqual([3, 3]);
});

test('control: with a look before the insert in the place of "on conflict", the same says things twice', async () => {
  await using world = await startWorld({ ...AT_REST, nodes: 2, clock: fakeClock() });
  await world.sql('alter table expiry_notice drop constraint expiry_notice_pkey');
  const lookThenInsert: ClaimNotices = async (work, due) => {
    const claimed = new Set<string>();
    for (const { subjectId, endsAt, lead } of due) {
      const row = [subjectId, endsAt, lead];
      const found = await work.em.execute<unknown[]>(
        'select 1 from expiry_notice where subject_id = ? and expires_at = ? and days_before = ?',
        row,
      );
      if (found.length > 0) continue;
      await work.em.execute(`select ${BARRIER}`);
      await work.em.execute('insert into expiry_notice values (?, ?, ?, ?)', [...row, work.now]);
      claimed.add(subjectId);
    }
    return claimed;
  };

  await using barrier = await openBarrier(world.databaseUrl);

  // Control: two of the runs wait for each other after they have looked for earlier notices and before they insert new
  // ones.
  const { subjects, said } = await barrier.meeting(2, () => runEverywhere(world, lookThenInsert));

  expect(new Set(said).size).toBe(subjects.length);
  expect(said.length).toBeGreaterThan(subjects.length);
});
