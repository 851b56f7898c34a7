import type { Actor, ApiKeyId, KeyKind } from '@chatelaine/shared';
import { allOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity } from './api-key.entity.ts';
import { KEY_TABLES, visibleKeys } from './api-key.sql.ts';
import { ofKind } from './asked-keys.ts';

/**
 * Finds the key whose settings a new key copies. The key to copy must be of the same kind as the new key, and the actor
 * must be allowed to know of it. When the key to copy has ended, the new key still gets its settings, and the ended key
 * stays ended.
 *
 * @throws {Refusal} `not_found`.
 */
export async function findKeyToCopy(work: Work, actor: Actor, kind: KeyKind, id: ApiKeyId): Promise<ApiKey> {
  const { sql, values } = allOf([ofKind(kind), visibleKeys(actor), ['k.id = ?', [id]]]);
  const found = await work.em.execute<{ id: string }[]>(`select k.id from ${KEY_TABLES} where ${sql}`, values);
  if (found.length === 0) throw new Refusal('not_found', `key ${id} for ${actor.id}`);
  return work.em.findOneOrFail(ApiKeyEntity, { id });
}
