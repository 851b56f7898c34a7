import type { InputOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { EVENT_GROUPS, typesOf } from './event-group.ts';
import type { About } from './use-about.ts';

interface Wanted {
  group: string;
  about: About;
  cursor: string | undefined;
}

/** Asks for one page of events, the newest first. */
export function useEvents({ group, about, cursor }: Wanted) {
  const isOn = about.kind === 'all' || 'id' in about;
  return useAsk(
    'events.list',
    { cursor, ...filterOf(group), ...('id' in about && { [about.kind]: about.id }) },
    { isOn },
  );
}

function filterOf(group: string): InputOf<'events.list'> {
  const known = EVENT_GROUPS.find((each) => each === group);
  return known === undefined ? {} : { types: typesOf(known) };
}
