import type { KeyKind, Overlap } from '@chatelaine/shared';
import type { KeyState } from './key-state.ts';
import type { Asked } from './sequences.ts';

/** The requested settings of a key in the form that the product takes. */
export type Settings = Omit<Asked, 'expiresInMs'> & { expiresAt?: string | null };

/** The requested settings of a new key. `like` is the id of the key to copy. */
export interface Wanted {
  asked: Settings;
  overlap: Overlap;
  like: string | null;
}

/** An act on one key. */
export type KeyAct =
  | { do: 'edit'; asked: Settings; code: boolean; by: 'owner' | 'member' }
  | { do: 'rotate'; overlap: Overlap; code: boolean }
  | { do: 'endOverlap' }
  | { do: 'revoke' };

/** A place where sequences run: either the rules alone with keys in memory, or the use cases with a database. */
export interface Stage {
  now(): Date;
  pass(ms: number): void;
  /** Creates a key. Returns its id, or null for a refusal. */
  create(kind: KeyKind, wanted: Wanted): Promise<string | null>;
  /** Does an act. A refused act changes nothing. */
  act(kind: KeyKind, id: string, act: KeyAct): Promise<void>;
  readStates(ids: readonly string[]): Promise<Map<string, KeyState>>;
}
