import type { ApiKeyId, KeyKind } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ApiKeyEntity } from './api-key.entity.ts';

/**
 * Gets the kind of a key by its id alone. The operator uses this function with an id from a mail.
 *
 * @throws {Refusal} `not_found`.
 */
export async function getKind(work: Work, id: ApiKeyId): Promise<KeyKind> {
  const key = await work.em.findOne(ApiKeyEntity, { id });
  if (key === null) throw new Refusal('not_found', `key ${id} for the operator`);
  return key.kind;
}
