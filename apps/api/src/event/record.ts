import type {
  Actor,
  ApiKeyId,
  ChannelId,
  ClientId,
  EventData,
  EventType,
  NoData,
  PartnerId,
  PersonId,
} from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { RecordedEvent } from './save-events.ts';

/**
 * The author of an event: an actor, a channel key, a person whose account is not known yet, or the server itself. The
 * server itself records failed sign-ins, and keys and permissions that end soon. A channel key has no account here,
 * because both accounts of its number know the key.
 */
export type Doer =
  | Actor
  | { kind: 'channel_key'; id: ApiKeyId; account: null }
  | { kind: 'person'; id: PersonId; account: null }
  | { kind: 'system'; id: null; account: null };

/** The accounts and the object that an event is about. The partner and the client both see the event. */
export interface Concerned {
  partnerId?: PartnerId | null;
  clientId?: ClientId | null;
  channelId?: ChannelId | null;
  subjectId?: string | null;
}

/** An event type with its data. For a type whose data can be empty, the field `data` may be left out. */
export type Said<Type extends EventType> = Type extends EventType
  ? NoData extends EventData[Type]
    ? { type: Type; data?: EventData[Type] }
    : { type: Type; data: EventData[Type] }
  : never;

/** The content of an event without its actor. It has no secret. */
export type Fact<Type extends EventType = EventType> = Concerned & Said<Type>;

/**
 * Records a fact in the transaction of the change, so the change and the event are saved together or not at all. The
 * event gets its id and is saved at the end of the transaction.
 */
export function record(tx: Transaction, doer: Doer, fact: Fact): void {
  const { origin, now } = tx;
  const event = new RecordedEvent({
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
  tx.savedLast.push(event);
}
