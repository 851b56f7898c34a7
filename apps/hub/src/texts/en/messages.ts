// Texts of the chats and of one message.
import type { MessageKind, MessageStatus } from '@chatelaine/shared';

export const title = 'Messages';
export const lead = 'What your numbers send and receive, whichever key or person sends it.';
export const search = 'Search contact';
export const number = 'Number';
export const contact = 'Contact';
export const status = 'Status';
export const lastMessage = 'Last message';
export const noMessage = 'No message is kept';
export const time = 'Time';
export const you = 'You:';
export const youAlone = 'You';
export const unread = (count: number) => `${count} unread`;
export const statusNames: Record<MessageStatus, string> = {
  queued: 'Waiting',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  failed: 'Failed',
  received: 'Received',
};
export const kinds: Record<MessageKind, string> = {
  text: 'Text',
  image: 'Image',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contact: 'Contact',
  template: 'Template',
  interactive: 'Choice',
  poll: 'Poll',
  reaction: 'Reaction',
  unknown: 'Message of an unknown type',
};
export const emptyTitle = 'No messages yet';
export const firstSteps = (tryNow: string) => [
  'Open one of your numbers in Channels, or add one there. Then generate its API key: the password of a program.',
  `Press “${tryNow}” in the dialog that shows the key, and copy the command that sends a message.`,
  'Send it to +12025550100. This number is part of the sandbox, and answers after a second.',
];

// One chat
export const conversation = 'Chat';
export const withNumber = (own: string) => `Chat on your number ${own}`;
export const messagesWith = (name: string) => `Messages with ${name}`;
export const toContact = 'Contact';
export const markRead = 'Mark as read';
export const blueTicks = 'The sender will see blue ticks.';
export const markedRead = 'All messages of this chat are marked as read.';
export const older = 'Older messages';
export const newest = 'Newest messages';
export const noneTitle = 'No messages here';
export const noneText = 'The messages of this chat were deleted, because they were older than you keep messages.';
export const messageOf = (time: string, text: string) => `${time}: ${text}`;
export const edited = 'Edited';
export const revoked = 'This message was deleted by its sender.';
export const reacted = (emoji: string) => `Reaction: ${emoji}`;
export const reactionRemoved = 'Reaction removed';

// One message
export const message = 'Message';
export const from = 'From';
export const to = 'To';
export const sentBy = 'Sent by';
export const sentAt = 'Sent at';
export const receivedAt = 'Received at';
export const editedAt = 'Edited at';
export const revokedAt = 'Deleted at';
export const messageId = 'Message ID';
export const waMessageId = 'WhatsApp ID';
export const senders = {
  key: 'An API key',
  person: 'A person',
  partner: "A partner's API key",
  phone: 'The app on the phone',
};
export const ofPartner = (partner: string) => `Partner: ${partner}`;
export const overDoor = (door: string) => `Over the ${door}`;
export const statuses = 'Statuses';
export const statusesText = 'Each status with the time at which WhatsApp reported it.';
export const noStatuses = 'Nothing is reported yet.';
export const tooLate = 'It came late and changed nothing.';
export const errorCode = (code: string) => `Error code: ${code}`;
const lost = 'The sender lost the right to send before this message was sent.';
/** Why a message failed, by the code of its error. */
export const errors: Partial<Record<string, string>> = {
  revoked: 'The API key was revoked before this message was sent.',
  expired: 'The API key expired before this message was sent.',
  not_allowed: lost,
  scope_missing: lost,
  not_found: lost,
  permission_missing: 'The permission on this number ended before this message was sent.',
  suspended: 'This account was suspended before this message was sent.',
  channel_not_running: 'This number was stopped before this message was sent.',
  internal: 'Something went wrong on our side. Send the message again.',
  unknown: 'The server stopped while it sent this message. WhatsApp may have got it.',
  '131026': 'WhatsApp cannot deliver to this number. Perhaps it has no WhatsApp, or an old version.',
  '131047': 'This person last wrote more than 24 hours ago. Send a template instead.',
};
