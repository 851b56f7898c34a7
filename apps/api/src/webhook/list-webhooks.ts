import { type Actor, type Page, type PageQuery, pageOf, rowCursor, type Webhook } from '@chatelaine/shared';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { CREATED_AT, type ListedWebhook, visibleWebhooks, WEBHOOKS } from './webhook.sql.ts';
import { viewWebhook } from './webhook.view.ts';

/** Lists the webhooks of the actor's account, newest first. */
export async function listWebhooks(work: Work, actor: Actor, query: PageQuery): Promise<Page<Webhook>> {
  const { limit = 50, cursor } = query;
  const rows = await select(work, actor, afterCursor(cursor), limit + 1);
  const cursorOf = (row: ListedWebhook) => rowCursor({ id: row.id, createdAt: new Date(row.createdAt) });
  return pageOf(rows, limit, cursorOf, (row) => viewWebhook(work, row));
}

/**
 * Shows one webhook of the actor's account.
 *
 * @throws {Refusal} `not_found` for a webhook that the actor does not know, or that does not exist.
 */
export async function showWebhook(work: Work, actor: Actor, id: string): Promise<Webhook> {
  return viewWebhook(work, await getWebhook(work, actor, id));
}

/**
 * Gets one webhook that the actor knows.
 *
 * @throws {Refusal} `not_found`.
 */
export async function getWebhook(work: Work, actor: Actor, id: string): Promise<ListedWebhook> {
  const [row] = await select(work, actor, [['s.webhook_id = ?', [id]]], 1);
  if (row === undefined) throw new Refusal('not_found', `webhook ${id} for ${actor.id}`);
  return row;
}

function afterCursor(cursor: string | undefined): Condition[] {
  if (cursor === undefined) return [];
  const { at, id } = readCursor(cursor);
  return [[`(${CREATED_AT}, s.webhook_id) < (?, ?)`, [at, id]]];
}

function select(work: Work, actor: Actor, conditions: Condition[], limit: number): Promise<ListedWebhook[]> {
  const { sql, values } = allOf([visibleWebhooks(actor, work.now), ...conditions]);
  return work.em.execute<ListedWebhook[]>(
    `${WEBHOOKS} where ${sql} order by ${CREATED_AT} desc, s.webhook_id desc limit ?`,
    [...values, limit],
  );
}
