import { type Actor, ID_PATTERNS, type WebhookKind } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { aheadMs } from '../platform/clock.ts';
import type { Locked, Work } from '../platform/work.ts';
import { MAKE_MISSING } from './delivery.sql.ts';
import { COUNT_PENDING, END_AFTER, FIND_SENDING, PAUSE_ALL } from './pause-restored.sql.ts';

/** A webhook that sends again after a restore from a backup, although somebody may have stopped or moved it since. */
export interface RevivedWebhook {
  /** The id of the webhook. The webhook of a number has the id of the number. */
  id: string;
  kind: WebhookKind;
  /** The partner or the client that owns the webhook. */
  accountId: string;
  host: string;
}

/** The webhooks that a restore pauses, and the number of deliveries that it ends. */
export interface RevivedWebhooks {
  webhooks: RevivedWebhook[];
  deliveries: number;
}

/** Finds the webhooks that send, and counts the deliveries that wait. Changes nothing. */
export async function findRevivedWebhooks({ em }: Work): Promise<RevivedWebhooks> {
  const rows = await em.execute<Row[]>(FIND_SENDING);
  const [waiting] = await em.execute<{ count: number }[]>(COUNT_PENDING);
  return { webhooks: rows.map(shown), deliveries: waiting?.count ?? 0 };
}

/**
 * Pauses all webhooks after a restore from a backup, and ends the deliveries that wait, tests too. Since the backup,
 * somebody may have deleted or paused a webhook, changed its URL or its filter, or rotated its secret. The database does
 * not know, so nothing is sent until somebody resumes the webhook. The keys must have ended before: a webhook of a
 * number whose key has ended gets no event, because nobody can resume it.
 */
export async function pauseRestored(tx: Locked<'account' | 'key'>, actor: Actor): Promise<RevivedWebhooks> {
  await tx.em.execute(MAKE_MISSING);
  const rows = await tx.em.execute<Row[]>(FIND_SENDING);
  const ahead = aheadMs(tx.services.clock);
  await tx.em.execute(PAUSE_ALL, [ahead]);
  for (const row of rows) if (row.isUsable) tell(tx, actor, row);
  return { webhooks: rows.map(shown), deliveries: await endAll(tx, ahead) };
}

// One statement may take at most ten seconds. The batches follow an index, so none reads the rows of the one before.
const BATCH = 10_000;

async function endAll(tx: Locked<'account'>, ahead: number): Promise<number> {
  let [count, after] = [0, ['', '']];
  for (;;) {
    const [ended] = await tx.em.execute<{ count: number; webhookId: string; eventId: string }[]>(END_AFTER, [
      ...after,
      BATCH,
      ahead,
    ]);
    if (ended === undefined) return count;
    count += ended.count;
    after = [ended.webhookId, ended.eventId];
  }
}

function tell(tx: Locked<'account'>, actor: Actor, row: Row): void {
  const { id, kind, accountId } = row;
  const owner = ID_PATTERNS.partner.test(accountId) ? { partnerId: accountId } : { clientId: accountId };
  const data = { host: shown(row).host, reason: 'restored' } as const;
  record(tx, actor, {
    type: 'webhook.paused',
    ...owner,
    channelId: kind === 'channel' ? id : null,
    subjectId: id,
    data,
  });
}

interface Row extends Omit<RevivedWebhook, 'host'> {
  url: string;
  /** False when the key of the webhook of a number has ended. */
  isUsable: boolean;
}

const shown = ({ id, kind, accountId, url }: Row): RevivedWebhook => ({
  ...{ id, kind, accountId },
  host: URL.parse(url)?.host ?? '',
});
