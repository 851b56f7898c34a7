import {
  type Actor,
  OVERLAPS,
  type PlatformSecret,
  type RotatedPlatformSecret,
  type RotatePlatformSecretInput,
} from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { randomBase62 } from '../platform/id.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getOwnPartner, lockOwnPartner } from './get-partner.ts';
import type { Partner } from './partner.entity.ts';
import { oldSecretEnd } from './platform-secret.rule.ts';
import { platformSecretUnlessLost, sealOldPlatformSecret, sealPlatformSecret } from './platform-secret.ts';

/** Shows the hint of the actor's own platform secret, and since when the secret is valid. */
export async function getPlatformSecret(work: Work, actor: Actor): Promise<PlatformSecret> {
  return viewPlatformSecret(work, await getOwnPartner(work, actor));
}

/** The overlap, and the check of the one-time code. */
export interface PlatformSecretRotation {
  input: RotatePlatformSecretInput;
  confirm: Confirm;
}

/**
 * Replaces the platform secret of the actor's own partner, and returns the new secret this one time. The server also
 * takes signatures of the old secret until the overlap ends. A still older secret ends immediately. So does a secret
 * that was encrypted with an ENCRYPTION_KEY that is lost.
 */
export function rotatePlatformSecret(
  work: Work,
  actor: Actor,
  { input: { overlap: asked = '24h' }, confirm }: PlatformSecretRotation,
): Promise<RotatedPlatformSecret> {
  return transaction(work, async (begun) => {
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    await confirm(begun);
    const { partner, work: tx } = await lockOwnPartner(begun, actor);
    const old = platformSecretUnlessLost(tx, partner);
    const secret = randomBase62(40);
    const overlap = old === null ? '0' : asked;
    const overlapMs = OVERLAPS[overlap];
    partner.oldPlatformSecret = old === null || overlapMs === 0 ? null : sealOldPlatformSecret(tx, partner.id, old);
    partner.oldPlatformSecretEndsAt = overlapMs === 0 ? null : new Date(tx.now.getTime() + overlapMs);
    partner.platformSecret = sealPlatformSecret(tx, partner.id, secret);
    partner.platformSecretAt = tx.now;
    const shown = viewPlatformSecret(tx, partner);
    record(tx, actor, {
      type: 'platform_secret.rotated',
      partnerId: partner.id,
      subjectId: partner.id,
      data: { hint: shown.hint, overlap },
    });
    await tx.em.flush();
    return { ...shown, secret };
  });
}

function viewPlatformSecret(work: Work, partner: Partner): PlatformSecret {
  // A lost secret has no hint, because nobody can decrypt it. The partner must still be able to replace it.
  const secret = platformSecretUnlessLost(work, partner) ?? '';
  return {
    hint: `${secret.slice(0, 4)}…${secret.slice(-4)}`,
    since: (partner.platformSecretAt ?? partner.createdAt).toISOString(),
    oldEndsAt: oldSecretEnd(partner, work.now)?.toISOString() ?? null,
  };
}
