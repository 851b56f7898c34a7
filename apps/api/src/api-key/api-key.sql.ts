// The rules of `api-key.rule.ts` and `visibility.rule.ts` as conditions in SQL. `test/rules/twins.test.ts` tests both
// forms of each rule with one table of cases.
import { type Actor, listsKeys } from '@chatelaine/shared';
import { isOpenSql } from '../permission/index.ts';
import type { Condition } from '../platform/db/condition.ts';

/** The tables for a statement with conditions about keys. `k` is the key, and `ch` is its channel. */
export const KEY_TABLES = 'api_key k left join channel ch on ch.id = k.channel_id';

// The conditions below read the permission and the secrets of one key at a time, with subqueries that PostgreSQL cannot
// turn into joins. So a page of a list reads only the rows of its own keys. With joins, PostgreSQL would sometimes read
// all permissions and all secrets.
/**
 * The condition that the permission behind a key is open. It takes one value: the instant at which the permission is
 * judged.
 */
export const IS_OPEN = `(k.permission_id is null
  or coalesce((select ${isOpenSql('e')} from permission e where e.id = k.permission_id limit 1), false))`;

/**
 * The rule `isSecretAlive` as a condition in SQL. It takes one value: the instant at which the secret is judged. `s` is
 * the statement's name for `api_key_secret`.
 */
export const isAliveSql = (s: string): string => `(${isNotEnded(s)} and (${isNewest(s)} or ${s}.ends_at > ?))`;

/** The rule `isSecretAlive` as a condition together with its value `now`: a secret is alive at that instant. */
export const isAlive = (now: Date, s: string): Condition => [isAliveSql(s), [now]];

/** The condition that no act has ended a secret. */
const isNotEnded = (s: string): string => `${s}.ended_at is null`;

/**
 * The rule `isNewestSecret` as a condition in SQL: the secret has no planned end, so no other secret has replaced it.
 */
const isNewest = (s: string): string => `${s}.ends_at is null`;

/** The opposite of the rule `isKeyRevoked` as a condition in SQL. */
export const isNotRevoked = (k: string): string => `${k}.revoked_at is null`;

const isNotExpired = (k: string): string => `(${k}.expires_at is null or ${k}.expires_at > ?)`;

/**
 * The condition that the rule `keyStatus` gives a key the status `live`. It is for a statement with the tables of
 * {@link KEY_TABLES}.
 */
export const isLive = (now: Date): Condition => [
  `${isNotRevoked('k')} and ${isNotExpired('k')} and ${IS_OPEN}
     and coalesce((select true from api_key_secret s where s.api_key_id = k.id and ${isAliveSql('s')} limit 1), false)`,
  [now, now, now],
];

/**
 * The condition that a key `k` has not ended and that `s` is its newest secret. Programs use the keys that meet this
 * condition.
 */
export const isInForce = (now: Date): Condition => [
  `${isNotRevoked('k')} and ${isNotExpired('k')} and ${isNotEnded('s')} and ${isNewest('s')}`,
  [now],
];

/**
 * The condition that a live key expires before the instant `until`, and that one of its secrets stays alive until then.
 */
export const keyEndsWithin = (now: Date, until: Date): Condition => [
  `k.expires_at > ? and k.expires_at <= ? and ${isNotRevoked('k')} and ${IS_OPEN}
     and exists (select from api_key_secret s where s.api_key_id = k.id and ${isNotEnded('s')}
       and (${isNewest('s')} or s.ends_at >= k.expires_at))`,
  [now, until, now],
];

/** The date on which a key expires, as a column of a statement. */
export const KEY_END_COLUMN = 'k.expires_at as "endsAt"';

/**
 * The statement that marks keys as revoked. The code that runs it must also end the secrets of these keys, as `endKey`
 * does. The values of the statement are the instant of the revocation, then the values of the condition `which`.
 */
export const endKeysSql = (which: string): string => `update api_key k set revoked_at = ? where ${which}`;

/**
 * The statement that ends secrets. Its values are the instant of the end, twice, then the values of the condition
 * `which`.
 */
export const endSecretsSql = (which: string): string =>
  `update api_key_secret s set ended_at = ?, ends_at = ? where ${which}`;

// Only a channel key has a `channel_id`. PostgreSQL reads the numbers of the client first, and then finds the keys in an
// index. With a condition on the joined channel it would read every key of every account.
const OF_NUMBERS = 'k.channel_id = any (array(select id from channel where client_id = ?))';

/**
 * The rule `seesKey` as a condition in SQL: an actor may know of a key. It is for a statement with the tables of {@link
 * KEY_TABLES}.
 */
export function visibleKeys(actor: Actor): Condition {
  const { account } = actor;
  if (account === null) return ['true', []];
  if (account.type === 'partner') {
    if (listsKeys(actor)) return ['k.partner_id = ?', [account.id]];
    return ["k.partner_id = ? and (k.kind = 'channel' or k.id = ?)", [account.id, actor.id]];
  }
  const ofNumbers: Condition = [OF_NUMBERS, [account.id]];
  if (!listsKeys(actor)) return ofNumbers;
  return [`${OF_NUMBERS} or (k.kind = 'organization' and k.client_id = ?)`, [account.id, account.id]];
}
