import type { ChatelaineEvent } from '@chatelaine/shared';
import { count } from '../parts/count.ts';
import { moment } from '../parts/time.tsx';
import * as t from '../texts/en/activity.ts';

/** One fact about an event: a value, or the values before and after a change. */
export interface Fact {
  name: string;
  before?: string;
  after: string;
}

/** Lists the data of an event, with names and values for people. Of a change it lists only what differs. */
export function factsOf({ data }: Pick<ChatelaineEvent, 'data'>): Fact[] {
  const { before, after, ...rest } = data as Record<string, unknown>;
  return [
    ...changesOf(before, after),
    ...Object.entries(rest).map(([name, value]) => ({ name: nameOf(name), after: textOf(value) })),
  ];
}

function changesOf(before: unknown, after: unknown): Fact[] {
  if (after === undefined) return before === undefined ? [] : [{ name: t.before, after: textOf(before) }];
  if (!isRecord(before) || !isRecord(after)) return [{ name: t.value, before: textOf(before), after: textOf(after) }];
  return Object.keys(after)
    .map((name) => ({ name: nameOf(name), before: textOf(before[name]), after: textOf(after[name]) }))
    .filter((fact) => fact.before !== fact.after);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELDS: Record<string, string | undefined> = t.fields;
// A newer server may have a field that this script does not know. It is shown with its own name.
const nameOf = (field: string): string => (Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined) ?? field;

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function textOf(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return t.notSet;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'string') return INSTANT.test(value) ? moment(value) : value;
  return JSON.stringify(value);
}
