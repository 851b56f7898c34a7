import type { Account, Actor, CreatedWebhook, CreateWebhookInput } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { lockAccount } from '../client/index.ts';
import { record } from '../event/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { beginState } from './begin-state.ts';
import { ownerOf, requireGoodSettings } from './check-webhook.ts';
import { showWebhook } from './list-webhooks.ts';
import { newWebhookSecret } from './new-webhook-secret.ts';
import { sealForWebhook } from './secrets.ts';
import { distinct, headerColumns, ownerColumns } from './settings-columns.ts';
import { WebhookEntity } from './webhook.entity.ts';

/** The highest number of webhooks of an account. */
export const WEBHOOKS_PER_ACCOUNT = 20;

/** The settings of a new webhook, and the check of the one-time code. */
export interface NewWebhook {
  input: CreateWebhookInput;
  confirm: Confirm;
}

/**
 * Creates a webhook of the actor's account, and returns its secret this one time. Events that are recorded from now on
 * are sent. A person needs a one-time code, because messages go to the URL.
 *
 * @throws {Refusal} `invalid_input` for settings that cannot be; `not_found` for a number that the actor does not reach;
 * `conflict` when the account has too many webhooks.
 */
export async function createWebhook(work: Work, actor: Actor, { input, confirm }: NewWebhook): Promise<CreatedWebhook> {
  const owner = ownerOf(actor);
  // Without numbers, a webhook has all numbers. So the missing field is checked like `null`.
  await requireGoodSettings(work, actor, { ...input, channelIds: input.channelIds ?? null });
  return transaction(work, async (begun) => {
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    await confirm(begun);
    const tx = await lockAccount(begun, ownerColumns(owner));
    await requireRoom(tx, owner);
    const secret = input.secret ?? newWebhookSecret();
    const id = newId('webhook');
    tx.em.create(WebhookEntity, { id, ...ownerColumns(owner), ...rowOf(tx, id, input), ...secretOf(tx, id, secret) });
    record(tx, actor, {
      type: 'webhook.created',
      ...ownerColumns(owner),
      subjectId: id,
      data: { host: new URL(input.url).host },
    });
    await tx.em.flush();
    await beginState(tx, {
      webhookId: id,
      kind: owner.type,
      accountId: owner.id,
      clientId: ownerColumns(owner).clientId,
    });
    return { ...(await showWebhook(tx, actor, id)), secret };
  });
}

function rowOf(tx: Transaction, id: string, input: CreateWebhookInput) {
  const { url, name = null, retryPolicy = null, headers = {} } = input;
  return {
    ...{ url, name, retryPolicy, createdAt: tx.now, updatedAt: tx.now },
    events: distinct(input.events),
    channelIds: distinct(input.channelIds),
    environments: distinct(input.environments),
    ...headerColumns(tx, id, headers),
  };
}

const secretOf = (tx: Transaction, id: string, secret: string) => ({
  secret: sealForWebhook(tx, 'secret', id, secret),
  oldSecret: null,
  oldSecretEndsAt: null,
});

async function requireRoom(tx: Transaction, owner: Account): Promise<void> {
  const { partnerId, clientId } = ownerColumns(owner);
  const count = await tx.em.count(WebhookEntity, partnerId === null ? { clientId } : { partnerId });
  if (count < WEBHOOKS_PER_ACCOUNT) return;
  throw new Refusal('conflict', `${owner.id} has ${count} webhooks`, {
    message: `An account has at most ${WEBHOOKS_PER_ACCOUNT} webhooks. Delete one first.`,
  });
}
