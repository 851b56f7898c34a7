import type { Actor, ApiKeyId, KeyKind, PermissionId, RevokedKeys, RevokeKeysInput } from '@chatelaine/shared';
import { allOf, type Condition, isAmong } from '../platform/db/condition.ts';
import { type Locked, lockedNow, type Transaction, transaction, type Work } from '../platform/work.ts';
import { endKeysSql, endSecretsSql, isAlive, isLive, KEY_TABLES, visibleKeys } from './api-key.sql.ts';
import { ofKind, withLabels } from './asked-keys.ts';
import { type EndedKey, recordRevocation } from './revoke-key.ts';

/** The live keys to end. */
export interface KeysToRevoke {
  kind: KeyKind;
  input: RevokeKeysInput;
}

type Found = EndedKey & { hint: string; permissionId: PermissionId | null; createdAt: Date | string };

/**
 * Revokes, in one commit, every live key of one kind that matches the whole filter. With `dryRun`, this function only
 * lists these keys. The rows of the channels or accounts are locked first, in the order of their ids. So two calls of
 * this function at the same time wait for each other without a deadlock.
 */
export function revokeKeys(work: Work, actor: Actor, { kind, input }: KeysToRevoke): Promise<RevokedKeys> {
  return transaction(work, async (tx) => {
    const asked = [ofKind(kind), visibleKeys(actor), ...withLabels(input), ...conditionsOf(input)];
    const found = await findLive(tx, asked);
    if (input.dryRun === true) return { dryRun: true, keys: found.map(nameFound) };
    const locked = await lockAll(tx, kind, found);
    // A key may end or change while this call waits for its row. Then it may no longer match the filter, so the keys
    // are read again. This call does not end or list a key that no longer matches.
    const ending = await findLive(locked, [...asked, isAmong('k.id', idsOf(found))]);
    await endAll(locked, idsOf(ending));
    for (const key of ending) recordRevocation(locked, actor, key);
    await locked.em.flush();
    return { dryRun: false, keys: ending.map(nameFound) };
  });
}

/** Finds the live keys that meet all conditions, sorted by id. */
export function findLive(work: Work, conditions: readonly Condition[]): Promise<Found[]> {
  const { sql, values } = allOf([isLive(work.now), ...conditions]);
  return work.em.execute<Found[]>(
    `select k.id, k.name, k.kind, k.partner_id as "partnerId", coalesce(ch.client_id, k.client_id) as "clientId",
       k.channel_id as "channelId", k.permission_id as "permissionId", k.created_at as "createdAt",
       (select s.hint from api_key_secret s where s.api_key_id = k.id order by s.id desc limit 1) as hint
     from ${KEY_TABLES} where ${sql} order by k.id`,
    values,
  );
}

function conditionsOf({ ids, channelId, unusedSince, createdBefore }: RevokeKeysInput): Condition[] {
  const conditions: Condition[] = [];
  if (ids !== undefined) conditions.push(isAmong('k.id', ids));
  if (channelId !== undefined) conditions.push(['k.channel_id = ?', [channelId]]);
  if (createdBefore !== undefined) conditions.push(['k.created_at < ?', [new Date(createdBefore)]]);
  if (unusedSince !== undefined) {
    const since = new Date(unusedSince);
    const used = "select from usage u where u.api_key_id = k.id and u.outcome = 'ok' and u.last_at >= ?";
    conditions.push([`k.created_at < ? and not exists (${used})`, [since, since]]);
  }
  return conditions;
}

const idsOf = (found: readonly Found[]): ApiKeyId[] => found.map(({ id }) => id);

const nameFound = ({ id, name, hint, channelId }: Found): RevokedKeys['keys'][number] => ({
  id,
  name,
  hint,
  channelId,
});

/** The kind of row that is locked before a key, as in `lockKey`. */
const LOCKED_BEFORE = {
  channel: ['channel', 'channelId'],
  partner: ['partner', 'partnerId'],
  organization: ['client', 'clientId'],
} as const;

async function lockAll(work: Transaction, kind: KeyKind, found: readonly Found[]): Promise<Locked<'key'>> {
  const [table, column] = LOCKED_BEFORE[kind];
  const owners = found.flatMap((key) => key[column] ?? []);
  await lockRows(work, `${table} t`, owners, 'no key update');
  await lockRows(work, 'api_key t', idsOf(found), 'update');
  return lockedNow(work, 'key');
}

// Locks rows in the same order as `lockChannels`, whatever the collation of the database is.
async function lockRows(work: Work, table: string, ids: readonly string[], strength: string): Promise<void> {
  const { sql, values } = allOf([isAmong('t.id', ids)]);
  await work.em.execute(`select t.id from ${table} where ${sql} order by t.id collate "C" for ${strength}`, values);
}

/** Ends many keys with SQL statements. The effect is the same as `endKey` for each key. */
export async function endAll({ em, now }: Locked<'key'>, ids: readonly ApiKeyId[]): Promise<void> {
  const key = allOf([isAmong('k.id', ids)]);
  await em.execute(endKeysSql(key.sql), [now, ...key.values]);
  const alive = allOf([isAmong('s.api_key_id', ids), isAlive(now, 's')]);
  await em.execute(endSecretsSql(alive.sql), [now, now, ...alive.values]);
}
