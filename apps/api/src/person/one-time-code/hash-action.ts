import { createHash } from 'node:crypto';
import type { Action } from '../../call/confirm.ts';
import type { PersonActor } from '../find-roles.ts';
import { canonicalJson } from './canonical-json.rule.ts';

/**
 * Makes the hash to which a code is bound: the SHA-256 of the person, the account, the procedure and its completed
 * input.
 */
export function hashAction({ id: personId, account }: PersonActor, { procedure, input }: Action): Buffer {
  const text = canonicalJson({ personId, accountId: account.id, procedure, input });
  return createHash('sha256').update(text).digest();
}
