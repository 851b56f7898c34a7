// The rule `seesClient` as a condition of statements. A channel is seen by whoever sees its client.
import type { Actor } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/** The twin of `seesClient`: which clients an actor may know of. `cl`: how the statement calls `client`. */
export function visibleClients({ account }: Actor, cl: string): Condition {
  if (account === null) return ['true', []];
  return account.type === 'partner' ? [`${cl}.partner_id = ?`, [account.id]] : [`${cl}.id = ?`, [account.id]];
}
