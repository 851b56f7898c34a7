import type { Condition } from '../../src/platform/db/condition.ts';
import type { OpenServices } from '../../src/services.ts';

/** A table of cases that replaces a real table in a query: its columns with their types, and its rows. */
export interface CaseTable {
  name: string;
  columns: string;
  rows: readonly object[];
}

/**
 * The query that PostgreSQL answers: for which rows of `from` a condition holds. `id` is the expression for the id of a
 * row.
 */
export interface Question {
  tables: readonly CaseTable[];
  from: string;
  id: string;
}

/**
 * Evaluates all conditions for all cases in one statement. Returns for each condition the ids of the rows for which the
 * condition holds.
 */
export async function askTwins(
  services: OpenServices,
  { tables, from, id }: Question,
  conditions: readonly Condition[],
): Promise<Set<string>[]> {
  // A common table expression hides the real table that has the same name. So a condition reads only the rows of the
  // cases.
  const cases = tables.map(
    ({ name, columns }) => `${name} as (select * from jsonb_to_recordset(?::jsonb) as r (${columns}))`,
  );
  const answers = conditions.map(([sql], at) => `select ${at} as condition, ${id} as id from ${from} where ${sql}`);
  const rows = await services
    .beginWork()
    .em.execute<{ condition: number; id: string }[]>(`with ${cases.join(', ')} ${answers.join(' union all ')}`, [
      ...tables.map(({ rows: all }) => JSON.stringify(all)),
      ...conditions.flatMap(([, values]) => values),
    ]);
  return conditions.map((_, at) => new Set(rows.filter(({ condition }) => condition === at).map((row) => row.id)));
}

const CHANGES: readonly [RegExp, string][] = [
  [/ > /g, ' >= '],
  [/ = /g, ' <> '],
  [/ is null/g, ' is not null'],
  [/ is not null/g, ' is null'],
  [/ not in /g, ' in '],
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ <> /g, ' = '],
];

/** Returns changed versions of a condition. Each version changes one comparison or one `and` of the condition. */
export function mutantsOf([sql, values]: Condition): Condition[] {
  return CHANGES.flatMap(([pattern, change]) =>
    Array.from(
      sql.matchAll(pattern),
      ({ 0: found, index }): Condition => [sql.slice(0, index) + change + sql.slice(index + found.length), values],
    ),
  );
}
