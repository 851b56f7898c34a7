import { type Actor, type KeyMaker, listsKeys } from '@chatelaine/shared';
import type { ApiKey } from './api-key.entity.ts';

/** The columns of a key that say who made it, and the accounts of the key. */
export type MadeKey = Pick<ApiKey, 'createdByKind' | 'createdById' | 'partnerId' | 'clientId'>;

/**
 * Shows who made a key. Only the account that made the key may know it: a client does not see who made a key at its
 * partner. The name of a partner key or an organization key is only for actors that may list these keys.
 */
export function showMaker(actor: Actor, key: MadeKey, name: string | null): KeyMaker | null {
  const { createdByKind: kind = null, createdById: id = null } = key;
  if (kind === null || id === null) return null;
  const isOwn = actor.account?.type !== 'client' || key.partnerId == null;
  if (!isOwn) return null;
  const isNamed = kind === 'person' || id === actor.id || listsKeys(actor);
  return { kind, id, name: isNamed ? name : null };
}
