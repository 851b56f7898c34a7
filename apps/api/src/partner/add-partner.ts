import { type Actor, distinctUrls, type PartnerId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { newId, randomBase62 } from '../platform/id.ts';
import { transaction, type Work } from '../platform/work.ts';
import { PartnerEntity } from './partner.entity.ts';
import { sealPlatformSecret } from './platform-secret.ts';
import { requireRedirectUrls } from './update-settings.ts';

/** A new partner and its platform secret. The secret is never shown again. */
export interface AddedPartner {
  id: PartnerId;
  name: string;
  platformSecret: string;
}

/** Adds a partner. Only the operator can add partners. */
export async function addPartner(
  work: Work,
  actor: Actor,
  input: { name: string; redirectUrls: string[]; testing?: boolean },
): Promise<AddedPartner> {
  const { name, testing = false } = input;
  requireRedirectUrls(work, { testing, redirectUrls: [] }, input);
  const redirectUrls = distinctUrls(input.redirectUrls);
  const id = newId('partner');
  const platformSecret = randomBase62(40);
  await transaction(work, async (tx) => {
    tx.em.create(PartnerEntity, {
      id,
      name,
      redirectUrls,
      testing,
      platformSecret: sealPlatformSecret(tx, id, platformSecret),
      createdAt: tx.now,
    });
    record(tx, actor, { type: 'partner.added', partnerId: id, subjectId: id, data: { name } });
  });
  return { id, name, platformSecret };
}
