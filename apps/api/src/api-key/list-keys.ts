import {
  type Actor,
  type ApiKeyId,
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
import { allOf, type Condition, holds, isAmong } from '../platform/db/condition.ts';
import { searched } from '../platform/db/search.sql.ts';
import { readCursor } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity } from './api-key.entity.ts';
import { IS_OPEN, isLive, KEY_TABLES, visibleKeys } from './api-key.sql.ts';
import { ofKind, withLabels } from './asked-keys.ts';
import { MAKER_NAME } from './key-maker.sql.ts';
import { showMaker } from './key-maker.view.ts';
import { readSecrets } from './read-secrets.ts';
import { readUses } from './read-use.ts';

/** The row of a listed key, before the key itself is read. */
export interface KeyRow {
  id: string;
  created_at: Date | string;
  is_open: boolean;
  maker_name: string | null;
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
  const listing = { kind, query: { ...query, limit: limit + 1 }, accountId };
  const rows = await findKeyRows<WholeRow>(work, actor, listing, 'k.*');
  const cursorOf = (row: WholeRow) => rowCursor({ id: row.id, createdAt: new Date(row.created_at) });
  const page = pageOf(rows, limit, cursorOf, (row) => row);
  const keys = page.data.map(({ is_open: _, maker_name: __, ...row }) => work.em.map(ApiKeyEntity, row));
  return { ...page, data: await viewKeys(work, actor, { kind, keys, rows: page.data }) };
}

/**
 * Shows one key of one kind that the actor may know of, as the list shows it.
 *
 * @throws {Refusal} `not_found` for a key of another kind or of another account.
 */
export async function showKey<K extends KeyKind>(work: Work, actor: Actor, kind: K, id: ApiKeyId): Promise<KeyOf[K]> {
  const { data } = await listKeys(work, actor, { kind, query: { ids: [id], limit: 1 } });
  const [key] = data;
  if (key === undefined) throw new Refusal('not_found', `key ${id} for ${actor.id}`);
  return key;
}

/** A row with every column of the key, so that the list needs no second statement for the keys. */
type WholeRow = KeyRow & Record<string, unknown>;

/** Finds keys of one kind, newest first. A query without a limit finds all keys. */
export function findKeyRows<Row extends KeyRow = KeyRow>(
  work: Work,
  actor: Actor,
  { kind, query, accountId }: KeyListing<KeyKind>,
  columns = 'k.id, k.created_at',
): Promise<Row[]> {
  const { sql, values } = allOf([
    ofKind(kind),
    visibleKeys(actor),
    ...ofAccount(accountId),
    ...conditionsOf(query, work.now),
  ]);
  return work.em.execute<Row[]>(
    `select ${columns}, ${IS_OPEN} as is_open, ${MAKER_NAME} as maker_name from ${KEY_TABLES}
     where ${sql} order by k.created_at desc, k.id desc limit ?`,
    [work.now, ...values, query.limit ?? null],
  );
}

/** Reads the keys of some rows, in the order of the rows. */
export async function viewRows<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, rows }: { kind: K; rows: readonly KeyRow[] },
): Promise<KeyOf[K][]> {
  const keys = await work.em.find(ApiKeyEntity, { id: { $in: rows.map(({ id }) => id) } });
  return viewKeys(work, actor, { kind, keys, rows });
}

/** Keys, and their rows in the order of the list. */
interface Read {
  keys: readonly ApiKey[];
  rows: readonly KeyRow[];
}

async function viewKeys<K extends KeyKind>(
  work: Work,
  actor: Actor,
  { kind, ...read }: Read & { kind: K },
): Promise<KeyOf[K][]> {
  const parts = await readParts(work, actor, read);
  const found = read.rows.map(({ id }) => parts.get(id)).filter((each) => each !== undefined);
  return found.map((each) => viewKey(kind, each, work.now));
}

const ofAccount = (id: string | undefined): Condition[] =>
  id === undefined ? [] : [['k.partner_id = ? or k.client_id = ? or ch.client_id = ?', [id, id, id]]];

function conditionsOf(query: ChannelKeyQuery & PageQuery, now: Date): Condition[] {
  const { channelId, channelIds, status, cursor } = query;
  const conditions = [...withLabels(query), ...searched('k', query)];
  if (channelId !== undefined) conditions.push(['k.channel_id = ?', [channelId]]);
  if (channelIds !== undefined) conditions.push(isAmong('k.channel_id', channelIds));
  if (status !== undefined) conditions.push(holds(isLive(now), status === 'live'));
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(k.created_at, k.id) < (?, ?)', [at, id]]);
  }
  return conditions;
}

async function readParts(work: Work, actor: Actor, { keys, rows }: Read): Promise<Map<string, KeyParts>> {
  const ids = rows.map(({ id }) => id);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const secrets = await readSecrets(work, ids);
  const useOf = await readUses(work, ids);
  const secretsOf = Map.groupBy(secrets, ({ apiKeyId }) => apiKeyId);
  return new Map(
    keys.map((key) => [
      key.id,
      {
        key,
        secrets: secretsOf.get(key.id) ?? [],
        isPermissionOpen: rowOf.get(key.id)?.is_open ?? false,
        createdBy: showMaker(actor, key, rowOf.get(key.id)?.maker_name ?? null),
        ...useOf(key.id),
      },
    ]),
  );
}
