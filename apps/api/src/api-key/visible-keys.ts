import { type Actor, type ApiKeyId, type ChannelId, judgeRight } from '@chatelaine/shared';
import { getChannel } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** A condition in SQL, with the values of its `?`, in their order. */
export type Condition = readonly [sql: string, values: readonly unknown[]];

/** All conditions at once, as what follows `where`. */
export function allOf(conditions: readonly Condition[]): { sql: string; values: unknown[] } {
  return {
    sql: conditions.map(([sql]) => `(${sql})`).join(' and ') || 'true',
    values: conditions.flatMap(([, values]) => values),
  };
}

/**
 * Which keys (`k`, with their channel `ch` where they have one) an actor may know of: a partner the channel keys that he
 * made, a client every key of its numbers. Their partner keys and organization keys are known to those who may list
 * them; a partner key always knows itself.
 */
export function visibleKeys(actor: Actor): Condition {
  const { account } = actor;
  if (account === null) return ['true', []];
  if (account.type === 'partner') {
    if (judgeRight(actor, 'partner_keys_list').allow) return ['k.partner_id = ?', [account.id]];
    return ["k.partner_id = ? and (k.kind = 'channel' or k.id = ?)", [account.id, actor.id]];
  }
  const ofNumbers: Condition = ["k.kind = 'channel' and ch.client_id = ?", [account.id]];
  if (!judgeRight(actor, 'organization_keys').allow) return ofNumbers;
  return [`(${ofNumbers[0]}) or (k.kind = 'organization' and k.client_id = ?)`, [account.id, account.id]];
}

/** @throws {Refusal} `not_found` for a key, or a channel, that the actor may not know of. */
export async function requireVisible(
  work: Work,
  actor: Actor,
  { keyId, channelId }: { keyId?: ApiKeyId | undefined; channelId?: ChannelId | undefined },
): Promise<void> {
  if (keyId !== undefined && !(await seesOne(work, actor, ['k.id = ?', [keyId]])))
    throw new Refusal('not_found', `key ${keyId} for ${actor.id}`);
  // A partner goes on seeing his keys on the numbers of a client who has left him.
  if (channelId === undefined || (await seesOne(work, actor, ['k.channel_id = ?', [channelId]]))) return;
  await getChannel(work, actor, channelId);
}

async function seesOne(work: Work, actor: Actor, condition: Condition): Promise<boolean> {
  const { sql, values } = allOf([visibleKeys(actor), condition]);
  const rows = await work.em.execute<unknown[]>(
    `select 1 from api_key k left join channel ch on ch.id = k.channel_id where ${sql} limit 1`,
    values,
  );
  return rows.length > 0;
}
