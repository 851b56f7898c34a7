import type { KeyKind } from '@chatelaine/shared';
import { isByMember, judge } from './judge.ts';
import type { KeyState } from './key-state.ts';
import { type Done, doneBy } from './reached.ts';
import type { Asked, Sequence, Step } from './sequences.ts';
import type { Settings, Stage } from './stage.ts';

/** A forbidden effect of a step in a sequence. */
export interface Broken {
  step: number;
  what: string;
}

/** The result of a sequence. */
export interface Played {
  sequence: Sequence;
  broken: Broken[];
  done: Set<Done>;
  /**
   * `startedAt` is the start of the sequence in milliseconds. `states` has the states of all keys at the start and
   * after each step.
   */
  startedAt: number;
  states: KeyState[][];
}

/** Runs one sequence on a stage. After each step it compares every key with the same key before the step. */
export async function play(stage: Stage, sequence: Sequence): Promise<Played> {
  const { kind, first, steps } = sequence;
  const played: Played = { sequence, broken: [], done: new Set(), startedAt: stage.now().getTime(), states: [] };
  const id = await create(stage, kind, { do: 'create', asked: first, overlap: '0', like: false }, []);
  const ids = id === null ? [] : [id];
  let before = await stage.readStates(ids);
  played.states.push([...before.values()]);
  for (const [at, step] of steps.entries()) {
    const made = await act(stage, kind, step, ids);
    if (made !== null) ids.push(made);
    // A wait changes no row in the database, so the keys are not read again.
    const after: Map<string, KeyState> = step.do === 'wait' ? before : await stage.readStates(ids);
    played.broken.push(
      ...judge(kind, step, { before, after }).map((what) => ({ step: at, what: `${step.do}: ${what}` })),
    );
    for (const done of doneBy(kind, step, { before, after })) played.done.add(done);
    played.states.push([...after.values()]);
    before = after;
  }
  return played;
}

async function act(stage: Stage, kind: KeyKind, step: Step, ids: readonly string[]): Promise<string | null> {
  if (step.do === 'create') return create(stage, kind, step, ids);
  if (step.do === 'wait') stage.pass(step.ms);
  else {
    const id = ids[step.key % ids.length];
    if (id === undefined) return null;
    if (step.do !== 'edit') await stage.act(kind, id, step);
    else {
      const by = isByMember(kind, step) ? 'member' : 'owner';
      await stage.act(kind, id, { ...step, by, asked: settingsAt(stage.now(), step.asked) });
    }
  }
  return null;
}

function create(
  stage: Stage,
  kind: KeyKind,
  { asked, overlap, like }: Extract<Step, { do: 'create' }>,
  ids: readonly string[],
): Promise<string | null> {
  const copied = like ? (ids[0] ?? null) : null;
  // The type of `expiresAt` allows `null`, with which an edit removes an expiry. A new key cannot have `null`: a new
  // key without the field never expires.
  const { expiresAt, ...others } = settingsAt(stage.now(), asked);
  // An organization key has no scopes by default.
  const named = kind === 'organization' && copied === null ? { scopes: ['read' as const], ...others } : others;
  return stage.create(kind, { asked: expiresAt == null ? named : { ...named, expiresAt }, overlap, like: copied });
}

function settingsAt(now: Date, { expiresInMs, ...asked }: Asked): Settings {
  if (expiresInMs === undefined) return asked;
  return { ...asked, expiresAt: expiresInMs === null ? null : new Date(now.getTime() + expiresInMs).toISOString() };
}

/**
 * Returns the states of the keys after each step, with times relative to the start, so that a test can compare two
 * stages. The times are in whole seconds, because the clock of the services advances at every call, and every wait in a
 * sequence is at least a second.
 */
export function courseOf({ startedAt, states }: Played): unknown[] {
  const since = (at: number | null) =>
    at === null || at === Number.POSITIVE_INFINITY ? at : Math.round((at - startedAt) / 1_000);
  return states.map((keys) =>
    keys.map(({ id: _, window: __, secrets, revokedAt, expiresAt, ...others }) => ({
      ...others,
      revokedAt: since(revokedAt),
      expiresAt: since(expiresAt),
      secrets: [...secrets.values()].map(since),
    })),
  );
}
