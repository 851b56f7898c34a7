import type { KeyKind } from '@chatelaine/shared';
import { isByMember, judge } from './judge.ts';
import type { KeyState } from './key-state.ts';
import { type Done, doneBy } from './reached.ts';
import type { Asked, Sequence, Step } from './sequences.ts';
import type { Settings, Stage } from './stage.ts';

/** What a sequence did that it must not. */
export interface Broken {
  step: number;
  what: string;
}

/** How a sequence went. */
export interface Played {
  sequence: Sequence;
  broken: Broken[];
  done: Set<Done>;
  /** When it began, and all keys after the first and after each step. */
  startedAt: number;
  states: KeyState[][];
}

/** Plays one sequence on a stage, and compares every key with itself before each step. */
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
    // Time changes no row.
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
  // Only a change can take an expiry away; a new key has none unless it is given.
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
 * How the keys stood after each step, counted from the beginning, so that two stages can be compared. To the second: the
 * clock of the services ticks at every look, and nothing in a sequence is shorter than a second.
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
