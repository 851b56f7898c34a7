// The rule `isSearched` as conditions in SQL.
import { digitsIn, type SearchQuery } from '@chatelaine/shared';
import { type Condition, hasPart, isAmong } from './condition.ts';

/**
 * The rule `isSearched` as conditions in SQL. `row` is the statement's name for a table with the columns `id` and
 * `name`, and for channels also `phone_number`.
 */
export function searched(row: string, { ids, name }: SearchQuery, hasNumber = false): Condition[] {
  const conditions: Condition[] = [];
  if (ids !== undefined) conditions.push(isAmong(`${row}.id`, ids));
  if (name !== undefined) conditions.push(hasNumber ? isNamedOrNumbered(row, name) : hasPart(`${row}.name`, name));
  return conditions;
}

function isNamedOrNumbered(row: string, text: string): Condition {
  const [isNamed, values] = hasPart(`${row}.name`, text);
  const digits = digitsIn(text);
  if (digits === null) return [isNamed, values];
  const [hasDigits, more] = hasPart(`${row}.phone_number`, digits);
  return [`${isNamed} or ${hasDigits}`, [...values, ...more]];
}
