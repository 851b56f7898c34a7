import type { Condition } from '../platform/db/condition.ts';

const isUnanswered = (r: string): string => `${r}.answer is null`;

/**
 * The condition that the rule `requestStatus` gives a request the status `open`. `r` is the statement's name for
 * `permission_request`.
 */
export const isRequestOpen = (now: Date, r: string): Condition => [`${isUnanswered(r)} and ${r}.expires_at > ?`, [now]];

/** The condition that a request was never answered, and that its end is not later than an instant. */
export const hasRunOut = (until: Date, r: string): Condition => [
  `${isUnanswered(r)} and ${r}.expires_at <= ?`,
  [until],
];

/**
 * The statement that ends requests. Its values are the instant of the end, then the values of the condition `which`.
 */
export const endRequestsSql = (which: string): string =>
  `update permission_request r set expires_at = ? where ${which} returning 1`;
