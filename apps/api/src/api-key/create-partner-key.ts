import type { Actor, ApiKeyId, PartnerId, PartnerScope } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { getPartner } from '../partner/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';
import { newSecret } from './secret.ts';

export interface CreatePartnerKeyInput {
  partnerId: PartnerId;
  name: string;
  scopes: PartnerScope[];
}

/** Creates a key with which a partner's backend calls us. A person needs a one-time code for it; the operator does not. */
export async function createPartnerKey(
  work: Work,
  actor: Actor,
  input: CreatePartnerKeyInput,
): Promise<{ id: ApiKeyId; secret: string }> {
  if (actor.kind !== 'operator') throw new Refusal('code_required', `${actor.kind} ${actor.id} creates a partner key`);
  const { partnerId, name, scopes } = input;
  await getPartner(work, partnerId);
  const { secret, hash, hint } = newSecret('partner');
  const key = work.em.create(ApiKeyEntity, {
    id: newId('key'),
    kind: 'partner',
    name,
    scopes,
    partnerId,
    createdAt: work.now,
  });
  work.em.create(ApiKeySecretEntity, { apiKeyId: key.id, hash, hint, createdAt: work.now });
  record(work, actor, {
    type: 'api_key.created',
    partnerId,
    subjectId: key.id,
    data: { name, kind: 'partner', scopes, hint },
  });
  await work.em.flush();
  return { id: key.id, secret };
}
