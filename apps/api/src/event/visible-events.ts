import { type Account, type Actor, EVENT_TYPES, type EventType, judgeRight } from '@chatelaine/shared';
import type { FilterQuery } from '@mikro-orm/postgresql';
import type { EventRow } from './event.entity.ts';

const ABOUT_KEYS = EVENT_TYPES.filter((type) => type.startsWith('api_key.'));

const FAILURES: EventType[] = ['person.sign_in_failed', 'person.code_asked', 'person.code_failed', 'person.locked'];

/**
 * Which events of his account an actor may know of. What happens to a partner key or an organization key tells its name,
 * its hint and its bounds: it is told to those who may list these keys, and a partner key always hears of itself.
 */
export function visibleEvents(actor: Actor, account: Account): FilterQuery<EventRow> {
  const ofAccount = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
  // Who fails to sign in, and from where, is told to those who answer for the account's people, and to the person.
  const mayKnow = judgeRight(actor, 'people').allow;
  const own = mayKnow ? ofAccount : { ...ofAccount, $or: [{ type: { $nin: FAILURES } }, { subjectId: actor.id }] };
  const lists = account.type === 'partner' ? 'partner_keys_list' : 'organization_keys';
  if (judgeRight(actor, lists).allow) return own;
  // Only a channel key has a number. The kind itself is not in all of them: what is replaced is a channel key anyway.
  const known = [{ type: { $nin: ABOUT_KEYS } }, { channelId: { $ne: null } }, { subjectId: actor.id }];
  return { $and: [own, { $or: known }] };
}
