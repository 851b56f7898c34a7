import type { Transaction } from '../platform/work.ts';
import { RecordedSessionEvent } from './save-session-events.ts';
import type { SessionFact } from './session-fact.ts';

/**
 * Records an event of a number in the transaction of the change, so the change and the event are saved together or not
 * at all. The event gets its id and its sequence at the end of the transaction.
 */
export function recordSessionEvent(tx: Transaction, fact: SessionFact): void {
  tx.savedLast.push(new RecordedSessionEvent({ ...fact, at: tx.now }));
}
