import { webhookHeaders, webhookSecret, webhookUrl } from '@chatelaine/shared/schema';
import * as z from 'zod';
import { reachProblem } from '../../platform/outside/reach-problem.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import type { NumberCall } from './number-call.ts';
import { refusedUrl, shakeHands } from './shake-hands.ts';
import { type SetNumberWebhook, storeNumberWebhook } from './store-number-webhook.ts';

// Some programs may send the last two fields as null, because earlier versions ignored them.
const webhookInput = z.object({
  url: webhookUrl,
  headers: webhookHeaders.optional(),
  secret: webhookSecret.nullish(),
  verify_token: z.string().min(1).max(256).nullish(),
});

/**
 * Stores the URL that receives the number's messages. A later call replaces the URL of an earlier call, as in the
 * compatible systems. With `verify_token`, the URL must pass Meta's handshake first.
 *
 * The caller may choose the secret that signs. Otherwise the server makes one, unless this key has set the webhook
 * before and it has a secret. So a new secret is made for another key, for a webhook that was set before deliveries were
 * signed, and for one whose secret was encrypted with an ENCRYPTION_KEY that is lost.
 *
 * @throws {Refusal} `invalid_input` for a URL that this server does not call, or that fails the handshake; `revoked` when
 * the permission, the number or the key has ended meanwhile.
 */
export async function setNumberWebhook(work: Work, call: NumberCall, body: unknown): Promise<SetNumberWebhook> {
  const { url, headers, secret, verify_token: verifyToken } = parseInput(webhookInput, body);
  const problem = await reachProblem(new URL(url), work.services.outside);
  if (problem !== null) throw refusedUrl(problem);
  if (verifyToken != null) await shakeHands(work.services.outsideClient, { url: new URL(url), headers, verifyToken });
  return transaction(work, (tx) => storeNumberWebhook(tx, call, { url, headers, secret: secret ?? null }));
}
