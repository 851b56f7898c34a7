import type { Addressee } from './addressees.rule.ts';

/** One mail to be: to whom, about which events of one type. */
export interface Letter {
  addressee: Addressee;
  eventIds: string[];
}
