import type { Actor } from '../actor.ts';
import type { KeyKind } from '../api-key.ts';
import type { EventType } from '../event.ts';
import type { ApiKeyId, ChannelId, ClientId, PartnerId } from '../id.ts';
import { judgeRight } from '../right.ts';

/** A client, and the partner with whom it works, if it does. A channel is seen by whoever sees its client. */
export interface SeenClient {
  id: ClientId;
  partnerId: PartnerId | null;
}

/** Whether an actor may know of a client and its channels: a partner of those that work with it, a client of itself. */
export function seesClient({ account }: Actor, client: SeenClient): boolean {
  if (account === null) return true;
  return account.type === 'partner' ? client.partnerId === account.id : client.id === account.id;
}

/** Whose an episode is. */
export interface SeenPermission {
  partnerId: PartnerId;
  clientId: ClientId;
}

/** Whether an actor may know of an episode: the partner who has it and the client who gave it, ended ones too. */
export function seesPermission({ account }: Actor, permission: SeenPermission): boolean {
  if (account === null) return true;
  return account.type === 'partner' ? permission.partnerId === account.id : permission.clientId === account.id;
}

/** Whose a key is. */
export interface SeenKey {
  id: ApiKeyId;
  kind: KeyKind;
  /** Of a partner key its owner; of a channel key the partner who made it, if one did. */
  partnerId: PartnerId | null;
  /** Of an organization key its owner; of a channel key the owner of the number. */
  clientId: ClientId | null;
}

/**
 * Whether an actor may know of a key: a partner of the channel keys that it made, a client of every key of its numbers.
 * Partner keys and organization keys are known to those who may list them; a partner key always knows itself.
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

/** Whether an actor may list its account's own keys: partner keys of a partner, organization keys of a client. */
export function listsKeys(actor: Actor): boolean {
  const act = actor.account?.type === 'client' ? 'organization_keys' : 'partner_keys_list';
  return judgeRight(actor, act).allow;
}

/** Whether an event is about a key. One of a partner key or an organization key tells its name, its hint and its bounds. */
export const isKeyEvent = (type: EventType): boolean => type.startsWith('api_key.');

/** Events about attempts to get in: they tell who fails to sign in, and from where. */
export const FAILURE_EVENTS: readonly EventType[] = [
  'person.sign_in_failed',
  'person.code_asked',
  'person.code_failed',
  'person.locked',
];

/** Whose an event is, and what it is about. */
export interface SeenEvent {
  type: EventType;
  partnerId: PartnerId | null;
  clientId: ClientId | null;
  channelId: ChannelId | null;
  subjectId: string | null;
}

/**
 * Whether an actor may know of an event of its account. Failures to sign in are told to those who answer for the account's
 * people, and to the person. Events of partner keys and organization keys are told to those who may list these keys, and a
 * partner key always hears of itself. Only a channel key has a number.
 */
export function seesEvent(actor: Actor, event: SeenEvent): boolean {
  const { account } = actor;
  if (account === null) return true;
  if ((account.type === 'partner' ? event.partnerId : event.clientId) !== account.id) return false;
  if (event.subjectId === actor.id) return true;
  if (FAILURE_EVENTS.includes(event.type)) return judgeRight(actor, 'people').allow;
  return !isKeyEvent(event.type) || event.channelId !== null || listsKeys(actor);
}
