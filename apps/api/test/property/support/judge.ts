import type { KeyKind } from '@chatelaine/shared';
import { gains, type KeyState, revivals } from './key-state.ts';
import type { Step } from './sequences.ts';

/** All keys of a sequence before and after a step. */
export interface States {
  before: ReadonlyMap<string, KeyState>;
  after: ReadonlyMap<string, KeyState>;
}

// A member who sends a one-time code may add scopes to a key, but only these scopes, which the member has too.
const MEMBER_MAY = ['read', 'keys', 'onboarding', 'send', 'manage'];

/** Lists the forbidden effects of a step. */
export function judge(kind: KeyKind, step: Step, { before, after }: States): string[] {
  return [...before.values()].flatMap((was) => {
    const is = after.get(was.id);
    if (is === undefined) return ['a key is gone'];
    const found = revivals(was, is).map((what) => `${what} is longer or back`);
    const hasCode = step.do === 'edit' && step.code;
    if (!hasCode) found.push(...gains(was, is).map((what) => `more ${what} without a code`));
    if (step.do === 'edit' && isByMember(kind, step)) {
      const more = is.scopes.filter((scope) => !was.scopes.includes(scope) && !MEMBER_MAY.includes(scope));
      found.push(...more.map((scope) => `a member gave ${scope}`));
    }
    if (step.do === 'rotate' && was.window !== is.window) found.push('counters changed');
    if (step.do === 'rotate' && (was.perMinute !== is.perMinute || was.perMonth !== is.perMonth))
      found.push('limits changed');
    return found;
  });
}

/**
 * Whether a member makes this change. A member only changes partner keys, because only a partner key can have a scope
 * to which the member has no right. The owner changes all other kinds of key.
 */
export const isByMember = (kind: KeyKind, { by }: { by: 'owner' | 'member' }): boolean =>
  by === 'member' && kind === 'partner';
