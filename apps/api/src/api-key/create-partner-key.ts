import type { Actor, CreatedPartnerKey, CreatePartnerKeyInput, PartnerId } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { lockAccount } from '../client/index.ts';
import { getPartner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { makeKey } from './make-key.ts';
import { requireFreeName } from './require-free-name.ts';

/** The partner that gets the key, and what a person must show in addition to their role. */
export interface PartnerKeyFor {
  partnerId: PartnerId;
  confirm: Confirm;
}

/**
 * Creates a key with which a partner's backend calls us. A person needs a one-time code for it. The operator needs
 * none. A program can never create one.
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
