import { type ApiKeyId, type KeySettingValues, present } from '@chatelaine/shared';
import { randomBase62 } from '../platform/id.ts';
import type { Work } from '../platform/work.ts';
import type { ApiKey } from './api-key.entity.ts';

type Limits = Pick<KeySettingValues, 'limitPerMinute' | 'limitPerMonth'>;

const hasLimit = ({ limitPerMinute, limitPerMonth }: Limits): boolean =>
  limitPerMinute !== null || limitPerMonth !== null;

/** Thrown where a key would get a limit while calls of it are still counted in memory alone. */
export class NotCounted extends Error {
  override readonly name = 'NotCounted';
}

/** @throws {NotCounted} for a key that gets its first limit, unless each of its calls is counted under this sign. */
export function requireCounted(key: ApiKey, limits: { before: Limits; after: Limits }, sign: string | undefined): void {
  if (hasLimit(limits.before) || !hasLimit(limits.after)) return;
  if (sign === undefined || key.counting !== sign) throw new NotCounted();
}

/**
 * Has each call of a key without limits be taken from its window, and waits until the window has all that were counted
 * in memory before: from then on it is exact on every server. Gives the sign under which they are counted.
 *
 * @throws {Refusal} `unavailable` when a living server does not say in time that it has written its calls.
 */
export async function countEachCall({ services }: Work, id: ApiKeyId): Promise<string> {
  // Two at once share a sign. Written aside: every server must see it before anything is changed.
  const { rows } = await services.aside.query<{ counting: string }>(
    'update api_key set counting = coalesce(counting, $2) where id = $1 returning counting',
    [id, randomBase62(22)],
  );
  const { counting: sign } = present(rows[0], `key ${id}`);
  try {
    await services.settleCalls();
  } catch (error) {
    await countTogether({ services }, id, sign);
    throw error;
  }
  return sign;
}

/** Has the calls of a key be counted in memory again, because nothing came of its limit. */
export async function countTogether({ services }: Pick<Work, 'services'>, id: ApiKeyId, sign: string): Promise<void> {
  await services.aside
    .query('update api_key set counting = null where id = $1 and counting = $2', [id, sign])
    // The next night does it.
    .catch(() => {});
}

/** Has all keys without limits counted in memory again: a server may have died while it set one. */
export async function forgetCounting({ em }: Work): Promise<void> {
  await em.execute(
    'update api_key set counting = null where counting is not null and limit_per_minute is null and limit_per_month is null',
  );
}
