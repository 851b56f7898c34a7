import type { KeyLabels, KeyStatus } from '../api-key.ts';
import type { ChannelKeyQuery, RevokeKeysInput } from '../api-key-input.ts';
import type { ApiKeyId, ChannelId } from '../id.ts';
import { isSearched } from './search.rule.ts';

/** The facts about a key that a filter compares. */
export interface FilteredKey extends KeyLabels {
  id: ApiKeyId;
  name: string;
  channelId: ChannelId | null;
  createdAt: Date;
}

/**
 * Whether a list with this filter contains a key. In the filter, the status `ended` means that the key was revoked or
 * replaced, has expired, or has lost its permission.
 */
export function isKeyListed(key: FilteredKey, status: KeyStatus, query: ChannelKeyQuery): boolean {
  const hasStatus = query.status === undefined || (status === 'live') === (query.status === 'live');
  const { channelIds } = query;
  const isOfNumbers = channelIds === undefined || channelIds.some((id) => id === key.channelId);
  return hasStatus && isOfNumbers && hasLabels(key, query) && isSearched(key, query);
}

/**
 * Whether the filter of a revocation matches a live key. A key that was made after `unusedSince` has had no time to be
 * used, so `unusedSince` does not match such a key.
 */
export function isKeyCaught(key: FilteredKey, lastUsedAt: Date | null, filter: RevokeKeysInput): boolean {
  const { ids, unusedSince, createdBefore } = filter;
  const isUnused = (since: Date) => key.createdAt < since && (lastUsedAt === null || lastUsedAt < since);
  return (
    hasLabels(key, filter) &&
    (ids === undefined || ids.includes(key.id)) &&
    (createdBefore === undefined || key.createdAt < new Date(createdBefore)) &&
    (unusedSince === undefined || isUnused(new Date(unusedSince)))
  );
}

function hasLabels(
  key: FilteredKey,
  { channelId, team, application, environment }: Omit<ChannelKeyQuery, 'ids'>,
): boolean {
  return (
    (channelId === undefined || key.channelId === channelId) &&
    (team === undefined || key.team === team) &&
    (application === undefined || key.application === application) &&
    (environment === undefined || key.environment === environment)
  );
}
