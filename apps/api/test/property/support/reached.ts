import type { KeyKind } from '@chatelaine/shared';
import { isByMember, type States } from './judge.ts';
import { gains, type KeyState } from './key-state.ts';
import type { Step } from './sequences.ts';

/** An act that succeeded and changed something. */
export type Done =
  | 'creation'
  | 'replacement'
  | 'replacement with an overlap'
  | 'edit'
  | 'edit that gives more'
  | 'edit by a member'
  | 'rotation'
  | 'rotation with an overlap'
  | 'end of an overlap'
  | 'revocation';

/** Lists the acts that a step did on the keys of its sequence. */
export function doneBy(kind: KeyKind, step: Step, { before, after }: States): Done[] {
  const changes = [...before.values()].flatMap((was) => {
    const is = after.get(was.id);
    return is === undefined || isSame(was, is) ? [] : [{ was, is }];
  });
  if (step.do === 'create') return after.size === before.size ? [] : ['creation', ...replacements(changes)];
  return changes.flatMap(({ was, is }) => change(kind, step, { was, is }));
}

interface Change {
  was: KeyState;
  is: KeyState;
}

const replacements = (changes: readonly Change[]): Done[] =>
  changes.map(({ is }) => (is.revokedAt === null ? 'replacement with an overlap' : 'replacement'));

function change(kind: KeyKind, step: Step, { was, is }: Change): Done[] {
  if (step.do === 'rotate') return step.overlap === '0' ? ['rotation'] : ['rotation', 'rotation with an overlap'];
  if (step.do === 'endOverlap') return ['end of an overlap'];
  if (step.do === 'revoke') return ['revocation'];
  if (step.do !== 'edit') return [];
  const done: Done[] = ['edit'];
  if (gains(was, is).length > 0) done.push('edit that gives more');
  if (isByMember(kind, step)) done.push('edit by a member');
  return done;
}

const isSame = (was: KeyState, is: KeyState): boolean => textOf(was) === textOf(is);
const textOf = ({ secrets, ...others }: KeyState): string => JSON.stringify([others, [...secrets]], unbounded);
// JSON writes `Infinity` as null. In the state of a key, null has another meaning, so this function writes `Infinity`
// as a word.
const unbounded = (_: string, value: unknown) => (value === Number.POSITIVE_INFINITY ? 'never' : value);

/**
 * Lists the acts that too few sequences did, each with its share of the sequences. The list is empty when every act
 * reached its minimum.
 */
export function hardlyReached(played: readonly { done: ReadonlySet<Done> }[]): string[] {
  return Object.entries(LEAST).flatMap(([act, least]) => {
    const share = played.filter(({ done }) => done.has(act as Done)).length / played.length;
    return share < least ? [`${act}: in ${share} of the sequences`] : [];
  });
}

/** Lists the acts that no sequence did. */
export function neverReached(played: readonly { done: ReadonlySet<Done> }[]): string[] {
  return Object.keys(LEAST).filter((act) => !played.some(({ done }) => done.has(act as Done)));
}

/**
 * The smallest share of sequences that must do each act. With a smaller share the test proves nothing. The comment
 * beside each number is the share that was measured in 10,000 sequences. The measured share is much larger than the
 * number: a run of 160 sequences falls below one of the numbers about once in a hundred thousand runs.
 */
export const LEAST: Record<Done, number> = {
  creation: 0.14, // 0.56
  replacement: 0.006, // 0.084
  'replacement with an overlap': 0.035, // 0.15
  edit: 0.12, // 0.50
  'edit that gives more': 0.055, // 0.23
  'edit by a member': 0.01, // 0.10
  rotation: 0.085, // 0.35
  'rotation with an overlap': 0.06, // 0.25
  'end of an overlap': 0.006, // 0.074
  revocation: 0.055, // 0.22
};
