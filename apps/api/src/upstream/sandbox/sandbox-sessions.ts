import { stockedBytes } from '../../platform/id.ts';
import { metaBody } from '../meta-body.rule.ts';
import type { OutgoingMessage, SessionUpstream, Taken } from '../outgoing-message.ts';
import { answerMessage, newWamid } from './answer-message.ts';
import { planSandbox } from './plan-sandbox.rule.ts';

/**
 * The sandbox as the sessions door uses it. It checks messages as Meta does, and it can do everything that the door
 * knows, also what Meta's Cloud API cannot do.
 */
export const sandboxSessions: SessionUpstream = {
  supports: new Set(['send', 'react', 'edit', 'revoke', 'poll', 'vote', 'read', 'typing', 'recording']),
  send: take,
};

function take(message: OutgoingMessage, now: Date): Taken {
  const waMessageId = newWamid(stockedBytes);
  const error = problemOf(message, waMessageId);
  if (error !== null) return { isTaken: false, error };
  return { isTaken: true, waMessageId, reports: planSandbox({ ...message, waMessageId }, now) };
}

// Meta has no polls, so its rules say nothing about them.
function problemOf(message: OutgoingMessage, waMessageId: string) {
  if (message.type === 'poll') return null;
  const call = { requestId: message.requestId, newMessageId: () => waMessageId };
  const { status, body } = answerMessage(metaBody(message), call);
  if (status < 400) return null;
  const { error } = body as { error: { code: number; message: string } };
  return { code: String(error.code), message: error.message };
}
