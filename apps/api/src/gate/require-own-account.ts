import type { KeyRecord } from '../api-key/index.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * Refuses a program that names another account than the one of its key: it must not act there, or be told of it.
 *
 * @param account the header `x-chatelaine-account`; null without one.
 * @throws {Refusal} `invalid_input`.
 */
export function requireOwnAccount(account: string | null, { id, partner_id, client_id }: KeyRecord): void {
  if (account === null || account === (partner_id ?? client_id)) return;
  throw new Refusal('invalid_input', `key ${id} names another account`, {
    issues: [{ path: 'x-chatelaine-account', message: 'A key acts for its own account. Name that one, or none.' }],
  });
}
