// The rules of `permission.rule.ts` and `visibility.rule.ts` as conditions in SQL. `test/rules/twins.test.ts` tests
// both forms of each rule with one table of cases.
import type { Actor } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/**
 * The rule `isEpisodeOpen` as a condition in SQL. It takes one value: the instant at which the episode is judged. `e`
 * is the statement's name for `permission`.
 */
export const isOpenSql = (e: string): string =>
  `(${isNotWithdrawn(e)} and (${e}.expires_at is null or ${e}.expires_at > ?))`;

/** The rule `isEpisodeOpen` as a condition together with its value `now`: an episode is open at that instant. */
export const isOpen = (now: Date, e: string): Condition => [isOpenSql(e), [now]];

/**
 * The condition that no act has ended an episode. The statements that lock an episode use this condition. The end date
 * of the episode is compared with the clock later, when the lock is held.
 */
export const isNotWithdrawn = (e: string): string => `${e}.withdrawn_at is null`;

/**
 * The condition that the permission of a row is open, or that the row needs no permission. The condition takes one
 * value: the instant at which the permission is judged. `row` is the statement's name for a table with the column
 * `permission_id`, and `e` is its name for `permission`.
 */
export const isOpenOrNotNeededSql = (row: string, e: string): string =>
  `(${row}.permission_id is null or ${isOpenSql(e)})`;

/** The condition that an open episode expires before an instant. */
export const episodeEndsWithin = (now: Date, until: Date, e: string): Condition => [
  `${isOpenSql(e)} and ${e}.expires_at <= ?`,
  [now, until],
];

/** The date on which an episode expires, as a column of a statement. */
export const episodeEndColumn = (e: string): string => `${e}.expires_at as "endsAt"`;

/**
 * The statement that ends some episodes. Its values are the instant of the end, the id of the actor, and the ids of the
 * episodes as JSON.
 */
export const END_ALL =
  'update permission set withdrawn_at = ?, withdrawn_by = ? where id in (select jsonb_array_elements_text(?::jsonb))';

/** The rule `seesPermission` as a condition in SQL: an actor may know of an episode. */
export function visiblePermissions({ account }: Actor, e: string): Condition {
  if (account === null) return ['true', []];
  return account.type === 'partner' ? [`${e}.partner_id = ?`, [account.id]] : [`${e}.client_id = ?`, [account.id]];
}
