import type { AnswerInput } from '@chatelaine/shared';
import type { PermissionRequestRow } from './permission-request.entity.ts';

/** The stored part of an answer. */
type KeptAnswer = Pick<
  PermissionRequestRow,
  'answer' | 'clientId' | 'granted' | 'withdrawn' | 'shared' | 'grantsUntil'
>;

/**
 * Whether an answer equals the stored answer. An equal answer comes from a second tab, or from a browser that sends the
 * answer again because the reply was lost.
 */
export function isSameAnswer(kept: KeptAnswer, input: AnswerInput): boolean {
  if (input.decision === 'deny') return kept.answer === 'denied';
  // The end date is compared only when the answer grants a number.
  const end = input.grant.length > 0 && input.expiresAt !== undefined ? Date.parse(input.expiresAt) : null;
  return (
    kept.answer === 'granted' &&
    kept.clientId === input.clientId &&
    isSameSet(kept.granted, input.grant) &&
    isSameSet(kept.withdrawn, input.withdraw) &&
    input.keep.every((id) => kept.shared.includes(id)) &&
    (kept.grantsUntil?.getTime() ?? null) === end
  );
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));
