import {
  type Actor,
  HABIT_DAYS,
  hygieneFindings,
  type KeyHygiene,
  type Page,
  type PageQuery,
  rowCursor,
} from '@chatelaine/shared';
import { type ApiKey, ApiKeyEntity, isLive, KEY_TABLES, visibleKeys } from '../api-key/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { lastUses, scopesUsed } from '../usage/index.ts';

const BATCH = 200;
const ROUNDS = 10;
const HABIT_MS = HABIT_DAYS * 24 * 60 * 60_000;

/**
 * Lists the live keys that have a finding, newest first. Perhaps most keys have no finding, so at most 2,000 keys are
 * checked for each page of the list. Therefore a page can be shorter than its limit although further keys have a
 * finding.
 */
export async function listHygiene(work: Work, actor: Actor, query: PageQuery): Promise<Page<KeyHygiene>> {
  const { limit = 50 } = query;
  const data: KeyHygiene[] = [];
  let cursor = query.cursor;
  for (let round = 0; round < ROUNDS; round++) {
    const keys = await liveKeys(work, actor, cursor);
    for (const { key, view } of await judged(work, keys)) {
      if (data.length === limit) return { data, nextCursor: cursor ?? null };
      cursor = rowCursor(key);
      if (view.findings.length > 0) data.push(view);
    }
    if (keys.length < BATCH) return { data, nextCursor: null };
  }
  return { data, nextCursor: cursor ?? null };
}

async function judged(work: Work, keys: readonly ApiKey[]): Promise<{ key: ApiKey; view: KeyHygiene }[]> {
  const ids = keys.map(({ id }) => id);
  const uses = await lastUses(work, ids);
  const scopes = await scopesUsed(work, ids, new Date(work.now.getTime() - HABIT_MS));
  return keys.map((key) => {
    const { createdAt, expiresAt, allowedAddresses } = key;
    const habits = { lastUsedAt: uses.get(key.id)?.at ?? null, scopesUsed: scopes.get(key.id) ?? [] };
    const facts = { scopes: key.scopes, createdAt, expiresAt, allowedAddresses, ...habits };
    return { key, view: viewHygiene(key, hygieneFindings(facts, work.now)) };
  });
}

const viewHygiene = (key: ApiKey, findings: KeyHygiene['findings']): KeyHygiene => ({
  keyId: key.id,
  kind: key.kind,
  name: key.name,
  channelId: key.channelId ?? null,
  findings,
});

async function liveKeys(work: Work, actor: Actor, cursor: string | undefined): Promise<ApiKey[]> {
  const conditions: Condition[] = [visibleKeys(actor), isLive(work.now)];
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(k.created_at, k.id) < (?, ?)', [at, id]]);
  }
  const { sql, values } = allOf(conditions);
  const rows = await work.em.execute<Record<string, unknown>[]>(
    `select k.* from ${KEY_TABLES} where ${sql} order by k.created_at desc, k.id desc limit ?`,
    [...values, BATCH],
  );
  return rows.map((row) => work.em.map(ApiKeyEntity, row));
}
