import type { Work } from '../platform/work.ts';
import type { Call } from './call.ts';
import { type Confirm, unconfirmed } from './confirm.ts';
import { runOnce } from './run-once.ts';

/** How a change is made safe. */
export interface ChangeRules {
  /** The answer has a secret. It is shown once and stored nowhere, so a repeated call gets `already_created`. */
  secret?: boolean;
  /**
   * Whether a person needs a one-time code: for every such change, or only when they have an authenticator app. The use
   * case asks for it, because many changes need a code only when they give more than before.
   */
  code?: 'needed' | 'with_app';
}

/** The work of a change, in its transaction. It asks for the code with `confirm`. */
export type RunChange<T> = (work: Work, confirm: Confirm) => Promise<T>;

/**
 * Makes the change that a call asks for. Every change on every door goes through here. It runs once per actor, name and
 * `Idempotency-Key`. Its one-time code is good for this name and this input alone.
 *
 * @param input as the door parsed it: plain data, no stream.
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
