import type { UsageGroup, UsageQuery } from '@chatelaine/shared';
import type { Range } from './range.ts';

/** The fields by which a person can group calls. The first one is the default. */
export const GROUPS = ['key', 'channel', 'team', 'application', 'environment'] as const satisfies UsageGroup[];
/** A field by which a person can group calls. */
export type Group = (typeof GROUPS)[number];

/** The queries of the screen. A chart, its table and its file come from the same query. */
export interface UsageQueries {
  /** The sums of the period before. */
  before: UsageQuery;
  days: UsageQuery;
  groups: UsageQuery;
  reasons: UsageQuery;
}

/** Makes the queries for a range and a field. */
export function queriesOf({ from, to, before }: Range, group: Group): UsageQueries {
  return {
    before,
    days: { from, to, every: 'day' },
    groups: { from, to, groupBy: [group] },
    reasons: { from, to, groupBy: ['outcome'] },
  };
}
