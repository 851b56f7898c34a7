import type { ChannelId } from '@chatelaine/shared';
import { describeError } from '../platform/describe-error.ts';
import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { applyStatuses, type ReportedStatus } from './apply-status.ts';
import { readWebhook } from './read-webhook.ts';
import { type Received, receiveWebhook } from './receive-webhook.ts';

interface Task {
  id: string;
  channel_id: ChannelId;
  payload: unknown;
}

const BATCH = 500;
/** The wait when nothing is planned. */
const LONG_MS = 60_000;

/**
 * Reports what the sandbox has planned and what is due. The reports come in by the same way as the webhooks of a real
 * upstream. A report is deleted in the transaction that stores it, so a crash loses none and repeats none. Several
 * servers share the work.
 *
 * @returns the milliseconds until the next report is due.
 */
export async function doSandboxTasks(beginWork: () => Work, log: Logger, signal?: AbortSignal): Promise<number> {
  for (;;) {
    const { taken, others } = await reportStatuses(beginWork());
    for (const id of others) {
      if (signal?.aborted) return 0;
      await reportOther(beginWork(), id, log);
    }
    if (taken < BATCH) break;
    if (signal?.aborted) return 0;
  }
  const work = beginWork();
  const [next] = await work.em.execute<{ due_at: Date | string | null }[]>(
    'select min(due_at) as due_at from sandbox_task',
  );
  if (next?.due_at == null) return LONG_MS;
  // A task that is due already is one that another server has locked.
  const ms = new Date(next.due_at).getTime() - work.now.getTime();
  return ms <= 0 ? LONG_MS : ms;
}

/** Reports the statuses that are due together, because almost all reports are statuses. */
function reportStatuses(work: Work): Promise<{ taken: number; others: string[] }> {
  return transaction(work, async (tx) => {
    const tasks = await tx.em.execute<Task[]>(
      `select id, channel_id, payload from sandbox_task where due_at <= ? order by due_at, id limit ${BATCH}
       for update skip locked`,
      [tx.now],
    );
    const reports: ReportedStatus[] = [];
    const others: string[] = [];
    const done: string[] = [];
    for (const { id, channel_id: channelId, payload } of tasks) {
      const { heard } = readWebhook(payload, tx.now);
      const statuses = heard.filter((each) => each.kind === 'status');
      if (statuses.length < heard.length) {
        others.push(id);
        continue;
      }
      reports.push(...statuses.map((status) => ({ ...status, channelId })));
      done.push(id);
    }
    await applyStatuses(tx, reports);
    if (done.length > 0)
      await tx.em.execute('delete from sandbox_task where id in (select jsonb_array_elements_text(?::jsonb)::bigint)', [
        JSON.stringify(done),
      ]);
    return { taken: tasks.length, others };
  });
}

async function reportOther(work: Work, id: string, log: Logger): Promise<void> {
  try {
    await transaction(work, async (tx) => {
      const [task] = await tx.em.execute<Task[]>(
        'select id, channel_id, payload from sandbox_task where id = ? for update skip locked',
        [id],
      );
      if (task === undefined) return;
      const { ignored } = await receiveWebhook(tx, task.channel_id, task.payload).catch(unlessRemoved);
      if (ignored.length > 0) log.info({ channelId: task.channel_id, ignored }, 'parts of a report were ignored');
      await tx.em.execute('delete from sandbox_task where id = ?', [id]);
    });
  } catch (error) {
    log.warn({ task: id, ...describeError(error) }, 'a report of the sandbox could not be stored; it waits');
  }
}

// A removed number hears nothing any more, so its report is deleted and does not wait.
function unlessRemoved(error: unknown): Received {
  if (error instanceof Refusal && error.code === 'not_found') return { stored: 0, ignored: ['the number was removed'] };
  throw error;
}
