import { stockedBytes } from '../../platform/id.ts';
import { jsonOf, type Upstream } from '../upstream.ts';
import { answerMessage, newWamid } from './answer-message.ts';
import { planSandbox } from './plan-sandbox.rule.ts';

/** The embedded upstream. It checks messages as Meta does and answers in Meta's format, but it sends nothing. */
export const sandbox: Upstream = (call) => {
  const { requestId } = call.origin;
  const { status, body } = answerMessage(jsonOf(call), { requestId, newMessageId: () => newWamid(stockedBytes) });
  return { status, body: { json: body }, planReports: planSandbox };
};
