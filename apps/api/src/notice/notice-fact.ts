import type { ChatelaineEvent } from '@chatelaine/shared';
import type { NoticeType } from './addressees.rule.ts';

/**
 * The words that describe an event. Each word can be written safely into one line of a mail. When the event has no such
 * fact, the word is ''.
 */
export interface NoticeFact {
  type: NoticeType;
  /** The event with the fields that its receiver may see. */
  event: ChatelaineEvent;
  /** The time of the event, for example `2026-11-21 10:00 UTC`. */
  at: string;
  who: string;
  partner: string;
  client: string;
  /** The person that the event is about: name and address. */
  person: string;
  /** A phone number. */
  number: string;
  /**
   * The network address from which somebody did or tried the act. Only the person concerned gets the address. For all
   * other receivers it is ''.
   */
  from: string;
  /** The key that the event is about: its name in quotation marks, and its id. */
  key: string;
  /** The end of the key or permission, in the same form as the field `at`. */
  until: string;
  /**
   * Whether the partner requires a signature for every link. Then a client can open the page of its permissions only
   * from the partner's own pages.
   */
  areLinksSigned: boolean;
  /**
   * Whether the client works with another partner now. Then the page of the permissions of the partner that the event
   * names does not open, and the mail leads to the page *Partner* of the Client Hub.
   */
  isFormerPartner: boolean;
  /**
   * Whether the client may withdraw its permission for the number. When the partner pays for the number, the partner
   * may forbid the withdrawal.
   */
  mayWithdraw: boolean;
}

/** The content of a notice: the events, oldest first, and the receiver. */
export interface NoticeContent {
  facts: readonly [NoticeFact, ...NoticeFact[]];
  /** The number of further events, which the mail does not name. */
  unnamed: number;
  side: 'partner' | 'client' | 'person';
  /** The name of the account, or of the person. */
  addressee: string;
  baseUrl: string;
}

/** The parts of a mail that differ from notice to notice. */
export interface Words {
  subject: string;
  /** A sentence that says what happened. */
  what: string;
  /** The keys, numbers or people that the event changed, one line each. */
  items: string[];
  /** A sentence that says how to undo the change, or how to react. */
  undo: string;
}

/** Writes an instant for people: the day and the minute in UTC. */
export const showInstant = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
