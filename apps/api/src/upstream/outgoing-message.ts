import type { ChannelId, MessageContent, MessageError, MessageKind } from '@chatelaine/shared';

/** What the sessions door asks of an upstream. Not every upstream can do all of it. */
export type SessionOperation = 'send' | 'react' | 'edit' | 'revoke' | 'poll' | 'vote' | 'read' | 'typing' | 'recording';

/** The person or the group that gets a message. One of the fields is set. */
export interface Addressee {
  /** The digits of the phone number. */
  phone?: string;
  userId?: string;
  groupId?: string;
}

/** A message on its way to an upstream. */
export interface OutgoingMessage {
  channel: { id: ChannelId; phoneNumber: string };
  to: Addressee;
  type: MessageKind;
  content: MessageContent;
  contextId: string | null;
  requestId: string;
}

/** A message that an upstream has taken. */
export interface TakenMessage {
  waMessageId: string;
  channel: { id: string; phoneNumber: string };
  to: Addressee;
  type: MessageKind;
  content: MessageContent;
}

/** Something that an upstream tells later, in the form of Meta's webhook. */
export interface Report {
  dueAt: Date;
  payload: Record<string, unknown>;
}

/** The answer of an upstream about one message. */
export type Taken =
  | { isTaken: true; waMessageId: string; reports: readonly Report[] }
  | { isTaken: false; error: MessageError };

/** The upstream of a number, as the sessions door uses it. */
export interface SessionUpstream {
  supports: ReadonlySet<SessionOperation>;
  /**
   * Takes a message. This upstream runs in our own process and keeps nothing itself, so the transaction of the caller
   * decides whether the message was taken.
   */
  send(message: OutgoingMessage, now: Date): Taken;
}
