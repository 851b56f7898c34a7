import {
  type Actor,
  type ChannelKeyQuery,
  type KeyKind,
  type KeyOf,
  type KeyParts,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
  viewKey,
} from '@chatelaine/shared';
import { allOf, type Condition, holds } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import { IS_OPEN, isLive, KEY_TABLES, visibleKeys } from './api-key.sql.ts';
import { ofKind, withLabels } from './asked-keys.ts';
import { readSecrets } from './read-secrets.ts';
import { readUses } from './read-use.ts';

/** The row of a listed key, before the key itself is read. */
export interface KeyRow {
  id: string;
  created_at: Date | string;
  is_open: boolean;
}

/** The keys that a list asks for. */
export interface KeyListing<K extends KeyKind> {
  kind: K;
  query: ChannelKeyQuery & PageQuery;
  /**
   * The id of a partner or a client. With a partner's id, the list has only the partner's keys, including its keys on
   * the numbers of clients. With a client's id, the list has only the client's keys, including the partner's keys on
   * the client's numbers. When undefined, the list has all keys that the actor may know of.
   */
  accountId?: string | undefined;
}

/** Lists the keys of one kind that the actor may know of, newest first. The list shows no secret. */
export async function listKeys<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, query, accountId }: KeyListing<K>,
): Promise<Page<KeyOf[K]>> {
  const { limit = 50 } = query;
  const rows = await findKeyRows(work, actor, { kind, query: { ...query, limit: limit + 1 }, accountId });
  const cursorOf = (row: KeyRow) => rowCursor({ id: row.id, createdAt: new Date(row.created_at) });
  const page = pageOf(rows, limit, cursorOf, (row) => row);
  return { ...page, data: await viewRows(work, kind, page.data) };
}

/** Finds keys of one kind, newest first. A query without a limit finds all keys. */
export function findKeyRows<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, query, accountId }: KeyListing<K>,
): Promise<KeyRow[]> {
  const { sql, values } = allOf([
    ofKind(kind),
    visibleKeys(actor),
    ...ofAccount(accountId),
    ...conditionsOf(query, work.now),
  ]);
  return work.em.execute<KeyRow[]>(
    `select k.id, k.created_at, ${IS_OPEN} as is_open from ${KEY_TABLES}
     where ${sql} order by k.created_at desc, k.id desc limit ?`,
    [work.now, ...values, query.limit ?? null],
  );
}

/** Reads the keys of some rows, in the order of the rows. */
export async function viewRows<K extends KeyKind>(work: Work, kind: K, rows: readonly KeyRow[]): Promise<KeyOf[K][]> {
  const parts = await readParts(work, rows);
  const read = rows.map(({ id }) => parts.get(id)).filter((each) => each !== undefined);
  return read.map((each) => viewKey(kind, each, work.now));
}

const ofAccount = (id: string | undefined): Condition[] =>
  id === undefined ? [] : [['k.partner_id = ? or k.client_id = ? or ch.client_id = ?', [id, id, id]]];

function conditionsOf({ channelId, status, cursor, ...labels }: ChannelKeyQuery & PageQuery, now: Date): Condition[] {
  const conditions = withLabels(labels);
  if (channelId !== undefined) conditions.push(['k.channel_id = ?', [channelId]]);
  if (status !== undefined) conditions.push(holds(isLive(now), status === 'live'));
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(k.created_at, k.id) < (?, ?)', [at, id]]);
  }
  return conditions;
}

async function readParts(work: Work, rows: readonly KeyRow[]): Promise<Map<string, KeyParts>> {
  const ids = rows.map(({ id }) => id);
  const isOpen = new Map(rows.map(({ id, is_open }) => [id, is_open]));
  const keys = await work.em.find(ApiKeyEntity, { id: { $in: ids } });
  const secrets = await readSecrets(work, ids);
  const useOf = await readUses(work, ids);
  const secretsOf = Map.groupBy(secrets, ({ apiKeyId }) => apiKeyId);
  return new Map(
    keys.map((key) => [
      key.id,
      {
        key,
        secrets: secretsOf.get(key.id) ?? [],
        isPermissionOpen: isOpen.get(key.id) ?? false,
        ...useOf(key.id),
      },
    ]),
  );
}
