import type { Actor, KeyKind, KeyOf } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { findKeyRows, viewRows } from './list-keys.ts';

const READ_AT_ONCE = 500;

type Listed<K extends KeyKind> = { kind: K } & KeyOf[K];
/** A key of any kind, in the operator's list of all keys. */
export type ListedKey = Listed<'partner'> | Listed<'organization'> | Listed<'channel'>;

/**
 * Lists the keys of every kind, of one account or of all accounts. Within each kind the newest keys come first. The
 * list shows no secret.
 */
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
  // One query finds all rows, because a query for each page would sort all remaining rows again.
  const rows = await findKeyRows(work, actor, { kind, accountId, query: {} });
  for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
    const read = await viewRows(work, actor, { kind, rows: rows.slice(at, at + READ_AT_ONCE) });
    keys.push(...read.map((key) => ({ kind, ...key })));
    work.em.clear();
  }
  return keys;
}
