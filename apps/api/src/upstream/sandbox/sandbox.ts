import { randomBytes } from 'node:crypto';
import type { Upstream } from '../upstream.ts';
import { answerMessage, newWamid } from './answer-message.ts';
import { readWebhook, setWebhook } from './webhook.ts';

/** The embedded upstream: it judges messages as Meta would and answers in Meta's shapes, and sends nothing anywhere. */
export const sandbox: Upstream = (work, call) => {
  if (call.operation === 'webhook.get') return readWebhook(work, call);
  if (call.operation === 'webhook.set') return setWebhook(work, call);
  const { requestId } = work.origin;
  return Promise.resolve(answerMessage(call.body, { requestId, newMessageId: () => newWamid(randomBytes) }));
};
