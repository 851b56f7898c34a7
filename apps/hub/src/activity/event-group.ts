import { EVENT_TYPES, type EventType } from '@chatelaine/shared';

/** The groups of types by which a person filters events. */
export const EVENT_GROUPS = ['permissions', 'keys', 'people', 'settings', 'numbers', 'signIns'] as const;
/** A group of types of events. */
export type EventGroup = (typeof EVENT_GROUPS)[number];

// The beginning of a type says its group, except for these types.
const GROUP_OF_NOUN: Record<string, EventGroup> = {
  permission: 'permissions',
  permission_request: 'permissions',
  client: 'permissions',
  api_key: 'keys',
  person: 'signIns',
  authenticator: 'signIns',
  passkey: 'signIns',
  recovery_codes: 'signIns',
  recovery_code: 'signIns',
  legacy_token: 'signIns',
  channel: 'numbers',
  contact: 'numbers',
  messages_retention: 'settings',
  webhook: 'settings',
  partner: 'settings',
  account: 'settings',
  settings: 'settings',
  legacy_tokens: 'settings',
  platform_secret: 'settings',
  server: 'settings',
};
const GROUP_OF_TYPE: Record<string, EventGroup> = {
  'webhook.set': 'numbers',
  'person.invited': 'people',
  'person.joined': 'people',
  'person.removed': 'people',
  'person.role_changed': 'people',
  'person.email_changed': 'people',
};

/** Returns the group of a type. A type that nobody assigned belongs to `settings`. */
export const groupOf = (type: string): EventGroup =>
  GROUP_OF_TYPE[type] ?? GROUP_OF_NOUN[type.split('.')[0] ?? ''] ?? 'settings';

/** Returns the types of a group. */
export const typesOf = (group: EventGroup): EventType[] => EVENT_TYPES.filter((type) => groupOf(type) === group);
