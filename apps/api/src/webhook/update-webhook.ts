import { isDeepStrictEqual } from 'node:util';
import { type Actor, leftHeaderIssues, type UpdateWebhookInput, type Webhook } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { requireGoodSettings } from './check-webhook.ts';
import { getWebhook, showWebhook } from './list-webhooks.ts';
import { lockOwnWebhook, requireOwn } from './lock-webhook.ts';
import { openUnlessLost } from './secrets.ts';
import { distinct, headerColumns } from './settings-columns.ts';
import type { WebhookRow } from './webhook.entity.ts';

/** The change of a webhook, and the check of the one-time code. */
export interface WebhookChange {
  input: UpdateWebhookInput;
  confirm: Confirm;
}

/**
 * Changes the settings of a webhook. Deliveries that wait are sent with the new settings. For another URL, a person
 * needs a one-time code.
 *
 * @throws {Refusal} `not_found`; `not_allowed` for the webhook of a number; `invalid_input` for settings that cannot be.
 */
export async function updateWebhook(work: Work, actor: Actor, { input, confirm }: WebhookChange): Promise<Webhook> {
  const { id, ...given } = input;
  // The webhook is looked up first, so that nobody learns from a foreign id whether other fields are right.
  const found = await getWebhook(work, actor, id);
  requireOwn(found);
  await requireGoodSettings(work, actor, given);
  const moves = ({ url }: Pick<WebhookRow, 'url'>) => given.url !== undefined && given.url !== url;
  return transaction(work, async (begun) => {
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    const isConfirmed = moves(found);
    if (isConfirmed) await confirm(begun);
    const { tx, row } = await lockOwnWebhook(begun, actor, id);
    const isMoved = moves(row);
    if (isMoved && !isConfirmed) await confirm(tx);
    const issues = leftHeaderIssues(row, given);
    if (issues.length > 0) throw new Refusal('invalid_input', `headers of webhook ${id}`, { issues });
    const fields = changesOf(tx, row, given);
    if (fields.length > 0) await save(tx, actor, { row, fields });
    if (isMoved) await forgetTroubles(tx, id);
    return showWebhook(tx, actor, id);
  });
}

async function save(tx: Transaction, actor: Actor, { row, fields }: { row: WebhookRow; fields: string[] }) {
  row.updatedAt = tx.now;
  const { partnerId, clientId, id: subjectId, url } = row;
  const data = { host: new URL(url).host, fields };
  record(tx, actor, { type: 'webhook.edited', partnerId, clientId, subjectId, data });
  await tx.em.flush();
}

/** Writes the given settings into the row. Returns the names of the settings that differ. */
function changesOf(tx: Work, row: WebhookRow, given: Omit<UpdateWebhookInput, 'id'>): string[] {
  const { url, name, events, channelIds, environments, headers, retryPolicy } = given;
  const next = {
    ...(url !== undefined && { url }),
    ...(name !== undefined && { name }),
    ...(events !== undefined && { events: distinct(events) }),
    ...(channelIds !== undefined && { channelIds: distinct(channelIds) }),
    ...(environments !== undefined && { environments: distinct(environments) }),
    ...(retryPolicy !== undefined && { retryPolicy }),
  };
  const fields = Object.entries(next)
    .filter(([field, value]) => !isDeepStrictEqual(row[field as keyof typeof next], value))
    .map(([field]) => field);
  tx.em.assign(row, next);
  if (headers === undefined || isDeepStrictEqual(headersOf(tx, row), headers)) return fields;
  tx.em.assign(row, headerColumns(tx, row.id, headers));
  return [...fields, 'headers'];
}

// Null for headers that were encrypted with an ENCRYPTION_KEY that is lost. Any new headers differ from them.
const headersOf = (work: Work, { id, headers }: WebhookRow): unknown =>
  headers === null ? {} : JSON.parse(openUnlessLost(work, 'headers', id, headers) ?? 'null');

// What the receiver at the old URL did says nothing about the receiver at the new one.
async function forgetTroubles(tx: Transaction, id: string): Promise<void> {
  await tx.em.execute(
    'update webhook_state set failing_since = null, told_at = null, held_until = null where webhook_id = ?',
    [id],
  );
}
