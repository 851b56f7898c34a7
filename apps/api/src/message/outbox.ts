import type { MessageId } from '@chatelaine/shared';
import { describeError } from '../platform/describe-error.ts';
import type { Logger } from '../platform/log.ts';
import { type Pass, pass as realPass } from '../platform/pass.ts';
import { toRefusal } from '../platform/to-refusal.ts';
import { Wake } from '../platform/wake.ts';
import type { Work } from '../platform/work.ts';
import { carryMessage } from './carry-message.ts';
import { doSandboxTasks } from './do-sandbox-tasks.ts';

/** The dependencies of the outbox of one server. */
export interface OutboxDeps {
  beginWork(): Work;
  outboxWake: Wake;
  log: Logger;
  pass?: Pass | undefined;
}

/** The loops that carry queued messages and report for the sandbox on one server. */
export interface Outbox {
  /** Ends the loops after their present turns. */
  stop(): Promise<void>;
}

const TURN_MS = 1_000;

/**
 * Starts the loops that carry queued messages, and that report what the sandbox has planned. They look at the start,
 * whenever a call of this server queues a message, and every second. So a message whose server has crashed is carried by
 * another server. Several servers share the work.
 *
 * A report may wait for a row, for example while its contact is erased. So the reports have a loop of their own, and no
 * queued message waits for them.
 */
export function startOutbox({ beginWork, outboxWake: wake, log, pass = realPass }: OutboxDeps): Outbox {
  const stopping = new AbortController();
  const { signal } = stopping;
  const reportWake = new Wake();
  let isTroubled = false;

  const tried = async (turn: () => Promise<number>): Promise<number> => {
    try {
      const waitMs = await turn();
      isTroubled = false;
      return waitMs;
    } catch (error) {
      // One line for the whole of an outage.
      if (!isTroubled) log.warn(describeError(error), 'queued messages could not be read; they wait');
      isTroubled = true;
      return TURN_MS;
    }
  };
  const carry = async () => ((await carryQueued(beginWork, log, { signal })) ? 0 : TURN_MS);
  const report = async () => Math.min(TURN_MS, await doSandboxTasks(beginWork, log, signal));
  const carryThenWake = async () => {
    const waitMs = await carry();
    reportWake.call();
    return waitMs;
  };
  const loop = async (waking: Wake, turn: () => Promise<number>, firstMs: number) => {
    for (let waitMs = firstMs; !signal.aborted; waitMs = await tried(turn)) {
      if (waitMs > 0) await waking.wait(waitMs, { pass, signal });
      if (signal.aborted) return;
    }
  };
  const run = async () => {
    const [carryMs, reportMs] = [await tried(carry), await tried(report)];
    await Promise.all([loop(wake, carryThenWake, carryMs), loop(reportWake, report, reportMs)]);
  };
  const ended = run();
  return {
    stop() {
      stopping.abort();
      wake.call();
      reportWake.call();
      return ended;
    },
  };
}

/** How many messages a turn carries at most, and how many of one number. */
const LIMITS = { all: 100, each: 25 };
/** How many numbers are served at the same time. The messages of one number are carried one after another. */
const LANES = 4;

// The numbers are found one after another in the index of queued messages, so a long queue of one number is not read. The
// oldest message of each number comes before the second oldest of any number, so a long queue delays no other number.
const NEXT_QUEUED = `
  with recursive number as (
    (select channel_id from message where status = 'queued' order by channel_id limit 1)
    union all
    select (select m.channel_id from message m where m.status = 'queued' and m.channel_id > n.channel_id
      order by m.channel_id limit 1)
    from number n where n.channel_id is not null)
  select m.id, n.channel_id, m.client_id from number n cross join lateral (
    select q.id, q.client_id, q.arrival, row_number() over (order by q.arrival) as place from (
      select id, client_id, arrival from message where status = 'queued' and channel_id = n.channel_id
      order by arrival limit ?) q) m
  order by m.place, m.arrival limit ?`;

interface QueuedRow {
  id: MessageId;
  channel_id: string;
  client_id: string;
}

/**
 * Carries queued messages, the oldest of each number first. A message that another server carries at the moment is left
 * to it.
 *
 * @returns whether more messages may be waiting.
 */
export async function carryQueued(
  beginWork: () => Work,
  log: Logger,
  { signal, limits = LIMITS }: { signal?: AbortSignal; limits?: typeof LIMITS } = {},
): Promise<boolean> {
  const work = beginWork();
  const rows = await work.em.execute<QueuedRow[]>(NEXT_QUEUED, [limits.each, limits.all]);
  const { clientPlaces } = work.services;
  let carried = 0;
  const queues = [...Map.groupBy(rows, ({ channel_id }) => channel_id).values()];
  const numbers = queues.values();
  const lane = async () => {
    for (const messages of numbers) {
      for (const { id, client_id } of messages) {
        if (signal?.aborted) return;
        // The messages of one client must not take the connections that the calls of other clients need.
        const carry = () => carryMessage(beginWork(), id, { isPatient: false });
        try {
          await clientPlaces.run(client_id, carry, { isPatient: true });
          carried++;
        } catch (error) {
          log.warn({ messageId: id, ...describeError(error) }, 'a queued message could not be carried');
          // The rest of the number would wait as long for the same locked row, and keep other numbers waiting.
          if (toRefusal(error).code === 'unavailable') break;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const isFull = rows.length === limits.all || queues.some(({ length }) => length === limits.each);
  // When no message could be carried, the next turn comes after the usual wait.
  return isFull && carried > 0;
}
