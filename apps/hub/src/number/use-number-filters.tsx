import type { Channel } from '@chatelaine/shared';
import { Choice, Filters, SearchField } from '../parts/filters.tsx';
import { type UrlState, useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/channels.ts';

type FilterName = 'name' | 'permission';

/** The search and the filters of a list of numbers, which are in the URL. */
export function useNumberFilters() {
  const state = useUrlState('name', 'permission');
  const { name, permission } = state.values;
  const isKnown = permission === 'shared' || permission === 'missing';
  const query: { cursor?: string; name?: string; permission?: Channel['permission'] } = {
    ...(state.cursor !== undefined && { cursor: state.cursor }),
    ...(name !== '' && { name }),
    ...(isKnown && { permission }),
  };
  return { state, query };
}

/** The fields to search and filter a list of numbers. */
export function NumberFilters({ state }: { state: UrlState<FilterName> }) {
  return (
    <Filters>
      <SearchField label={t.search} value={state.values.name} onChange={(name) => state.change({ name })} />
      <Choice
        label={t.permission}
        value={state.values.permission}
        options={[
          { value: '', name: t.all },
          { value: 'shared', name: t.permissionNames.shared },
          { value: 'missing', name: t.permissionNames.missing },
        ]}
        onChange={(permission) => state.change({ permission })}
      />
    </Filters>
  );
}
