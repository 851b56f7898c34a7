import { createHash } from 'node:crypto';
import type { PersonId } from '@chatelaine/shared';
import { Secret } from 'otpauth';
import type { Work } from '../../platform/work.ts';
import { RecoveryCodeEntity } from './recovery-code.entity.ts';

const HOW_MANY = 10;

/**
 * Makes ten new recovery codes for a person, which are never shown again. Each code has 80 random bits in base32, in
 * groups of four characters. The person's older codes end.
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

/** Counts the recovery codes that a person has left. */
export function countRecoveryCodes(work: Work, personId: PersonId): Promise<number> {
  return work.em.count(RecoveryCodeEntity, { personId, usedAt: null });
}

/**
 * Uses up a recovery code. When two calls use one code at the same time, only one call succeeds. False for an unknown
 * or used code.
 */
export async function useRecoveryCode(work: Work, personId: PersonId, code: string): Promise<boolean> {
  const used = await work.em.execute<unknown[]>(
    'update recovery_code set used_at = ? where hash = ? and person_id = ? and used_at is null returning hash',
    [work.now, hashOf(personId, code), personId],
  );
  return used.length > 0;
}

// A recovery code has 80 random bits. So no dictionary of codes helps an attacker, and a fast hash is enough.
const hashOf = (personId: PersonId, code: string): Buffer =>
  createHash('sha256').update(`${personId} ${code}`).digest();
