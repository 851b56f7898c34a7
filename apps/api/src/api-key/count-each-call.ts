import { type ApiKeyId, type KeySettingValues, present } from '@chatelaine/shared';
import { randomBase62 } from '../platform/id.ts';
import type { Work } from '../platform/work.ts';
import type { ApiKey } from './api-key.entity.ts';

type Limits = Pick<KeySettingValues, 'limitPerMinute' | 'limitPerMonth'>;

const hasLimit = ({ limitPerMinute, limitPerMonth }: Limits): boolean =>
  limitPerMinute !== null || limitPerMonth !== null;

/** Thrown when a key would get a limit while servers still count its calls only in memory. */
export class NotCounted extends Error {
  override readonly name = 'NotCounted';
}

/**
 * @throws {NotCounted} for a key that gets its first limit, unless the key's column `counting` has the value `sign`.
 * When the column has this value, servers already count each call of the key.
 */
export function requireCounted(key: ApiKey, limits: { before: Limits; after: Limits }, sign: string | undefined): void {
  if (hasLimit(limits.before) || !hasLimit(limits.after)) return;
  if (sign === undefined || key.counting !== sign) throw new NotCounted();
}

/**
 * Makes every server count each call of a key without limits in the key's window in the database. Waits until the
 * window also includes all calls that servers have counted only in memory. From then on the window is exact on every
 * server. Returns the sign, which is the value of the column `counting`. The limit may be set only while the column
 * still has this value.
 *
 * @throws {Refusal} `unavailable` when a living server does not confirm in time that it has written its calls.
 */
export async function countEachCall({ services }: Work, id: ApiKeyId): Promise<string> {
  // Two requests at the same time get the same sign. The sign commits in a transaction of its own, because every server
  // must see it before the key changes.
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

/**
 * Makes servers count the calls of a key in memory again, because the change that would set the key's first limit
 * failed.
 */
export async function countTogether({ services }: Pick<Work, 'services'>, id: ApiKeyId, sign: string): Promise<void> {
  await services.aside
    .query('update api_key set counting = null where id = $1 and counting = $2', [id, sign])
    // When this statement fails, the nightly job resets the column.
    .catch(() => {});
}

/**
 * Makes servers count the calls of all keys without limits in memory again. A server may have crashed while it set a
 * limit, and then the column `counting` is still set.
 */
export async function forgetCounting({ em }: Work): Promise<void> {
  await em.execute(
    'update api_key set counting = null where counting is not null and limit_per_minute is null and limit_per_month is null',
  );
}
