import type { OwnAccount } from '../account/account-context.ts';

/** Keeps the screen up to date with what happens elsewhere. */
export function LiveUpdates(_: { account: OwnAccount }) {
  return null;
}
