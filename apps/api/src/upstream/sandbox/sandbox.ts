import { stockedBytes } from '../../platform/id.ts';
import { jsonOf, type Upstream } from '../upstream.ts';
import { answerMessage, newWamid } from './answer-message.ts';
import { planSandbox } from './plan-sandbox.rule.ts';
import { readWebhook, setWebhook } from './webhook.ts';

/** The embedded upstream. It checks messages as Meta does and answers in Meta's format, but it sends nothing. */
export const sandbox: Upstream = (call) => {
  if (call.operation === 'webhook.get') return readWebhook(call.beginWork(), call);
  if (call.operation === 'webhook.set') return setWebhook(call.beginWork(), call);
  const { requestId } = call.origin;
  const { status, body } = answerMessage(jsonOf(call), { requestId, newMessageId: () => newWamid(stockedBytes) });
  return { status, body: { json: body }, planReports: planSandbox };
};
