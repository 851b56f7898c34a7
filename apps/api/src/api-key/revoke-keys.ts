import type { Actor, KeyKind, RevokedKeys, RevokeKeysInput } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';
import { keyStatus } from './api-key.rule.ts';
import { nameKey } from './api-key.view.ts';
import { isPermissionOpen } from './is-permission-open.ts';
import { isLive, KEY_TABLES, ofKind, withLabels } from './live-keys.ts';
import { lockKey } from './lock-key.ts';
import { revokeLocked } from './revoke-key.ts';
import { allOf, type Condition, visibleKeys } from './visible-keys.ts';

/** Which live keys shall end. */
export interface KeysToRevoke {
  kind: KeyKind;
  input: RevokeKeysInput;
}

interface Found {
  id: string;
  channel_id: string | null;
}

/**
 * Revokes every live key of one kind for which all of the filter holds, in one commit; with `dryRun` it only names them.
 * All channels are locked first, in the order of their ids, so that two of these at once queue.
 */
export function revokeKeys(work: Work, actor: Actor, { kind, input }: KeysToRevoke): Promise<RevokedKeys> {
  return transaction(work, async (tx) => {
    const found = await findKeys(tx, actor, { kind, input });
    if (input.dryRun === true) return { dryRun: true, keys: await nameKeys(tx, found) };
    const channels = found.flatMap(({ channel_id }) => (channel_id === null ? [] : [channel_id]));
    const locked = await lockChannels(tx, channels);
    const keys: RevokedKeys['keys'] = [];
    for (const { id } of found) {
      const each = await lockKey(locked, actor, kind, id);
      // It ended while we waited for its row: then it is not ours to name.
      const isOpen = await isPermissionOpen(each.work, each.key);
      if (keyStatus(each.key, each.secrets, isOpen, each.work.now) !== 'live') continue;
      revokeLocked(actor, each);
      keys.push(nameKey(each.key, each.secrets));
    }
    await locked.em.flush();
    return { dryRun: false, keys };
  });
}

/** In one order everywhere, the keys of one channel beside each other. */
function findKeys(work: Work, actor: Actor, { kind, input }: KeysToRevoke): Promise<Found[]> {
  const asked = [...withLabels(input), ...conditionsOf(input)];
  const { sql, values } = allOf([ofKind(kind), visibleKeys(actor), isLive(work.now), ...asked]);
  const text = `select k.id, k.channel_id from ${KEY_TABLES} where ${sql} order by k.id`;
  return work.em.execute<Found[]>(text, values);
}

function conditionsOf({ ids, channelId, unusedSince, createdBefore }: RevokeKeysInput): Condition[] {
  const conditions: Condition[] = [];
  if (ids !== undefined)
    conditions.push(['k.id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(ids)]]);
  if (channelId !== undefined) conditions.push(['k.channel_id = ?', [channelId]]);
  if (createdBefore !== undefined) conditions.push(['k.created_at < ?', [new Date(createdBefore)]]);
  if (unusedSince !== undefined) {
    const since = new Date(unusedSince);
    const used = "select from usage u where u.api_key_id = k.id and u.outcome = 'ok' and u.last_at >= ?";
    conditions.push([`k.created_at < ? and not exists (${used})`, [since, since]]);
  }
  return conditions;
}

async function nameKeys(work: Work, found: readonly Found[]): Promise<RevokedKeys['keys']> {
  const ids = found.map(({ id }) => id);
  const keys = await work.em.find(ApiKeyEntity, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
  const secrets = await work.em.find(ApiKeySecretEntity, { apiKeyId: { $in: ids } }, { orderBy: { id: 'asc' } });
  return keys.map((key) =>
    nameKey(
      key,
      secrets.filter(({ apiKeyId }) => apiKeyId === key.id),
    ),
  );
}
