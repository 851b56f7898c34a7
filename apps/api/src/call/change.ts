import type { Work } from '../platform/work.ts';
import type { Call } from './call.ts';
import { type Confirm, unconfirmed } from './confirm.ts';
import { runOnce } from './run-once.ts';

/** How a change is made safe. */
export interface ChangeRules {
  /** The answer carries a secret. It is shown once and stored nowhere: a repeated call is told that it was created. */
  secret?: boolean;
  /**
   * Whether a person needs a one-time code: for every such change, or only with an authenticator app. The use case asks for
   * it, because many changes need one only when they give more than before.
   */
  code?: 'needed' | 'with_app';
}

/** What a change does, in its transaction. It asks for the code with `confirm`. */
export type RunChange<T> = (work: Work, confirm: Confirm) => Promise<T>;

/**
 * Makes the change that a call asks for. Every change on every door goes through here: it runs once per actor, name and
 * `Idempotency-Key`, and its one-time code is good for this name and this input alone.
 *
 * @param input as the door understood it, with nothing left to read.
 * @throws {Refusal} `idempotency_mismatch`, `already_created`, and what `run` throws.
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
