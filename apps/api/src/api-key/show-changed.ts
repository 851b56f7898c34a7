import { type Actor, type KeyKind, type KeyOf, viewKey } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import type { KeyUse } from '../usage/index.ts';
import type { ApiKey, ApiKeySecret } from './api-key.entity.ts';
import { findMaker } from './find-maker.ts';
import { readUse } from './read-use.ts';

/** A key after a change, and what the change already knows about it. */
interface ChangedKey<K extends KeyKind> {
  kind: K;
  key: ApiKey;
  /** The secrets of the key, oldest first. */
  secrets: readonly ApiKeySecret[];
  /** The default is true. */
  isPermissionOpen?: boolean;
  /** The use of the key. The default is what the database says. */
  use?: KeyUse;
}

/** Shows a key in the answer of the change that made or changed it. */
export async function showChanged<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, key, secrets, isPermissionOpen = true, use }: ChangedKey<K>,
): Promise<KeyOf[K]> {
  const createdBy = await findMaker(work, actor, key);
  return viewKey(
    kind,
    { key, secrets, isPermissionOpen, createdBy, ...(use ?? (await readUse(work, key.id))) },
    work.now,
  );
}
