import type { Actor, ApiKeyId, ChannelId } from '@chatelaine/shared';
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
 * Which keys (`k`, with their channel `ch` where they have one) an actor may know of: a partner his partner keys and the
 * channel keys that he made; a client its organization keys and every key of its numbers.
 */
export function visibleKeys({ account }: Actor): Condition {
  if (account === null) return ['true', []];
  if (account.type === 'partner') return ['k.partner_id = ?', [account.id]];
  return [
    "(k.kind = 'channel' and ch.client_id = ?) or (k.kind = 'organization' and k.client_id = ?)",
    [account.id, account.id],
  ];
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
