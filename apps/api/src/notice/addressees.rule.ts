import type { Account, EventType, PersonId } from '@chatelaine/shared';

/** The receivers of a notice: the owners of an account, or one person. */
export type Addressee = Account | { type: 'person'; id: PersonId };

/** The facts about an event that the rule needs. */
export interface TellableEvent {
  type: EventType;
  actorKind: string;
  partnerId?: string | null;
  clientId?: string | null;
  channelId?: string | null;
  subjectId?: string | null;
  data: Record<string, unknown>;
}

/** The events that cause a mail. */
export const TOLD_TYPES = [
  'permission.granted',
  'permission.withdrawn',
  'permission.expiring',
  'client.connected',
  'client.disconnected',
  'api_key.created',
  'api_key.rotated',
  'api_key.edited',
  'api_key.expiring',
  'api_key.revoked',
  'legacy_tokens.switched',
  'settings.updated',
  'platform_secret.rotated',
  'authenticator.added',
  'authenticator.removed',
  'passkey.added',
  'passkey.removed',
  'passkey.copied',
  'recovery_codes.created',
  'recovery_code.used',
  'person.signed_out',
  'person.invited',
  'person.removed',
  'person.signed_in',
  'person.code_failed',
  'person.locked',
  'person.unlocked',
  'person.password_changed',
  'person.email_changed',
  'person.role_changed',
  'legacy_token.created',
  'webhook.failing',
  'webhook.paused',
] as const satisfies EventType[];
export type NoticeType = (typeof TOLD_TYPES)[number];

/** Returns the receivers of a mail about an event. Most events have none. */
export function addresseesOf(event: TellableEvent): Addressee[] {
  const { partner, client } = receiversOf(event);
  switch (event.type) {
    case 'permission.granted':
    case 'client.connected':
      return client;
    case 'permission.withdrawn':
    case 'client.disconnected':
    case 'permission.expiring':
      return [...client, ...partner];
    // The owners of a number, or else the owners of the partner whose key it is, get a mail about every new secret.
    case 'api_key.created':
    case 'api_key.rotated':
      return client.length > 0 ? client : partner;
    case 'api_key.edited':
      return event.data.widened === true ? [...client, ...partner] : [];
    // A person who ends a key needs no mail about it. After a restore, nobody of the account has ended the keys.
    case 'api_key.revoked':
      return event.data.reason !== 'restored' ? [] : partner.length > 0 ? partner : client;
    // Only the owner of a key gets this mail, because only the owner can change the key's expiry.
    case 'api_key.expiring':
      return partner.length > 0 ? partner : client;
    case 'legacy_tokens.switched':
    case 'platform_secret.rotated':
      return partner;
    // A change by a person of the account needs no mail. The owners get a mail when a program or the operator changed
    // the settings.
    case 'settings.updated':
      return event.actorKind === 'person' ? [] : partner;
    // The owner of a webhook is the one account of this event. Who pauses a webhook needs no mail about it.
    case 'webhook.failing':
      return [...partner, ...client];
    case 'webhook.paused':
      return event.data.reason === 'asked' ? [] : [...partner, ...client];
    default:
      return addresseesAboutPerson(event);
  }
}

/** Returns the receivers of a mail about how a person signs in, or about who can act in an account. */
function addresseesAboutPerson(event: TellableEvent): Addressee[] {
  const { partner, client, person } = receiversOf(event);
  switch (event.type) {
    case 'authenticator.added':
    case 'authenticator.removed':
    case 'passkey.added':
    case 'passkey.removed':
    case 'passkey.copied':
    case 'recovery_codes.created':
    case 'recovery_code.used':
    case 'person.password_changed':
    case 'person.email_changed':
    case 'person.unlocked':
      return person;
    // When people sign themselves out, they need no mail about it.
    case 'person.signed_out':
      return event.actorKind === 'person' ? [] : person;
    // The person gets a mail about a sign-in from a new network, because somebody else may have signed in there.
    case 'person.signed_in':
    case 'legacy_token.created':
      return event.data.newNetwork === true ? person : [];
    // The person gets at most one mail of this kind a day. Without this limit, an attacker who makes wrong attempts on
    // purpose could fill the person's mailbox.
    case 'person.code_failed':
    case 'person.locked':
      return event.data.firstOfDay === true ? person : [];
    // The owners of an account must know who can act in it, and who no longer can.
    case 'person.invited':
      return [...client, ...partner];
    case 'person.role_changed':
    case 'person.removed':
      return [...person, ...client, ...partner];
    default:
      return [];
  }
}

/** Returns everybody whom an event names, each as a list of at most one receiver. */
function receiversOf({ partnerId, clientId, subjectId }: TellableEvent): Record<Addressee['type'], Addressee[]> {
  return {
    partner: partnerId == null ? [] : [{ type: 'partner', id: partnerId }],
    client: clientId == null ? [] : [{ type: 'client', id: clientId }],
    person: subjectId == null ? [] : [{ type: 'person', id: subjectId }],
  };
}
