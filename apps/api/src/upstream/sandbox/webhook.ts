import type { EntityManager } from '@mikro-orm/postgresql';
import * as z from 'zod';
import { record } from '../../event/index.ts';
import { isOpenOrNotNeededSql, isOpenSql } from '../../permission/index.ts';
import { reachProblem } from '../../platform/outside/reach-problem.ts';
import { Refusal } from '../../platform/refusal.ts';
import { placeIn, type SealedColumn } from '../../platform/seal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { type ChannelWebhook, ChannelWebhookEntity } from '../channel-webhook.entity.ts';
import { type CarriedCall, jsonOf, type UpstreamAnswer } from '../upstream.ts';

// Whether a URL contains a user name or a password. The check reads the URL as parsers do: they ignore tabs and extra
// slashes, and read a backslash as a slash. An @ without a name before it also counts.
const hasPassword = (text: string): boolean => {
  const { username = '', password = '' } = URL.parse(text) ?? {};
  return username !== '' || password !== '' || /^https?:[/\\]*[^/\\?#]*@/i.test(text.replace(/[\t\r\n]/g, '').trim());
};

const webhookInput = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .refine((text) => !hasPassword(text), 'Put the password into a header.'),
  headers: z.record(z.string().max(128), z.string().max(1024)).optional(),
});

/**
 * Returns the URL that receives the number's messages. A webhook that a partner set is no longer returned after the end
 * of the partner's permission.
 */
export async function readWebhook(work: Work, call: CarriedCall): Promise<UpstreamAnswer> {
  const [row] = await work.em.execute<{ url: string }[]>(
    `select w.url from channel_webhook w left join permission e on e.id = w.permission_id
     where w.channel_id = ? and ${isOpenOrNotNeededSql('w', 'e')}`,
    [call.channel.id, work.now],
  );
  return { status: 200, body: { json: { url: row?.url ?? null } } };
}

/**
 * Stores the URL that receives the number's messages. A later call replaces the URL of an earlier call, as in the
 * compatible systems.
 */
export async function setWebhook(work: Work, call: CarriedCall): Promise<UpstreamAnswer> {
  const { url, headers } = parseInput(webhookInput, jsonOf(call));
  const problem = await reachProblem(new URL(url), work.services.outside);
  if (problem !== null)
    throw new Refusal('invalid_input', 'webhook address', { issues: [{ path: 'url', message: problem }] });
  const { channel, apiKeyId, partnerId, permissionId } = call;
  const given = headers === undefined ? null : JSON.stringify(headers);
  const sealed = given === null ? null : work.services.sealer.seal(given, placeOf(channel.id));
  const row = { channelId: channel.id, url, headers: sealed, apiKeyId, permissionId, setAt: work.now };
  await transaction(work, async (tx) => {
    const { em } = tx;
    // The permission is checked again, because it may have ended since the key was judged.
    if (permissionId !== null) await requireOpen(em, permissionId, work.services.clock.now());
    const before = await em.findOne(ChannelWebhookEntity, { channelId: channel.id }, { refresh: true });
    // The old and the new values are compared before the row is written, because writing the row also changes the
    // object `before`.
    const isSame = before?.url === url && headersOf(work, before) === given && before.apiKeyId === apiKeyId;
    await em.upsert(ChannelWebhookEntity, row);
    // When the same webhook is set again, no event is recorded.
    if (isSame) return;
    record(
      tx,
      { kind: 'channel_key', id: apiKeyId, account: null },
      {
        type: 'webhook.set',
        partnerId,
        clientId: channel.clientId,
        channelId: channel.id,
        subjectId: channel.id,
        data: { host: new URL(url).host },
      },
    );
  });
  return { status: 200, body: { json: { url } } };
}

/** The column in which a webhook's headers are encrypted. */
export const WEBHOOK_HEADERS: SealedColumn = {
  table: 'channel_webhook',
  column: 'headers',
  id: 'channel_id',
  setAt: 'set_at',
};

const placeOf = (channelId: string): string => placeIn(WEBHOOK_HEADERS, channelId);

// Returns the decrypted headers of a webhook. Undefined when the headers were encrypted with another encryption key. In
// that case the old headers count as different from any new headers.
function headersOf(work: Work, { channelId, headers }: ChannelWebhook): string | null | undefined {
  if (headers == null) return null;
  try {
    return work.services.sealer.open(headers, placeOf(channelId));
  } catch {
    return undefined;
  }
}

/**
 * Checks that the episode is open, and locks it until the commit. So a withdrawal happens before or after this change,
 * never in the middle.
 */
async function requireOpen(em: EntityManager, permissionId: string, now: Date): Promise<void> {
  const open = await em.execute<unknown[]>(
    `select e.id from permission e where e.id = ? and ${isOpenSql('e')} for share`,
    [permissionId, now],
  );
  if (open.length === 0) throw new Refusal('revoked', `episode ${permissionId} is over`);
}
