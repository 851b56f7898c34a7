import { type ApiKeyId, NO_CALLS } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { type KeyUse, keyUses } from '../usage/index.ts';

/** The use of a new key: no call yet. */
export const UNUSED: KeyUse = { lastUse: null, lastRefusal: null, windows: NO_CALLS };

/** Reads the use of some keys, so that it can be shown. This counts no call. */
export async function readUses(work: Work, ids: readonly ApiKeyId[]): Promise<(id: ApiKeyId) => KeyUse> {
  const uses = await keyUses(work, ids);
  return (id) => uses.get(id) ?? UNUSED;
}

/** Reads the use of one key, so that it can be shown. */
export const readUse = async (work: Work, id: ApiKeyId): Promise<KeyUse> => (await readUses(work, [id]))(id);
