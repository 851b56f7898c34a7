import type { Actor, ChannelId, Environment, PauseReason, RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { reachOf } from '../channel/index.ts';
import { isOpenOrNotNeededSql } from '../permission/index.ts';
import { type Condition, isAmong } from '../platform/db/condition.ts';

/** A webhook of any kind, as {@link WEBHOOKS} reads it. */
export interface ListedWebhook {
  id: string;
  kind: WebhookKind;
  accountId: string;
  clientId: string | null;
  name: string | null;
  url: string;
  events: string[] | null;
  channelIds: string[] | null;
  environments: Environment[] | null;
  /** Null for the webhook of a number. The names are then in its encrypted headers. */
  headerNames: string[] | null;
  sealedHeaders: string | null;
  retryPolicy: RetryPolicy | null;
  pausedAt: Date | string | null;
  pauseReason: PauseReason | null;
  failingSince: Date | string | null;
  oldSecretEndsAt: Date | string | null;
  /** The owner sees only deliveries that were made since then. */
  begunAt: Date | string;
  createdAt: Date | string;
  updatedAt: Date | string;
}

const TABLES = `webhook_state s
  left join webhook w on w.id = s.webhook_id and s.kind <> 'channel'
  left join channel_webhook c on c.channel_id = s.webhook_id and s.kind = 'channel'
  left join permission e on e.id = c.permission_id`;

/** When a webhook was created, as an expression of statements that read {@link WEBHOOKS}. */
export const CREATED_AT = 'coalesce(w.created_at, c.set_at)';

// The numbers whose events a webhook delivers. Null means all.
const CHANNEL_IDS = `case when s.kind = 'channel' then array[s.webhook_id::text] else w.channel_ids end`;

/** Reads webhooks of every kind. A condition must follow, which contains {@link visibleWebhooks}. */
export const WEBHOOKS = `
  select s.webhook_id as id, s.kind, s.account_id as "accountId", s.client_id as "clientId", w.name,
    coalesce(w.url, c.url) as url, w.events, ${CHANNEL_IDS} as "channelIds", w.environments,
    w.header_names as "headerNames", c.headers as "sealedHeaders", w.retry_policy as "retryPolicy",
    s.paused_at as "pausedAt", s.pause_reason as "pauseReason", s.failing_since as "failingSince",
    w.old_secret_ends_at as "oldSecretEndsAt", s.begun_at as "begunAt", ${CREATED_AT} as "createdAt",
    coalesce(w.updated_at, c.set_at) as "updatedAt"
  from ${TABLES}`;

/**
 * The condition that an actor knows a webhook: its account owns the webhook. A key that names numbers knows only the
 * webhooks that deliver events of no other number. The webhook of a number is hidden from a partner whose permission has
 * ended, because its deliveries have the messages of the number.
 */
export function visibleWebhooks(actor: Actor, now: Date): Condition {
  const exists = `(w.id is not null or (c.channel_id is not null and ${isOpenOrNotNeededSql('c', 'e')}))`;
  if (actor.account === null) return [exists, [now]];
  const owned = `${exists} and s.account_id = ?`;
  const only = reachOf(actor);
  if (only === null) return [owned, [now, actor.account.id]];
  return [
    `${owned} and coalesce((${CHANNEL_IDS})::text[] <@ array(select jsonb_array_elements_text(?::jsonb)), false)`,
    [now, actor.account.id, JSON.stringify(only)],
  ];
}

/**
 * The condition that an actor may read a delivery of a webhook that it knows. A key that names numbers reads only
 * deliveries of these numbers. Nobody reads deliveries that were made before the webhook had its present owner.
 */
export function visibleDeliveries(actor: Actor, webhook: Pick<ListedWebhook, 'id' | 'begunAt'>, d: string): Condition {
  const own = `${d}.webhook_id = ? and ${d}.created_at >= ?`;
  const values = [webhook.id, new Date(webhook.begunAt)];
  const only: readonly ChannelId[] | null = reachOf(actor);
  if (only === null) return [own, values];
  const [isOne, ids] = isAmong(`${d}.channel_id`, only);
  return [`${own} and (${d}.channel_id is null or ${isOne})`, [...values, ...ids]];
}
