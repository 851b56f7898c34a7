import type { Addressee } from './addressees.rule.ts';

/** A mail that is not written yet: its receiver, and its events, which are all of one type. */
export interface Letter {
  addressee: Addressee;
  eventIds: string[];
}
