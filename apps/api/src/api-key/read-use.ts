import { type ApiKeyId, type KeyParts, NO_CALLS } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { lastUses, readWindows } from '../usage/index.ts';

/** How a key was used, as far as it is shown with the key. */
export type KeyUse = Pick<KeyParts, 'lastUse' | 'windows'>;

/** What a key that was just made has used: nothing. */
export const UNUSED: KeyUse = { lastUse: null, windows: NO_CALLS };

/** Reads how some keys were used, for showing them. It counts no call. */
export async function readUses(work: Work, ids: readonly ApiKeyId[]): Promise<(id: ApiKeyId) => KeyUse> {
  const uses = await lastUses(work, ids);
  const windows = await readWindows(work, ids);
  return (id) => ({ lastUse: uses.get(id) ?? null, windows: windows.get(id) ?? NO_CALLS });
}

/** The same for one key. */
export const readUse = async (work: Work, id: ApiKeyId): Promise<KeyUse> => (await readUses(work, [id]))(id);
