import { type KeyKind, keyStatus, present } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { lookAlike } from '../platform/text/look-alike.ts';
import type { Locked } from '../platform/work.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import { isNotRevoked } from './api-key.sql.ts';
import { readSecrets } from './read-secrets.ts';

/** The key that gets the name. A new key has no id yet, so its `id` is empty. */
interface NamedKey {
  id: string;
  kind: KeyKind;
  partnerId?: string | null;
  clientId?: string | null;
}

/**
 * Refuses a name when a live key of the account already has the same name or a name that looks the same. The account is
 * locked, so two requests for one name at the same time wait for each other.
 *
 * @throws {Refusal} `conflict`.
 */
export async function requireFreeName(work: Locked<'account'>, key: NamedKey, name: string): Promise<void> {
  const { id, kind, partnerId, clientId } = key;
  const [column, ownerId] = kind === 'partner' ? ['partner_id', partnerId] : ['client_id', clientId];
  // This query reads only ids and names, because a large account has many keys.
  const others = await work.em.execute<{ id: string; name: string }[]>(
    `select k.id, k.name from api_key k where k.kind = ? and ${column} = ? and ${isNotRevoked('k')} and k.id <> ?`,
    [kind, present(ownerId, `account of a ${kind} key`), id],
  );
  const ids = others.filter((other) => lookAlike(other.name, name)).map((other) => other.id);
  if (ids.length === 0) return;
  const same = await work.em.find(ApiKeyEntity, { id: { $in: ids } }, { refresh: true });
  const secrets = await readSecrets(work, ids);
  const taken = same.some((other) => {
    const own = secrets.filter(({ apiKeyId }) => apiKeyId === other.id);
    return keyStatus(other, own, true, work.now) === 'live';
  });
  if (!taken) return;
  throw new Refusal('conflict', `a live ${kind} key of that name`, {
    message: 'A live key has this name, or one that looks like it. Choose another, so that you can tell them apart.',
  });
}
