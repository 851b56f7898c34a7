import { type ApiKeyId, type KeyParts, NO_CALLS } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { lastCalls, readWindows } from '../usage/index.ts';

/** The facts about the use of a key that are shown with the key. */
export type KeyUse = Pick<KeyParts, 'lastUse' | 'lastRefusal' | 'windows'>;

/** The use of a new key: no call yet. */
export const UNUSED: KeyUse = { lastUse: null, lastRefusal: null, windows: NO_CALLS };

/** Reads the use of some keys, so that it can be shown. This counts no call. */
export async function readUses(work: Work, ids: readonly ApiKeyId[]): Promise<(id: ApiKeyId) => KeyUse> {
  const calls = await lastCalls(work, ids);
  const windows = await readWindows(work, ids);
  return (id) => ({ ...UNUSED, ...calls.get(id), windows: windows.get(id) ?? NO_CALLS });
}

/** Reads the use of one key, so that it can be shown. */
export const readUse = async (work: Work, id: ApiKeyId): Promise<KeyUse> => (await readUses(work, [id]))(id);
