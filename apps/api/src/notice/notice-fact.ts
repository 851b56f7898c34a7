import type { ChatelaineEvent } from '@chatelaine/shared';
import type { NoticeType } from './addressees.rule.ts';

/** An event in words, each safe within one line; '' for what it does not concern. */
export interface NoticeFact {
  type: NoticeType;
  /** As its addressee may see it. */
  event: ChatelaineEvent;
  /** `2026-11-21 10:00 UTC`. */
  at: string;
  who: string;
  partner: string;
  client: string;
  /** The person whom it happened to: name and address. */
  person: string;
  /** A phone number. */
  number: string;
  /** From where it was done, or tried: an address. For the person himself, '' for everybody else. */
  from: string;
  /** A key: its name in quotation marks, and its id. */
  key: string;
  /** When it ends, as `at`. */
  until: string;
  /** The partner wants every link signed, so that a client's own way to its permissions begins at the partner. */
  areLinksSigned: boolean;
  /** Whether the client may take the number back itself: of one that the partner pays for, not every partner lets it. */
  mayWithdraw: boolean;
}

/** What a notice is about, oldest first, and whom it tells. */
export interface NoticeContent {
  facts: readonly [NoticeFact, ...NoticeFact[]];
  /** How many more there were. */
  unnamed: number;
  side: 'partner' | 'client' | 'person';
  /** The account's name; of a person his own. */
  addressee: string;
  baseUrl: string;
}

/** What differs from notice to notice. */
export interface Words {
  subject: string;
  /** What happened, in a sentence. */
  what: string;
  /** What it happened to, a line each. */
  items: string[];
  /** How to undo it, or what to do about it. */
  undo: string;
}

/** A day and a minute in UTC, for people. */
export const showInstant = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
