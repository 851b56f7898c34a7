// The rules of `permission.rule.ts` and `visibility.rule.ts`, as conditions of statements. One table of cases tests
// rules and conditions: `test/rules/twins.test.ts`.
import type { Actor } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/** The twin of `isEpisodeOpen`, as SQL with one value: the instant. `e` is the statement's name for `permission`. */
export const isOpenSql = (e: string): string =>
  `(${isNotWithdrawn(e)} and (${e}.expires_at is null or ${e}.expires_at > ?))`;

/** The twin of `isEpisodeOpen`: the condition that an episode is open at an instant. */
export const isOpen = (now: Date, e: string): Condition => [isOpenSql(e), [now]];

/** No act has ended an episode. Its date is compared with the clock later, when the locks are held. */
export const isNotWithdrawn = (e: string): string => `${e}.withdrawn_at is null`;

/**
 * The permission behind a row is open, or the row needs none. One value: the instant. `row` has the column
 * `permission_id`.
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

/** Ends some episodes. Its values are the instant, and the ids as JSON. */
export const END_ALL =
  'update permission set withdrawn_at = ? where id in (select jsonb_array_elements_text(?::jsonb))';

/** The twin of `seesPermission`: which episodes an actor may know of. */
export function visiblePermissions({ account }: Actor, e: string): Condition {
  if (account === null) return ['true', []];
  return account.type === 'partner' ? [`${e}.partner_id = ?`, [account.id]] : [`${e}.client_id = ?`, [account.id]];
}
