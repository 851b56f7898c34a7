import { type FilterQuery, raw } from '@mikro-orm/postgresql';

/** A condition in SQL, with the values of its `?`, in their order. */
export type Condition = readonly [sql: string, values: readonly unknown[]];

/** All conditions at once, as what follows `where`. */
export function allOf(conditions: readonly Condition[]): { sql: string; values: unknown[] } {
  return {
    sql: conditions.map(([sql]) => `(${sql})`).join(' and ') || 'true',
    values: conditions.flatMap(([, values]) => values),
  };
}

/** A condition, or with `false` its opposite. One that is unknown to SQL, a comparison with null, does not hold either way. */
export const holds = ([sql, values]: Condition, wanted: boolean): Condition => [`(${sql}) = ?`, [...values, wanted]];

/** A condition on a table as a filter of the ORM, which calls the table by a name of its own. */
export function filterOf<Row>(conditionOn: (table: string) => Condition): FilterQuery<Row> {
  const [, values] = conditionOn('t');
  return { [raw((table) => `(${conditionOn(table)[0]})`, values)]: [] } as FilterQuery<Row>;
}
