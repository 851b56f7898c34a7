import type { Actor, KeyKind } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import type { KeyOf } from './api-key.view.ts';
import { listKeys } from './list-keys.ts';

type Listed<K extends KeyKind> = { kind: K } & KeyOf[K];
/** A key as the operator sees it among all others. */
export type ListedKey = Listed<'partner'> | Listed<'organization'> | Listed<'channel'>;

/** Lists the keys of every kind, of one account or of all, newest first in each kind. Never a secret. */
export async function listEveryKey(work: Work, actor: Actor, accountId?: string): Promise<ListedKey[]> {
  const all = <K extends KeyKind>(kind: K) => listAll(work, actor, { kind, accountId });
  return [...(await all('partner')), ...(await all('organization')), ...(await all('channel'))];
}

interface Whose<K extends KeyKind> {
  kind: K;
  accountId: string | undefined;
}

async function listAll<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, accountId }: Whose<K>,
): Promise<Listed<K>[]> {
  const keys: Listed<K>[] = [];
  let cursor: string | undefined;
  do {
    const page = await listKeys(work, actor, { kind, accountId, query: { cursor, limit: 200 } });
    keys.push(...page.data.map((key) => ({ kind, ...key })));
    cursor = page.nextCursor ?? undefined;
    work.em.clear();
  } while (cursor !== undefined);
  return keys;
}
