import type { Act, Actor } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import type { Confirmation } from './confirm.ts';

/** One act that a caller asks for, on any door. */
export interface Call {
  work: Work;
  actor: Actor;
  act: Act;
  /**
   * The name of the act, for example `channelKeys.create`. The name is the same on every door. A one-time code and an
   * idempotency key are valid only for the act with this name.
   */
  name: string;
  /** The value of the header `Idempotency-Key`; null when the request has no such header. */
  idempotencyKey: string | null;
  /**
   * Asks for the additional proof that a dangerous act needs: a person's one-time code, or a program's scope
   * `settings`.
   */
  confirm: Confirmation;
}
