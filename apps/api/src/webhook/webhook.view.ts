import type { Webhook } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { isOldSecretAlive } from './old-secret.rule.ts';
import { openWebhookSecrets } from './secrets.ts';
import type { ListedWebhook } from './webhook.sql.ts';

/** Shows a webhook to its owner. It shows no secret, and of the custom headers only the names. */
export function viewWebhook(work: Work, row: ListedWebhook): Webhook {
  const { id, kind, name, url, events, channelIds, environments, retryPolicy, pauseReason } = row;
  const endsAt = row.oldSecretEndsAt === null ? null : new Date(row.oldSecretEndsAt);
  return {
    ...{ id, kind, name, url, events, channelIds, environments, retryPolicy, pauseReason },
    headerNames: row.headerNames ?? namesIn(work, row),
    pausedAt: isoOrNull(row.pausedAt),
    failingSince: isoOrNull(row.failingSince),
    oldSecretEndsAt: isOldSecretAlive(endsAt, work.now) ? isoOrNull(endsAt) : null,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** Shows a time of the database as ISO 8601. */
export const iso = (time: Date | string): string => new Date(time).toISOString();
/** Shows a time of the database that may be missing. */
export const isoOrNull = (time: Date | string | null): string | null => (time === null ? null : iso(time));

// Headers that were encrypted with another encryption key have no names that anybody could read.
function namesIn(work: Work, { id, kind, sealedHeaders: headers }: ListedWebhook): string[] {
  const sealed = { kind, webhookId: id, secret: null, oldSecret: null, oldSecretEndsAt: null, headers };
  try {
    return Object.keys(openWebhookSecrets(work, sealed, work.now).headers);
  } catch {
    return [];
  }
}
