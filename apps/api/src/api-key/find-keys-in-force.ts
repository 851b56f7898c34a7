import type { ChannelId, ClientId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Finds, for the numbers of a client, the name of the client's own key that a program sends with now: it ends when
 * somebody makes another one for the number. What a partner made is not the client's, and has a name of the partner's
 * choice.
 */
export async function findOwnKeysInForce(work: Work, clientId: ClientId): Promise<Map<ChannelId, string>> {
  const rows = await work.em.execute<{ channel_id: string; name: string }[]>(
    `select k.channel_id, k.name
     from channel ch join api_key k on k.channel_id = ch.id join api_key_secret s on s.api_key_id = k.id
     where ch.client_id = ? and k.kind = 'channel' and k.partner_id is null
       and k.revoked_at is null and (k.expires_at is null or k.expires_at > ?)
       and s.ended_at is null and s.ends_at is null`,
    [clientId, work.now],
  );
  return new Map(rows.map(({ channel_id, name }) => [channel_id, name]));
}
