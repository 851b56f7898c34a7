import type { Actor } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { afterLocks, type Transaction } from '../platform/work.ts';
import { LOCK_STATE } from './delivery.sql.ts';
import { getWebhook } from './list-webhooks.ts';
import { WebhookEntity, type WebhookRow } from './webhook.entity.ts';
import type { ListedWebhook } from './webhook.sql.ts';

/** A webhook whose settings nobody else changes until the commit. */
export interface LockedWebhook {
  tx: Transaction;
  found: ListedWebhook;
}

/**
 * Locks a webhook of any kind that the actor knows, so two changes of it happen one after the other. The deliveries do
 * not wait for this lock. The lock comes after the locks of accounts.
 *
 * @throws {Refusal} `not_found`, also when the webhook was deleted while this call waited.
 */
export async function lockWebhook(begun: Transaction, actor: Actor, id: string): Promise<LockedWebhook> {
  // This check comes before the lock, so nobody waits for the lock of a webhook that the actor must not know.
  const { kind } = await getWebhook(begun, actor, id);
  const [table, column] = kind === 'channel' ? ['channel_webhook', 'channel_id'] : ['webhook', 'id'];
  await begun.em.execute(`select ${column} from ${table} where ${column} = ? for no key update`, [id]);
  const tx = afterLocks(begun);
  return { tx, found: await getWebhook(tx, actor, id) };
}

/**
 * Locks a webhook as {@link lockWebhook} does, and also its state, for a call that makes deliveries of earlier ones. So
 * the call waits for an erasure of a contact, which would not see the new deliveries. Read the earlier deliveries after
 * this call.
 */
export async function lockForReplay(begun: Transaction, actor: Actor, id: string): Promise<LockedWebhook> {
  await lockWebhook(begun, actor, id);
  await begun.em.execute(LOCK_STATE, [id]);
  const tx = afterLocks(begun);
  return { tx, found: await getWebhook(tx, actor, id) };
}

/** A webhook of an account, and its row. */
export interface LockedOwnWebhook extends LockedWebhook {
  row: WebhookRow;
}

/**
 * Locks a webhook of the actor's account for a change of its settings.
 *
 * @throws {Refusal} `not_found`; `not_allowed` for the webhook of a number, because a program set it with the key of the
 * number and would not learn of the change.
 */
export async function lockOwnWebhook(begun: Transaction, actor: Actor, id: string): Promise<LockedOwnWebhook> {
  requireOwn(await getWebhook(begun, actor, id));
  const locked = await lockWebhook(begun, actor, id);
  const row = await locked.tx.em.findOneOrFail(WebhookEntity, { id }, { refresh: true });
  return { ...locked, row };
}

/** @throws {Refusal} `not_allowed` for the webhook of a number. */
export function requireOwn({ id, kind }: ListedWebhook): void {
  if (kind !== 'channel') return;
  throw new Refusal('not_allowed', `webhook of number ${id}`, {
    message: 'A program set this webhook with the key of the number. Only a program with such a key can change it.',
  });
}
