import type { ChannelId, ClientId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { isInForce } from './api-key.sql.ts';

/**
 * Finds, for each number of a client, the name of the client's own key. Programs use this key now, and the key ends
 * when somebody makes another key for the number. Keys that a partner made are left out, because their names are for
 * the partner only.
 */
export async function findOwnKeysInForce(work: Work, clientId: ClientId): Promise<Map<ChannelId, string>> {
  const [inForce, values] = isInForce(work.now);
  const rows = await work.em.execute<{ channel_id: string; name: string }[]>(
    `select k.channel_id, k.name
     from channel ch join api_key k on k.channel_id = ch.id join api_key_secret s on s.api_key_id = k.id
     where ch.client_id = ? and k.kind = 'channel' and k.partner_id is null
       and ${inForce}`,
    [clientId, ...values],
  );
  return new Map(rows.map(({ channel_id, name }) => [channel_id, name]));
}
