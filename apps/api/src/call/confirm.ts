import type { Actor } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';

/** A dangerous act as it was asked for: a one-time code is good for exactly this. */
export interface Action {
  procedure: string;
  input: unknown;
}

/**
 * Asks for what a dangerous act needs beside the right to do it: of a person a one-time code that was made for this
 * action, of a program the scope `settings`. The code is used up in the transaction of the act, so an act that fails
 * leaves it good.
 *
 * @throws {Refusal} `code_required`, `code_wrong`, `scope_missing`.
 */
export type Confirm = (work: Transaction) => Promise<void>;

/** Makes the {@link Confirm} of one call. */
export interface Confirmation {
  (actor: Actor, action: Action): Confirm;
  /** The same for an act that needs a code of those alone who have set up an authenticator app. */
  withApp(actor: Actor, action: Action): Confirm;
}

/** For the operator and our own code: the server's terminal is his. */
export const unconfirmed: Confirm = async () => {};

/** The same for whole calls. */
export const noConfirmation: Confirmation = Object.assign(() => unconfirmed, { withApp: () => unconfirmed });
