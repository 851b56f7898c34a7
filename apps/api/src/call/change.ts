import type { Work } from '../platform/work.ts';
import type { Call } from './call.ts';
import { type Confirm, unconfirmed } from './confirm.ts';
import { runOnce } from './run-once.ts';

/** The rules that make a change safe. */
export interface ChangeRules {
  /**
   * The answer has a secret. The secret is shown once and stored nowhere, so a repeated call gets `already_created`.
   */
  secret?: boolean;
  /**
   * Whether a person needs a one-time code: for every such change, or only when the person has an authenticator app.
   * The use case asks for the code, because many changes need a code only when they give more rights than before.
   */
  code?: 'needed' | 'with_app';
}

/** The function that makes a change, within a transaction. It asks for the code with `confirm`. */
export type RunChange<T> = (work: Work, confirm: Confirm) => Promise<T>;

/**
 * Makes the change that a call asks for. Every change on every door calls this function. The change runs once per
 * actor, name and `Idempotency-Key`. Its one-time code is valid only for this name and this input.
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
