import type { CallDoor, CallOutcome } from '@chatelaine/shared';
import type { KeyRecord } from '../api-key/index.ts';
import type { Origin } from '../platform/work.ts';

/** A call with a known key that a door has answered. */
export interface AnsweredCall {
  key: KeyRecord;
  origin: Pick<Origin, 'requestId' | 'address'>;
  door: CallDoor;
  /** The method and the pattern of the path, or the name of a procedure. It has no id of the call. */
  operation: string;
  outcome: CallOutcome;
  status: number;
}
