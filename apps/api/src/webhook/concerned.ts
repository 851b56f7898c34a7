import type { Concerned } from '../event/index.ts';
import type { ListedWebhook } from './webhook.sql.ts';

/**
 * Names the accounts and the number that an event about a webhook is about. Both accounts of a number see what happens
 * to its webhook.
 */
export function concernedOf({ id, kind, accountId, clientId }: ListedWebhook): Concerned {
  const partnerId = accountId === clientId ? null : accountId;
  return { partnerId, clientId, channelId: kind === 'channel' ? id : null, subjectId: id };
}

/** Returns the host of a webhook's URL. The path is left out, because it may have a secret. */
export const hostOf = ({ url }: Pick<ListedWebhook, 'url'>): string => new URL(url).host;
