import type { Actor } from '../actor.ts';
import type { KeyKind } from '../api-key.ts';
import type { EventType } from '../event.ts';
import type { ApiKeyId, ChannelId, ClientId, PartnerId } from '../id.ts';
import { judgeRight } from '../right.ts';

/**
 * A client, and the partner with which the client works, if there is one. An actor that may know of a client may also
 * know of the channels of the client.
 */
export interface SeenClient {
  id: ClientId;
  partnerId: PartnerId | null;
}

/**
 * Whether an actor may know of a client and the channels of this client. A partner may know of the clients that work
 * with the partner. A client may know of itself.
 */
export function seesClient({ account }: Actor, client: SeenClient): boolean {
  if (account === null) return true;
  return account.type === 'partner' ? client.partnerId === account.id : client.id === account.id;
}

/** The two accounts of an episode of permission. */
export interface SeenPermission {
  partnerId: PartnerId;
  clientId: ClientId;
}

/**
 * Whether an actor may know of an episode of permission, open or ended. The actor's account must be the partner that
 * has the permission, or the client that gave the permission.
 */
export function seesPermission({ account }: Actor, permission: SeenPermission): boolean {
  if (account === null) return true;
  return account.type === 'partner' ? permission.partnerId === account.id : permission.clientId === account.id;
}

/** The accounts of a key. */
export interface SeenKey {
  id: ApiKeyId;
  kind: KeyKind;
  /** For a partner key: its owner. For a channel key: the partner that made the key; null: the client made the key. */
  partnerId: PartnerId | null;
  /** For an organization key: its owner. For a channel key: the client that owns the number. */
  clientId: ClientId | null;
}

/**
 * Whether an actor may know of a key. A partner may know of the channel keys that the partner made. A client may know
 * of every channel key of its numbers. An actor that may list the partner keys or the organization keys of its account
 * may know of these keys. A partner key may always know of itself.
 */
export function seesKey(actor: Actor, key: SeenKey): boolean {
  const { account } = actor;
  if (account === null) return true;
  if (account.type === 'partner') {
    if (key.partnerId !== account.id) return false;
    return key.kind === 'channel' || key.id === actor.id || listsKeys(actor);
  }
  if (key.clientId !== account.id) return false;
  return key.kind === 'channel' || (key.kind === 'organization' && listsKeys(actor));
}

/** The key of a kept call. `accountId` is the account that made the key. */
export interface SeenCall {
  accountId: PartnerId | ClientId;
  keyId: ApiKeyId;
  keyKind: KeyKind;
}

/**
 * Whether an actor may know of a kept call. The account of the actor must have made the key of the call. So a client
 * does not see the calls of the partner's keys on its numbers. As with keys, the calls of partner keys and organization
 * keys are only for actors that may list these keys, but a partner key may always know of its own calls.
 */
export function seesCall(actor: Actor, call: SeenCall): boolean {
  const { account } = actor;
  if (account === null) return true;
  if (call.accountId !== account.id) return false;
  return call.keyKind === 'channel' || call.keyId === actor.id || listsKeys(actor);
}

/** Whether an actor may list its account's own keys: a partner's partner keys, or a client's organization keys. */
export function listsKeys(actor: Actor): boolean {
  const act = actor.account?.type === 'client' ? 'organization_keys' : 'partner_keys_list';
  return judgeRight(actor, act).allow;
}

/**
 * Whether an event is about a key. An event about a partner key or an organization key contains the name, the hint and
 * the bounds of the key, so not everybody in the account may see such an event.
 */
export const isKeyEvent = (type: EventType): boolean => type.startsWith('api_key.');

/**
 * The types of events about failed sign-ins. Such an event shows which person fails to sign in, and from which address.
 */
export const FAILURE_EVENTS: readonly EventType[] = [
  'person.sign_in_failed',
  'person.code_asked',
  'person.code_failed',
  'person.locked',
];

/** The accounts of an event, and the id of the thing that the event is about. */
export interface SeenEvent {
  type: EventType;
  partnerId: PartnerId | null;
  clientId: ClientId | null;
  channelId: ChannelId | null;
  subjectId: string | null;
}

/**
 * Whether an actor may know of an event of the actor's account. Events about failed sign-ins are only for actors that
 * manage the people of the account, and for the person who failed. Events about partner keys and organization keys are
 * only for actors that may list these keys, but a partner key may always know of its own events. Among the events about
 * keys, only events about channel keys have a `channelId`.
 */
export function seesEvent(actor: Actor, event: SeenEvent): boolean {
  const { account } = actor;
  if (account === null) return true;
  if ((account.type === 'partner' ? event.partnerId : event.clientId) !== account.id) return false;
  if (event.subjectId === actor.id) return true;
  if (FAILURE_EVENTS.includes(event.type)) return judgeRight(actor, 'people').allow;
  return !isKeyEvent(event.type) || event.channelId !== null || listsKeys(actor);
}
