import type { Actor, ApiKeyId, ChannelId } from '@chatelaine/shared';
import { getChannel } from '../permission/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { KEY_TABLES, visibleKeys } from './api-key.sql.ts';

/** @throws {Refusal} `not_found` for a key, or a channel, that is not visible to the actor. */
export async function requireVisible(
  work: Work,
  actor: Actor,
  { keyId, channelId }: { keyId?: ApiKeyId | undefined; channelId?: ChannelId | undefined },
): Promise<void> {
  if (keyId !== undefined && !(await seesOne(work, actor, ['k.id = ?', [keyId]])))
    throw new Refusal('not_found', `key ${keyId} for ${actor.id}`);
  // A partner still sees its own keys on a client's numbers after the client has left the partner.
  if (channelId === undefined || (await seesOne(work, actor, ['k.channel_id = ?', [channelId]]))) return;
  await getChannel(work, actor, channelId);
}

async function seesOne(work: Work, actor: Actor, condition: Condition): Promise<boolean> {
  const { sql, values } = allOf([visibleKeys(actor), condition]);
  const rows = await work.em.execute<unknown[]>(`select 1 from ${KEY_TABLES} where ${sql} limit 1`, values);
  return rows.length > 0;
}
