import type { Actor, RotatedWebhookSecret } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { databaseNow } from '../platform/db/database-now.ts';
import { transaction, type Work } from '../platform/work.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { getWebhook } from './list-webhooks.ts';
import { lockOwnWebhook, requireOwn } from './lock-webhook.ts';
import { newWebhookSecret } from './new-webhook-secret.ts';
import { openUnlessLost, sealForWebhook } from './secrets.ts';

/** How long the secret before also signs. */
const OVERLAP_MS = 24 * 60 * 60 * 1_000;

/** The webhook, a secret that the caller chose, and the check of the one-time code. */
export interface SecretRotation {
  input: { id: string; secret?: string | undefined };
  confirm: Confirm;
}

/**
 * Replaces the secret of a webhook, and returns the new secret this one time. The secret before also signs for 24 hours.
 * A still older secret ends immediately. So does a secret that was encrypted with an ENCRYPTION_KEY that is lost.
 *
 * @throws {Refusal} `not_found`; `not_allowed` for the webhook of a number.
 */
export async function rotateWebhookSecret(
  work: Work,
  actor: Actor,
  { input, confirm }: SecretRotation,
): Promise<RotatedWebhookSecret> {
  const { id } = input;
  requireOwn(await getWebhook(work, actor, id));
  return transaction(work, async (begun) => {
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    await confirm(begun);
    const { tx, row, found } = await lockOwnWebhook(begun, actor, id);
    const secret = input.secret ?? newWebhookSecret();
    // The deliveries compare this end with the clock of the database.
    const before = openUnlessLost(tx, 'secret', id, row.secret);
    const endsAt = new Date((await databaseNow(tx)).getTime() + (before === null ? 0 : OVERLAP_MS));
    row.oldSecret = before === null ? null : sealForWebhook(tx, 'oldSecret', id, before);
    row.oldSecretEndsAt = endsAt;
    row.secret = sealForWebhook(tx, 'secret', id, secret);
    row.updatedAt = tx.now;
    record(tx, actor, { type: 'webhook.secret_rotated', ...concernedOf(found), data: { host: hostOf(found) } });
    await tx.em.flush();
    return { secret, oldSecretEndsAt: endsAt.toISOString() };
  });
}
