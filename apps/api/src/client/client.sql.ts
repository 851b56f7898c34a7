// The rule `seesClient` as a condition in SQL. An actor that sees a client also sees its channels.
import type { Actor } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/**
 * The rule `seesClient` as a condition in SQL: an actor may know of a client. `cl` is the statement's name for
 * `client`.
 */
export function visibleClients({ account }: Actor, cl: string): Condition {
  if (account === null) return ['true', []];
  return account.type === 'partner' ? [`${cl}.partner_id = ?`, [account.id]] : [`${cl}.id = ?`, [account.id]];
}
