import { accountOfKey, type KeyRecord } from '../api-key/index.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * Refuses a program whose request names another account than the account of the program's key. The program must not act
 * in the other account, and must not get facts about that account.
 *
 * @param account the value of the header; null when the request has no such header.
 * @param header the name of the header, for the refusal.
 * @throws {Refusal} `invalid_input`.
 */
export function requireOwnAccount(account: string | null, key: KeyRecord, header = 'x-chatelaine-account'): void {
  if (account === null || account === accountOfKey(key)) return;
  throw new Refusal('invalid_input', `key ${key.id} names another account`, {
    issues: [{ path: header, message: 'A key acts for its own account. Name that one, or none.' }],
  });
}
