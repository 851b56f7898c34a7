import { type ApiKeyId, type KeyParts, NO_CALLS } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { lastUses, readWindows } from '../usage/index.ts';

/** The use of a key, as far as it is shown with the key. */
export type KeyUse = Pick<KeyParts, 'lastUse' | 'windows'>;

/** The use of a new key: no call yet. */
export const UNUSED: KeyUse = { lastUse: null, windows: NO_CALLS };

/** Reads the use of some keys, to show it. It counts no call. */
export async function readUses(work: Work, ids: readonly ApiKeyId[]): Promise<(id: ApiKeyId) => KeyUse> {
  const uses = await lastUses(work, ids);
  const windows = await readWindows(work, ids);
  return (id) => ({ lastUse: uses.get(id) ?? null, windows: windows.get(id) ?? NO_CALLS });
}

/** Reads the use of one key, to show it. */
export const readUse = async (work: Work, id: ApiKeyId): Promise<KeyUse> => (await readUses(work, [id]))(id);
