import type { Request } from 'express';
import type { KeyRecord } from '../api-key/index.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * Refuses a program that names another account than its key's: it must not act in this one, or be told of it.
 *
 * @throws {Refusal} `invalid_input`.
 */
export function requireOwnAccount(req: Request, { id, partner_id, client_id }: KeyRecord): void {
  const account = req.get('x-chatelaine-account');
  if (account === undefined || account === (partner_id ?? client_id)) return;
  throw new Refusal('invalid_input', `key ${id} names another account`, {
    issues: [{ path: 'x-chatelaine-account', message: 'A key acts for its own account. Name that one, or none.' }],
  });
}
