import type { Actor } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';

/** A dangerous act with its input. A one-time code is valid for exactly this act and this input. */
export interface Action {
  procedure: string;
  input: unknown;
}

/**
 * Asks for the additional proof that a dangerous act needs. A person needs a one-time code that was made for this
 * action. A program needs the scope `settings`. The code is used up in the transaction of the act, so the code stays
 * valid when the act fails.
 *
 * @throws {Refusal} `code_required`, `code_wrong`, `scope_missing`.
 */
export type Confirm = (work: Transaction) => Promise<void>;

/** Makes the {@link Confirm} of one call. */
export interface Confirmation {
  (actor: Actor, action: Action): Confirm;
  /** Makes a {@link Confirm} that asks only people who have an authenticator app for a code. */
  withApp(actor: Actor, action: Action): Confirm;
}

/**
 * A {@link Confirm} that asks for nothing, for the operator and for our own code. The operator needs no code, because
 * the operator has access to the server.
 */
export const unconfirmed: Confirm = async () => {};

/** A {@link Confirmation} that asks for nothing. */
export const noConfirmation: Confirmation = Object.assign(() => unconfirmed, { withApp: () => unconfirmed });
