import { isOpenOrNotNeededSql } from '../../permission/index.ts';
import type { Work } from '../../platform/work.ts';
import type { NumberCall } from './number-call.ts';

/**
 * Returns the URL that receives the number's messages. A webhook that a partner set is no longer returned after the end
 * of the partner's permission. The secret is never returned.
 */
export async function readNumberWebhook(work: Work, { channelId }: NumberCall): Promise<{ url: string | null }> {
  const [row] = await work.em.execute<{ url: string }[]>(
    `select w.url from channel_webhook w left join permission e on e.id = w.permission_id
     where w.channel_id = ? and ${isOpenOrNotNeededSql('w', 'e')}`,
    [channelId, work.now],
  );
  return { url: row?.url ?? null };
}
