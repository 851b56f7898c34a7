import type { Work } from '../platform/work.ts';
import type { Call } from './call.ts';
import { type Confirm, unconfirmed } from './confirm.ts';
import { runOnce } from './run-once.ts';

/** The rules of one kind of change: whether its answer has a secret, and whether a person needs a one-time code. */
export interface ChangeRules {
  /**
   * Whether the answer has a secret. The answer shows the secret once, and no table stores the secret. So a repeated
   * call with the same `Idempotency-Key` gets the refusal `already_created`.
   */
  secret?: boolean;
  /**
   * Whether a person needs a one-time code: for every change of this kind, or only when the person has an authenticator
   * app. The use case that makes the change asks for the code, because many changes need a code only when they give
   * more rights than before.
   */
  code?: 'needed' | 'with_app';
}

/** The function that makes a change, within a transaction. It calls `confirm` when the change needs a one-time code. */
export type RunChange<T> = (work: Work, confirm: Confirm) => Promise<T>;

/**
 * Makes the change that a call asks for. Every change on every door calls this function. Calls of the same actor with
 * the same act and the same `Idempotency-Key` make the change once. A one-time code for the change is valid only for
 * this act and this input.
 *
 * @param input the input that the door parsed: plain data, no stream.
 * @throws {Refusal} `idempotency_mismatch`, `already_created`, and the refusals of `run`.
 */
export function change<T>(call: Call, input: unknown, rules: ChangeRules, run: RunChange<T>): Promise<T> {
  const action = { procedure: call.name, input };
  const confirm = confirmOf(call, action, rules);
  return runOnce(call, { input, secret: rules.secret ?? false }, (work) => run(work, confirm));
}

function confirmOf(
  { confirm, actor }: Call,
  action: { procedure: string; input: unknown },
  { code }: ChangeRules,
): Confirm {
  if (code === undefined) return unconfirmed;
  return code === 'needed' ? confirm(actor, action) : confirm.withApp(actor, action);
}
