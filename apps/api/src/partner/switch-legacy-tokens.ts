import { type Actor, judgeRight, type LegacyTokens } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getOwnPartner, lockOwnPartner } from './get-partner.ts';
import { PartnerEntity } from './partner.entity.ts';

/** The new state, and the check of the one-time code that switching on needs. */
export interface LegacySwitch extends LegacyTokens {
  confirm: Confirm;
}

/**
 * Switches people's legacy tokens for a partner off or on. The change takes effect at the next request. To switch
 * legacy tokens off, nobody needs a one-time code. Only an owner with a one-time code can switch legacy tokens on. A
 * program cannot do this.
 */
export function switchLegacyTokens(work: Work, actor: Actor, { on, confirm }: LegacySwitch): Promise<LegacyTokens> {
  return transaction(work, async (begun) => {
    const { legacyTokens } = await getOwnPartner(begun, actor);
    if (on) requireOn(actor);
    if (legacyTokens === on) return { on };
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    if (on) await confirm(begun);
    const { partner, work: tx } = await lockOwnPartner(begun, actor);
    const where = { id: partner.id, legacyTokens: !on };
    const changed = await tx.em.nativeUpdate(PartnerEntity, where, { legacyTokens: on });
    if (changed === 0) return { on };
    record(tx, actor, {
      type: 'legacy_tokens.switched',
      partnerId: partner.id,
      subjectId: partner.id,
      data: { before: { on: !on }, after: { on } },
    });
    return { on };
  });
}

function requireOn(actor: Actor): void {
  const verdict = judgeRight(actor, 'legacy_tokens_on');
  if (verdict.allow) return;
  throw new Refusal(verdict.reason, `${actor.kind} ${actor.id}, legacy tokens on`, {
    message: 'Only an owner switches legacy tokens on, with a one-time code.',
  });
}
