import {
  editMessageInput,
  forwardMessageInput,
  MEDIA_TYPES,
  noFields,
  reactInput,
  revokeMessageInput,
  sendMessageInput,
  sendQuery,
  voteInput,
} from '@chatelaine/shared/schema';
import {
  editMessage,
  forwardMessage,
  markChatRead,
  type OnMessage,
  reactToMessage,
  revokeMessage,
  type Sent,
  sendMessage,
  showMessage,
  votePoll,
} from '../../message/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import { partOf, reachedSession } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { Reply, SessionCall, SessionRoute } from './session-call.ts';
import { viewMessage, viewMessageWithStatuses, viewSent } from './views.ts';

type Answer = SessionRoute['answer'];

/** How the call wants its message to be sent. */
function deliveryOf({ query, idempotencyKey }: SessionCall) {
  return { isAsync: readQuery(sendQuery, query).async === 'true', idempotencyKey };
}

const replyOf = (sent: Sent, { isAsync }: { isAsync: boolean }): Reply => ({
  status: isAsync ? 202 : 200,
  json: viewSent(sent, isAsync),
});

const send: Answer = async (call) => {
  const { id: channelId } = await reachedSession(call);
  requireNoMedia(call.body);
  const { to, replyTo, ...content } = parseInput(sendMessageInput, call.body);
  const delivery = deliveryOf(call);
  const sent = await sendMessage(call.work, call.actor, { channelId, to, content, replyTo, ...delivery });
  return replyOf(sent, delivery);
};

function requireNoMedia(body: unknown): void {
  const type: unknown = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  if (!MEDIA_TYPES.some((each) => each === type)) return;
  throw new Refusal('not_supported', 'media', { message: 'Messages with a file cannot be sent over this door yet.' });
}

/** Names the message of the path. */
async function targetOf(call: SessionCall): Promise<OnMessage> {
  const { id: channelId } = await reachedSession(call);
  return { channelId, messageId: partOf(call, 'message') };
}

const read: Answer = async (call) => {
  const { channelId, messageId: id } = await targetOf(call);
  return { json: viewMessageWithStatuses(await showMessage(call.work, call.actor, { id, channelId })) };
};

const react: Answer = async (call) => {
  const target = await targetOf(call);
  const { emoji } = parseInput(reactInput, call.body);
  const delivery = deliveryOf(call);
  return replyOf(await reactToMessage(call.work, call.actor, { ...target, emoji, ...delivery }), delivery);
};

const forward: Answer = async (call) => {
  const target = await targetOf(call);
  const { to } = parseInput(forwardMessageInput, call.body);
  const delivery = deliveryOf(call);
  return replyOf(await forwardMessage(call.work, call.actor, { ...target, to, ...delivery }), delivery);
};

const edit: Answer = async (call) => {
  const on = { ...(await targetOf(call)), text: parseInput(editMessageInput, call.body).text };
  const json = await call.change('messages.edit', on, async (work) =>
    viewMessage(await editMessage(work, call.actor, on)),
  );
  return { json };
};

const revoke: Answer = async (call) => {
  const on = await targetOf(call);
  parseInput(revokeMessageInput, call.body);
  const json = await call.change('messages.revoke', on, async (work) =>
    viewMessage(await revokeMessage(work, call.actor, on)),
  );
  return { json };
};

const vote: Answer = async (call) => {
  const on = { ...(await targetOf(call)), options: parseInput(voteInput, call.body).options };
  const json = await call.change('messages.vote', on, async (work) =>
    viewMessage(await votePoll(work, call.actor, on)),
  );
  return { json };
};

const markRead: Answer = async (call) => {
  const target = await targetOf(call);
  parseInput(noFields, call.body);
  const { chatId, unreadCount } = await markChatRead(call.work, call.actor, target);
  return { json: { chat: chatId, unreadCount } };
};

const MESSAGE = '/sessions/{session}/messages/{message}';

/** The routes that send messages and act on one message. */
export const MESSAGE_ROUTES: readonly SessionRoute[] = [
  { method: 'POST', path: '/sessions/{session}/messages', act: 'messages', answer: send },
  { method: 'GET', path: MESSAGE, act: 'messages_read', answer: read },
  { method: 'PATCH', path: MESSAGE, act: 'messages', answer: edit },
  { method: 'DELETE', path: MESSAGE, act: 'messages', answer: revoke },
  { method: 'POST', path: `${MESSAGE}/react`, act: 'messages', answer: react },
  { method: 'POST', path: `${MESSAGE}/forward`, act: 'messages', answer: forward },
  { method: 'POST', path: `${MESSAGE}/vote`, act: 'messages', answer: vote },
  { method: 'POST', path: `${MESSAGE}/read`, act: 'messages', answer: markRead },
];
