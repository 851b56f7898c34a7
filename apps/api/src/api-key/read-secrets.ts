import { type ApiKeyId, RECENT_SECRETS } from '@chatelaine/shared';
import { filterOf } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { isAliveSql } from './api-key.sql.ts';

/**
 * Reads the secrets of some keys, oldest first: the live secrets, and the newest ended secrets. It does not read all
 * ended secrets, because a key that is rotated every day has too many to show.
 */
export async function readSecrets(work: Work, keyIds: readonly ApiKeyId[]): Promise<ApiKeySecret[]> {
  const values = [JSON.stringify(keyIds), RECENT_SECRETS, work.now];
  const wanted = filterOf<ApiKeySecret>((s) => [`${s}.id in (${FIND})`, values]);
  return work.em.find(ApiKeySecretEntity, wanted, { refresh: true, orderBy: { id: 'asc' } });
}

const FIND = `
  select f.id from jsonb_array_elements_text(?::jsonb) as k (id) cross join lateral (
    (select id from api_key_secret where api_key_id = k.id order by id desc limit ?)
    union
    (select a.id from api_key_secret a where a.api_key_id = k.id and ${isAliveSql('a')})
  ) f`;
