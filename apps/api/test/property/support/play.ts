import type { Actor, KeyKind } from '@chatelaine/shared';
import type { Clock } from '../../../src/platform/clock.ts';
import { gains, type KeyState, readStates, revivals } from './key-state.ts';
import type { Asked, Sequence, Step } from './sequences.ts';
import type { Stage } from './stage.ts';

/** What a sequence did that it must not. */
export interface Broken {
  step: number;
  what: string;
}

/** Plays one sequence on a stage, and compares every key with itself before each step. */
export async function play(stage: Stage, { kind, first, steps }: Sequence): Promise<Broken[]> {
  const ids = [await create(stage, kind, { asked: first, overlap: '0', like: null })].filter((id) => id !== null);
  await Promise.all(ids.map((id) => stage.useOnce(id)));
  const broken: Broken[] = [];
  for (const [at, step] of steps.entries()) {
    const before = await readStates(stage.house.pool, ids);
    const made = await act(stage, kind, step, ids);
    const after = await readStates(stage.house.pool, ids);
    broken.push(...judge(kind, step, { before, after }).map((what) => ({ step: at, what: `${step.do}: ${what}` })));
    if (made !== null) ids.push(made);
  }
  return broken;
}

// Of a member's code: he may widen, but only by what he may do himself.
const MEMBER_MAY = ['read', 'keys', 'onboarding', 'send', 'manage'];

interface States {
  before: Map<string, KeyState>;
  after: Map<string, KeyState>;
}

function judge(kind: KeyKind, step: Step, { before, after }: States): string[] {
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

// Only a partner's key can have a scope that a member of it has no right to; elsewhere the owner acts.
const isByMember = (kind: KeyKind, { by }: { by: 'owner' | 'member' }): boolean =>
  by === 'member' && kind === 'partner';

async function act(stage: Stage, kind: KeyKind, step: Step, ids: readonly string[]): Promise<string | null> {
  if (step.do === 'wait') stage.clock.pass(step.ms);
  else if (step.do === 'create') return create(stage, kind, { ...step, like: step.like ? (ids[0] ?? null) : null });
  else if (ids.length > 0) await stage.refusedOrDone(() => change(stage, kind, step, ids[step.key % ids.length] ?? ''));
  return null;
}

function change(
  { cases, work, owners, member }: Stage,
  kind: KeyKind,
  step: Exclude<Step, { do: 'create' | 'wait' }>,
  id: string,
): Promise<unknown> {
  const owner: Actor = owners[kind];
  if (step.do === 'revoke') return cases.revokeKey(work(), owner, kind, id);
  if (step.do === 'endOverlap') return cases.endOverlap(work(), owner, kind, id);
  const confirm = step.code ? cases.unconfirmed : cases.noCode;
  if (step.do === 'rotate')
    return cases.rotateKey(work(), owner, { kind, input: { id, overlap: step.overlap }, confirm });
  const actor = isByMember(kind, step) ? member : owner;
  const now = work().now;
  return cases.editKey(work(), actor, { kind, input: { id, ...inputOf(step.asked, now, true) } as never, confirm });
}

async function create(
  stage: Stage,
  kind: KeyKind,
  { asked, overlap, like }: { asked: Asked; overlap: string; like: string | null },
): Promise<string | null> {
  const input = { ...inputOf(asked, stage.work().now, false), name: stage.newName(), ...(like !== null && { like }) };
  const made = await stage.refusedOrDone(() => stage.create(kind, { ...input, overlap }));
  return made?.id ?? null;
}

/** `canBeNever`: only a change can take an expiry away; a new key has none unless it is given. */
function inputOf({ expiresInMs, ...asked }: Asked, now: Date, canBeNever: boolean) {
  if (expiresInMs === undefined || (expiresInMs === null && !canBeNever)) return asked;
  return { ...asked, expiresAt: expiresInMs === null ? null : new Date(now.getTime() + expiresInMs).toISOString() };
}

export type PassingClock = Clock & { pass(ms: number): void };
