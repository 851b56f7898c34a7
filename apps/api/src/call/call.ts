import type { Act, Actor } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import type { Confirmation } from './confirm.ts';

/** One act that a caller asks for, on any door. */
export interface Call {
  work: Work;
  actor: Actor;
  act: Act;
  /**
   * The name of the act on every door: `channelKeys.create`. One-time codes and idempotency keys are bound to this
   * name.
   */
  name: string;
  /** The header `Idempotency-Key`; null without one. */
  idempotencyKey: string | null;
  /**
   * Asks for the additional proof that a dangerous act needs: a person's one-time code, or a program's scope
   * `settings`.
   */
  confirm: Confirmation;
}
