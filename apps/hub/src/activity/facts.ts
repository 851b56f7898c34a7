import type { ChatelaineEvent } from '@chatelaine/shared';
import { count } from '../parts/count.ts';
import { moment } from '../parts/moment.ts';
import * as t from '../texts/en/activity.ts';

/** One fact about an event: a value, or the values before and after a change. */
export interface Fact {
  name: string;
  before?: string;
  after: string;
}

/** Lists the data of an event, with names and values for people. It leaves out what is not set and what stays equal. */
export function factsOf({ type, data }: Pick<ChatelaineEvent, 'type' | 'data'>): Fact[] {
  const { before, after, ...rest } = data as Record<string, unknown>;
  const single = fieldOf(type);
  if (after === undefined) return sorted(before === undefined ? rest : { ...rest, before }).flatMap(factOf);
  const isWhole = isRecord(before) && isRecord(after);
  const [from, to] = isWhole ? [before, after] : [{ [single]: before }, { [single]: after }];
  const changes = sorted(to)
    .map(([name, value]) => ({ name: nameOf(name), before: textOf(name, from[name]), after: textOf(name, value) }))
    .filter((fact) => fact.before !== fact.after);
  return [...changes, ...sorted(rest).flatMap(factOf)];
}

function factOf([name, value]: [name: string, value: unknown]): Fact[] {
  return isUnset(value) ? [] : [{ name: nameOf(name), after: textOf(name, value) }];
}

const FIELDS: Record<string, string | undefined> = t.fields;
const ORDER = Object.keys(FIELDS);

/** Sorts the fields of an event as the texts do. Fields that this script does not know come first. */
const sorted = (data: Record<string, unknown>): [string, unknown][] =>
  Object.entries(data).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));

// A newer server may have a field that this script does not know. It is shown with its own name.
const nameOf = (field: string): string => (Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined) ?? field;

// The data of these types has no field around its two values.
const fieldOf = (type: string): string => (type === 'channel.status_changed' ? 'status' : 'role');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUnset = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function textOf(field: string, value: unknown): string {
  if (isUnset(value)) return t.notSet;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.map((each) => textOf(field, each)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return moment(value);
  const words = field === 'before' ? t.words.role : t.words[field];
  return words?.[value] ?? value;
}
