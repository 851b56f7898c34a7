import type { KeptCall } from '@chatelaine/shared';
import * as t from '../texts/en/calls.ts';

/** Returns what the owner of the key does so that the next such call succeeds. */
export function cureOf({ outcome, address }: Pick<KeptCall, 'outcome' | 'address'>): string {
  if (outcome === 'ok') return t.acceptedText;
  return outcome === 'address_not_allowed' && address !== null ? t.addAddress(address) : t.cures[outcome];
}
