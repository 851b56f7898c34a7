import type { Actor, ApiKeyId, ChannelId, ClientId, EventType, PartnerId, PersonId } from '@chatelaine/shared';
import { newEventId } from '../platform/id.ts';
import type { Work } from '../platform/work.ts';
import { EventEntity } from './event.entity.ts';

/**
 * Who did it: an actor, a channel key that both sides of its number know, a person whose account is not known yet, or
 * nobody: time passed, and the server says so.
 */
export type Doer =
  | Actor
  | { kind: 'channel_key'; id: ApiKeyId; account: null }
  | { kind: 'person'; id: PersonId; account: null }
  | { kind: 'system'; id: null; account: null };

/** What an event says beside its actor. The two accounts it concerns both see it. Never a secret. */
export interface Fact {
  type: EventType;
  partnerId?: PartnerId | null;
  clientId?: ClientId | null;
  channelId?: ChannelId | null;
  subjectId?: string | null;
  data?: Record<string, unknown>;
}

/** Records a fact in the same flush as the change: both are saved or neither. */
export function record(work: Work, doer: Doer, fact: Fact): void {
  const { origin, now } = work;
  work.em.create(EventEntity, {
    id: newEventId(now),
    type: fact.type,
    at: now,
    actorKind: doer.kind,
    actorId: doer.id,
    actorAccountId: doer.account?.id ?? null,
    partnerId: fact.partnerId ?? null,
    clientId: fact.clientId ?? null,
    channelId: fact.channelId ?? null,
    subjectId: fact.subjectId ?? null,
    data: fact.data ?? {},
    requestId: origin.requestId,
    address: origin.address,
    userAgent: origin.userAgent?.slice(0, 256) ?? null,
  });
}
