import type { Actor, ChannelKey, ChannelKeyQuery, Page, PageQuery } from '@chatelaine/shared';
import { pageOf, readCursor, rowCursor } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';
import { type KeyParts, viewChannelKey } from './api-key.view.ts';

interface KeyRow {
  id: string;
  created_at: Date | string;
  is_open: boolean;
}

const OPEN = '(k.permission_id is null or (e.withdrawn_at is null and (e.expires_at is null or e.expires_at > ?)))';
const ALIVE = `exists (select from api_key_secret s where s.api_key_id = k.id and s.ended_at is null and (s.ends_at is null or s.ends_at > ?))`;
const LIVE = `(k.revoked_at is null and (k.expires_at is null or k.expires_at > ?) and ${OPEN} and ${ALIVE})`;

/** Lists channel keys, newest first: a partner's own, or all of a client's numbers. Never a secret. */
export async function listChannelKeys(
  work: Work,
  actor: Actor,
  query: ChannelKeyQuery & PageQuery,
): Promise<Page<ChannelKey>> {
  const { channelId, status, limit = 50, cursor } = query;
  const conditions: [string, unknown[]][] = [["k.kind = 'channel'", []], mine(actor)];
  if (channelId !== undefined) conditions.push(['k.channel_id = ?', [channelId]]);
  if (status !== undefined) conditions.push([`${LIVE} = ?`, [work.now, work.now, work.now, status === 'live']]);
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(k.created_at, k.id) < (?, ?)', [at, id]]);
  }
  const rows = await work.em.execute<KeyRow[]>(
    `select k.id, k.created_at, ${OPEN} as is_open
     from api_key k join channel ch on ch.id = k.channel_id left join permission e on e.id = k.permission_id
     where ${conditions.map(([sql]) => sql).join(' and ')} order by k.created_at desc, k.id desc limit ?`,
    [work.now, ...conditions.flatMap(([, values]) => values), limit + 1],
  );
  const parts = await readParts(work, rows.slice(0, limit));
  const cursorOf = (row: KeyRow) => rowCursor({ id: row.id, createdAt: new Date(row.created_at) });
  const page = pageOf(rows, limit, cursorOf, (row) => parts.get(row.id));
  return {
    ...page,
    data: page.data.filter((each) => each !== undefined).map((each) => viewChannelKey(each, work.now)),
  };
}

function mine(actor: Actor): [string, unknown[]] {
  if (actor.account === null) return ['true', []];
  return actor.account.type === 'partner'
    ? ['k.partner_id = ?', [actor.account.id]]
    : ['ch.client_id = ?', [actor.account.id]];
}

async function readParts(work: Work, rows: readonly KeyRow[]): Promise<Map<string, KeyParts>> {
  const ids = rows.map(({ id }) => id);
  const isOpen = new Map(rows.map(({ id, is_open }) => [id, is_open]));
  const keys = await work.em.find(ApiKeyEntity, { id: { $in: ids } });
  const secrets = await work.em.find(ApiKeySecretEntity, { apiKeyId: { $in: ids } }, { orderBy: { id: 'asc' } });
  const uses = await lastUses(work, ids);
  return new Map(
    keys.map((key) => [
      key.id,
      {
        key,
        secrets: secrets.filter(({ apiKeyId }) => apiKeyId === key.id),
        isPermissionOpen: isOpen.get(key.id) ?? false,
        lastUsedAt: uses.get(key.id) ?? null,
      },
    ]),
  );
}
