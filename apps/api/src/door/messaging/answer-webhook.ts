import type { KeyRecord } from '../../api-key/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { JsonContent, UpstreamAnswer } from '../../upstream/index.ts';
import { readNumberWebhook, setNumberWebhook } from '../../webhook/index.ts';

/**
 * Answers a call about the webhook of a number. Chatelaine itself keeps the webhook, because the events of the number
 * end with the permission, whatever the upstream is. With a body, the call sets the webhook.
 */
export async function answerWebhook(work: Work, key: KeyRecord, body?: JsonContent | null): Promise<UpstreamAnswer> {
  if (key.kind !== 'channel') throw new Refusal('unavailable', `key ${key.id} has no channel`);
  const call = {
    channelId: key.channel.id,
    clientId: key.client.id,
    apiKeyId: key.id,
    secretHint: key.secret.hint,
    partnerId: key.maker?.partner.id ?? null,
    permissionId: key.maker?.permission.id ?? null,
  };
  const json =
    body === undefined ? await readNumberWebhook(work, call) : await setNumberWebhook(work, call, body?.json);
  return { status: 200, body: { json } };
}
