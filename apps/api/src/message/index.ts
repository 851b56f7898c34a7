export {
  editMessage,
  forwardMessage,
  type OnMessage,
  reactToMessage,
  revokeMessage,
  votePoll,
} from './act-on-message.ts';
export { type CarriedStore, startCarriedStore } from './carried-store.ts';
export { carryMessage } from './carry-message.ts';
export { type Chat, ChatEntity } from './chat.entity.ts';
export { countQueued, endQueued } from './end-queued.ts';
export { type ChatQuery, listChats, showChat } from './list-chats.ts';
export { listMessages, type MessageName, type MessageQuery, showMessage } from './list-messages.ts';
export { listSessions, showSession } from './list-sessions.ts';
export { markChatRead, markOwnChatRead, type ReadMark } from './mark-read.ts';
export { type Message, MessageEntity } from './message.entity.ts';
export { viewMessage } from './message.view.ts';
export { MessageStatusEntity, type MessageStatusRow } from './message-status.entity.ts';
export { messagePayload } from './new-message.ts';
export { type Outbox, startOutbox } from './outbox.ts';
export { pruneMessages } from './prune-messages.ts';
export { queueWarning } from './queue-warning.ts';
export type { CarriedMessage } from './read-carried.ts';
export { type Received, receiveWebhook } from './receive-webhook.ts';
export { removeChannel } from './remove-channel.ts';
export { type Delivery, type SendInput, type Sent, sendMessage } from './send-message.ts';
export { getRetention, setRetention } from './set-retention.ts';
export { showMessageDetails } from './show-message-details.ts';
export { PRESENCES, type Presence, type ShownPresence, showPresence } from './show-presence.ts';
