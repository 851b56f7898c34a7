import { contactListQuery, listQuery, noFields, presenceInput, searchedQuery } from '@chatelaine/shared/schema';
import { listContacts } from '../../contact/index.ts';
import { listChats, listMessages, markChatRead, showChat, showPresence } from '../../message/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import { partOf, reachedSession } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';
import { viewChat, viewContact, viewMessage, viewPage } from './views.ts';

type Answer = SessionRoute['answer'];

const chats: Answer = async ({ work, actor, query }) => {
  const { session, ...asked } = readQuery(contactListQuery, query);
  const page = await listChats(work, actor, { ...asked, channelId: session });
  return { json: viewPage(page, viewChat) };
};

const chatsOfSession: Answer = async (call) => {
  const { id: channelId } = await reachedSession(call);
  const page = await listChats(call.work, call.actor, { ...readQuery(searchedQuery, call.query), channelId });
  return { json: viewPage(page, viewChat) };
};

/** Gets the chat that the path names, which must be a chat of the session that the path names. */
async function reachedChat(call: SessionCall) {
  const { id: channelId } = await reachedSession(call);
  const chat = await showChat(call.work, call.actor, partOf(call, 'chat'));
  if (chat.channelId !== channelId) throw new Refusal('not_found', `chat ${chat.id} of ${channelId}`);
  return { channelId, chatId: chat.id, chat };
}

const chat: Answer = async (call) => ({ json: viewChat((await reachedChat(call)).chat) });

const messagesOfChat: Answer = async (call) => {
  const { channelId, chatId } = await reachedChat(call);
  const asked = { ...readQuery(listQuery, call.query), channelId, chatId };
  return { json: viewPage(await listMessages(call.work, call.actor, asked), viewMessage) };
};

const messagesOfSession: Answer = async (call) => {
  const { id: channelId } = await reachedSession(call);
  const page = await listMessages(call.work, call.actor, { ...readQuery(listQuery, call.query), channelId });
  return { json: viewPage(page, viewMessage) };
};

const markRead: Answer = async (call) => {
  const { channelId, chatId } = await reachedChat(call);
  parseInput(noFields, call.body);
  const { unreadCount } = await markChatRead(call.work, call.actor, { channelId, chatId });
  return { json: { chat: chatId, unreadCount } };
};

const show: Answer = async (call) => {
  const { channelId, chatId } = await reachedChat(call);
  const { presence } = parseInput(presenceInput, call.body);
  await showPresence(call.work, call.actor, { channelId, chatId, presence });
  return { json: { chat: chatId, presence } };
};

const contactsOfSession: Answer = async (call) => {
  const { id: channelId } = await reachedSession(call);
  const page = await listContacts(call.work, call.actor, { ...readQuery(searchedQuery, call.query), channelId });
  return { json: viewPage(page, viewContact) };
};

/** The routes about chats, and about the contacts of one session. */
export const CHAT_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: '/chats', act: 'messages_read', answer: chats },
  { method: 'GET', path: '/sessions/{session}/chats', act: 'messages_read', answer: chatsOfSession },
  { method: 'GET', path: '/sessions/{session}/chats/{chat}', act: 'messages_read', answer: chat },
  { method: 'GET', path: '/sessions/{session}/chats/{chat}/messages', act: 'messages_read', answer: messagesOfChat },
  { method: 'POST', path: '/sessions/{session}/chats/{chat}/read', act: 'messages', answer: markRead },
  { method: 'PUT', path: '/sessions/{session}/chats/{chat}/presence', act: 'messages', answer: show },
  { method: 'GET', path: '/sessions/{session}/messages', act: 'messages_read', answer: messagesOfSession },
  { method: 'GET', path: '/sessions/{session}/contacts', act: 'messages_read', answer: contactsOfSession },
];
