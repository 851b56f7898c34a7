import { type FilterQuery, raw } from '@mikro-orm/postgresql';

/** A condition in SQL, and the values of its placeholders `?`, in their order. */
export type Condition = readonly [sql: string, values: readonly unknown[]];

/** Joins conditions with `and`, for use after `where`. */
export function allOf(conditions: readonly Condition[]): { sql: string; values: unknown[] } {
  return {
    sql: conditions.map(([sql]) => `(${sql})`).join(' and ') || 'true',
    values: conditions.flatMap(([, values]) => values),
  };
}

/**
 * Returns a condition, or its opposite when `wanted` is `false`. When a condition compares with null, neither the
 * condition nor its opposite is true.
 */
export const holds = ([sql, values]: Condition, wanted: boolean): Condition => [`(${sql}) = ?`, [...values, wanted]];

/** Turns a condition on a table into a filter of the ORM. The ORM chooses the name of the table in the statement. */
export function filterOf<Row>(conditionOn: (table: string) => Condition): FilterQuery<Row> {
  const [, values] = conditionOn('t');
  return { [raw((table) => `(${conditionOn(table)[0]})`, values)]: [] } as FilterQuery<Row>;
}
