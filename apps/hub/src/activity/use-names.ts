import type { ChatelaineEvent } from '@chatelaine/shared';
import { useAccount, usePlace } from '../account/account-context.ts';
import { useAsk } from '../api/use-ask.ts';
import type { Names } from './tell.ts';

/** Finds the names of everything that a page of events is about. Until they arrive, and without a right, ids stay. */
export function useNames(events: readonly ChatelaineEvent[]): Names {
  const { type } = useAccount();
  return {
    people: usePeopleNames(),
    keys: useKeyNames(events),
    clients: useClientNames(type === 'partner' ? events : []),
    numbers: useNumbers(events),
  };
}

/** Returns the names of the people of this account. */
function usePeopleNames(): ReadonlyMap<string, string> {
  const { profile } = usePlace();
  return new Map([[profile.id, profile.name]]);
}

function useKeyNames(events: readonly ChatelaineEvent[]): ReadonlyMap<string, string> {
  const { type, role } = useAccount();
  // Other people may not list these keys.
  const mayList = type === 'partner' ? role === 'owner' : role !== 'member';
  const ids = idsOf(events, ({ actor }) => (actor.id?.startsWith('key_') ? actor.id : null));
  const isOn = mayList && ids.length > 0;
  const partner = useAsk('partnerKeys.list', { ids, limit: 200 }, { isOn: isOn && type === 'partner' });
  const client = useAsk('organizationKeys.list', { ids, limit: 200 }, { isOn: isOn && type === 'client' });
  return namesOf([...(partner.data?.data ?? []), ...(client.data?.data ?? [])]);
}

function useClientNames(events: readonly ChatelaineEvent[]): ReadonlyMap<string, string> {
  const ids = idsOf(events, ({ clientId }) => clientId);
  return namesOf(useAsk('clients.list', { ids, limit: 200 }, { isOn: ids.length > 0 }).data?.data ?? []);
}

function useNumbers(events: readonly ChatelaineEvent[]): ReadonlyMap<string, string> {
  const ids = idsOf(events, ({ channelId }) => channelId);
  const { data } = useAsk('channels.list', { ids, limit: 200 }, { isOn: ids.length > 0 });
  return new Map(data?.data.map(({ id, phoneNumber }) => [id, phoneNumber]));
}

// The ids are sorted, so that the same events always ask the same question.
function idsOf(events: readonly ChatelaineEvent[], idOf: (event: ChatelaineEvent) => string | null): string[] {
  return [...new Set(events.flatMap((event) => idOf(event) ?? []))].sort();
}

const namesOf = (rows: readonly { id: string; name: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ id, name }) => [id, name]));
