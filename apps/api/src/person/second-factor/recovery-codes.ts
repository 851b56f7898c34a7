import { createHash } from 'node:crypto';
import type { PersonId } from '@chatelaine/shared';
import { Secret } from 'otpauth';
import type { Work } from '../../platform/work.ts';
import { RecoveryCodeEntity } from './recovery-code.entity.ts';

const HOW_MANY = 10;

/**
 * Makes a person's recovery codes anew, and shows them this one time: ten of 80 random bits in base32, in groups of four.
 * Those that he had are no longer good.
 */
export async function makeRecoveryCodes(work: Work, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => new Secret({ size: 10 }).base32);
  await endRecoveryCodes(work, personId);
  for (const code of codes) {
    work.em.create(RecoveryCodeEntity, { hash: hashOf(personId, code), personId, createdAt: work.now, usedAt: null });
  }
  await work.em.flush();
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join('-'));
}

/** Ends all recovery codes of a person. */
export async function endRecoveryCodes(work: Work, personId: PersonId): Promise<void> {
  await work.em.nativeDelete(RecoveryCodeEntity, { personId });
}

/** How many recovery codes a person has left. */
export function countRecoveryCodes(work: Work, personId: PersonId): Promise<number> {
  return work.em.count(RecoveryCodeEntity, { personId, usedAt: null });
}

/** Uses a recovery code up, once: of two at the same time one wins. False for one that is not his, or was used. */
export async function useRecoveryCode(work: Work, personId: PersonId, code: string): Promise<boolean> {
  const used = await work.em.execute<unknown[]>(
    'update recovery_code set used_at = ? where hash = ? and person_id = ? and used_at is null returning hash',
    [work.now, hashOf(personId, code), personId],
  );
  return used.length > 0;
}

// 80 random bits leave nothing to a dictionary.
const hashOf = (personId: PersonId, code: string): Buffer =>
  createHash('sha256').update(`${personId} ${code}`).digest();
