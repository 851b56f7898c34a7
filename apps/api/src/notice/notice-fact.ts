import type { ChatelaineEvent } from '@chatelaine/shared';
import type { NoticeType } from './addressees.rule.ts';

/** An event in words, each safe within one line of a mail; '' where the event has no such thing. */
export interface NoticeFact {
  type: NoticeType;
  /** The event as its receiver may see it. */
  event: ChatelaineEvent;
  /** `2026-11-21 10:00 UTC`. */
  at: string;
  who: string;
  partner: string;
  client: string;
  /** The person that the event is about: name and address. */
  person: string;
  /** A phone number. */
  number: string;
  /** The address from which it was done or tried. Only the person concerned gets it; for all others it is ''. */
  from: string;
  /** A key: its name in quotation marks, and its id. */
  key: string;
  /** When it ends, in the form of `at`. */
  until: string;
  /**
   * Whether the partner wants every link signed. Then a client reaches its permissions only from the partner's own
   * pages.
   */
  areLinksSigned: boolean;
  /** Whether the client may take the number back. When the partner pays for a number, the partner may forbid that. */
  mayWithdraw: boolean;
}

/** The content of a notice: what happened, oldest first, and its receiver. */
export interface NoticeContent {
  facts: readonly [NoticeFact, ...NoticeFact[]];
  /** How many more events there were, which are not named. */
  unnamed: number;
  side: 'partner' | 'client' | 'person';
  /** The name of the account, or of the person. */
  addressee: string;
  baseUrl: string;
}

/** The words that differ from notice to notice. */
export interface Words {
  subject: string;
  /** What happened, in a sentence. */
  what: string;
  /** The things that it happened to, one line each. */
  items: string[];
  /** How to undo it, or what to do about it. */
  undo: string;
}

/** A day and a minute in UTC, for people. */
export const showInstant = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
