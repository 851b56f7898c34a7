import { type Account, PARTNER_WEBHOOK_EVENTS, SESSION_EVENT_NAMES } from '@chatelaine/shared';

type Group = 'permissions' | 'numbers' | 'keys' | 'settings' | 'messages' | 'contacts' | 'sessions';

// The beginning of a type says its group. Every other event of a partner is a setting, and of a client a message.
const GROUP_OF_NOUN: Record<string, Group> = {
  permission: 'permissions',
  permission_request: 'permissions',
  client: 'numbers',
  channel: 'numbers',
  account: 'numbers',
  api_key: 'keys',
  contact: 'contacts',
  session: 'sessions',
};
const REST = { partner: 'settings', client: 'messages' } as const;
const TYPES = { partner: PARTNER_WEBHOOK_EVENTS, client: SESSION_EVENT_NAMES } as const;
const ORDER: readonly Group[] = ['permissions', 'numbers', 'keys', 'settings', 'messages', 'contacts', 'sessions'];

/** Lists the types of events that a webhook of this account can get, in groups. */
export function eventGroupsOf(type: Account['type']): { group: Group; types: string[] }[] {
  const groups = Map.groupBy<Group, string>(
    TYPES[type],
    (name) => GROUP_OF_NOUN[name.split('.')[0] ?? ''] ?? REST[type],
  );
  return ORDER.flatMap((group) => {
    const types = groups.get(group);
    return types === undefined ? [] : [{ group, types }];
  });
}
