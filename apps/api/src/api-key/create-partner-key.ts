import type { Actor, CreatedPartnerKey, CreatePartnerKeyInput, PartnerId } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { lockAccount } from '../client/index.ts';
import { getPartner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { makeKey } from './make-key.ts';
import { requireFreeName } from './require-free-name.ts';

/** The partner that gets the key, and the check of the one-time code. */
export interface PartnerKeyFor {
  partnerId: PartnerId;
  confirm: Confirm;
}

/**
 * Creates a key with which a partner's backend calls us. A person needs a one-time code to create a partner key. The
 * operator needs no code. A program can never create a partner key.
 */
export function createPartnerKey(
  work: Work,
  actor: Actor,
  { partnerId, confirm, ...input }: CreatePartnerKeyInput & PartnerKeyFor,
): Promise<CreatedPartnerKey> {
  if (actor.kind === 'partner_key') throw new Refusal('not_allowed', `key ${actor.id} creates a partner key`);
  return transaction(work, async (tx) => {
    await getPartner(tx, partnerId);
    const locked = await lockAccount(tx, { partnerId });
    await requireFreeName(locked, { id: '', kind: 'partner', partnerId }, input.name);
    await confirm(locked);
    return makeKey(locked, actor, { kind: 'partner', input, owner: { partnerId } });
  });
}
