import type { KeyKind, Overlap } from '@chatelaine/shared';
import type { KeyState } from './key-state.ts';
import type { Asked } from './sequences.ts';

/** What is asked for a key, as the product is asked for it. */
export type Settings = Omit<Asked, 'expiresInMs'> & { expiresAt?: string | null };

/** What is asked for a new key. `like`: the id of the key that it copies. */
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

/** Where sequences are played: the rules alone on keys in memory, or the use cases on a database. */
export interface Stage {
  now(): Date;
  pass(ms: number): void;
  /** The new key's id, or null when it was refused. */
  create(kind: KeyKind, wanted: Wanted): Promise<string | null>;
  /** What is refused changes nothing. */
  act(kind: KeyKind, id: string, act: KeyAct): Promise<void>;
  readStates(ids: readonly string[]): Promise<Map<string, KeyState>>;
}
