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

/** Joins conditions with `and` into one condition. */
export function asOne(conditions: readonly Condition[]): Condition {
  const { sql, values } = allOf(conditions);
  return [sql, values];
}

/**
 * Returns a condition, or its opposite when `wanted` is `false`. When a condition compares with null, neither the
 * condition nor its opposite is true.
 */
export const holds = ([sql, values]: Condition, wanted: boolean): Condition => [`(${sql}) = ?`, [...values, wanted]];

/**
 * Makes the condition that a column has one of some values. With the array, PostgreSQL looks the values up in an index.
 * With a join it would sometimes read the whole table.
 */
export const isAmong = (column: string, values: readonly string[]): Condition => [
  `${column} = any (array(select jsonb_array_elements_text(?::jsonb)))`,
  [JSON.stringify(values)],
];

/** Makes the condition that a column contains a text. Upper and lower case count as equal. */
export const hasPart = (column: string, part: string): Condition => [
  `${column} ilike ?`,
  [`%${part.replace(/[%_\\]/g, '\\$&')}%`],
];

/** Turns a condition on a table into a filter of the ORM. The ORM chooses the name of the table in the statement. */
export function filterOf<Row>(conditionOn: (table: string) => Condition): FilterQuery<Row> {
  const [, values] = conditionOn('t');
  return { [raw((table) => `(${conditionOn(table)[0]})`, values)]: [] } as FilterQuery<Row>;
}
