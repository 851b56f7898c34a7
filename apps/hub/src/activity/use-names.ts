import type { ChatelaineEvent } from '@chatelaine/shared';
import { useAccount, usePlace } from '../account/account-context.ts';
import { useAsk } from '../api/use-ask.ts';
import type { Names } from './tell.ts';

interface Found {
  names: ReadonlyMap<string, string>;
  /** False while the names are on their way. */
  isReady: boolean;
}

/** Finds the names of everything that a page of events is about. Where the server gives no name, the id stays. */
export function useNames(events: readonly ChatelaineEvent[]): { names: Names; isReady: boolean } {
  const { type } = useAccount();
  const people = usePeopleNames();
  const keys = useKeyNames(events);
  const clients = useClientNames(type === 'partner' ? events : []);
  const numbers = useNumbers(events);
  return {
    names: { reader: type, people, keys: keys.names, clients: clients.names, numbers: numbers.names },
    isReady: keys.isReady && clients.isReady && numbers.isReady,
  };
}

/** Returns the names of the people of this account. */
function usePeopleNames(): ReadonlyMap<string, string> {
  const { profile } = usePlace();
  const { data } = useAsk('people.list', { limit: 200 });
  return new Map([[profile.id, profile.name], ...(data?.data ?? []).map(({ id, name }) => [id, name] as const)]);
}

function useKeyNames(events: readonly ChatelaineEvent[]): Found {
  const { type, role } = useAccount();
  // Other people may not list these keys.
  const mayList = type === 'partner' ? role === 'owner' : role !== 'member';
  const ids = idsOf(events, ({ actor }) => (actor.id?.startsWith('key_') ? actor.id : null));
  const isOn = mayList && ids.length > 0;
  const ofPartner = useAsk('partnerKeys.list', { ids, limit: 200 }, { isOn: isOn && type === 'partner' });
  const ofClient = useAsk('organizationKeys.list', { ids, limit: 200 }, { isOn: isOn && type === 'client' });
  return type === 'partner' ? foundIn(ofPartner, ({ name }) => name) : foundIn(ofClient, ({ name }) => name);
}

function useClientNames(events: readonly ChatelaineEvent[]): Found {
  const ids = idsOf(events, ({ clientId }) => clientId);
  return foundIn(useAsk('clients.list', { ids, limit: 200 }, { isOn: ids.length > 0 }), ({ name }) => name);
}

function useNumbers(events: readonly ChatelaineEvent[]): Found {
  const ids = idsOf(events, ({ channelId }) => channelId);
  const asked = useAsk('channels.list', { ids, limit: 200 }, { isOn: ids.length > 0 });
  return foundIn(asked, ({ phoneNumber }) => phoneNumber);
}

// The ids are sorted, so that the same events always ask the same question.
function idsOf(events: readonly ChatelaineEvent[], idOf: (event: ChatelaineEvent) => string | null): string[] {
  return [...new Set(events.flatMap((event) => idOf(event) ?? []))].sort();
}

interface Asked<Row> {
  data: { data: Row[] } | undefined;
  isLoading: boolean;
  isPlaceholderData: boolean;
  isFetching: boolean;
}

function foundIn<Row extends { id: string }>(asked: Asked<Row>, nameOf: (row: Row) => string): Found {
  return {
    names: new Map(asked.data?.data.map((row) => [row.id, nameOf(row)])),
    // Names of an earlier page do not fit this page. A question that nobody asks is ready.
    isReady: !asked.isLoading && !(asked.isPlaceholderData && asked.isFetching),
  };
}
