import { EventEntity, type EventRow } from '../event/index.ts';
import { findOwners } from '../person/index.ts';
import type { JobData, Jobs } from '../platform/jobs/jobs.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type Addressee, addresseesOf } from './addressees.rule.ts';
import { MAIL_QUEUE } from './queues.ts';

/** One mail to be: to whom, about which events of one type. */
export interface Letter {
  addressee: Addressee;
  eventIds: string[];
}

/**
 * Turns events into mails to be: one for each person concerned and each thing that somebody did, though it be fifty
 * numbers that were shared with one press.
 */
export function addressNotices(work: Work, jobs: Jobs, told: readonly JobData[]): Promise<void> {
  const ids = told.map(({ eventId }) => String(eventId));
  return transaction(work, async (tx) => {
    const rows = await tx.em.find(EventEntity, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    for (const { addressee, eventIds } of lettersOf(rows)) {
      const people = addressee.type === 'person' ? [addressee.id] : await findOwners(tx, addressee.id);
      const mails = people.map((personId) => ({ personId, addressee, eventIds }));
      await jobs.enqueue(tx.em, MAIL_QUEUE, mails);
    }
  });
}

/**
 * Events of one request, one type and one client are one letter to each addressee: no client hears of another. What
 * happens to a person is recorded in each of his accounts, and told him once.
 */
export function lettersOf(rows: readonly EventRow[]): Letter[] {
  const letters = new Map<string, Letter>();
  for (const row of rows) {
    for (const addressee of addresseesOf(row)) {
      const client = addressee.type === 'person' ? null : row.clientId;
      const name = `${row.requestId} ${row.type} ${addressee.id} ${client}`;
      const letter = letters.get(name) ?? { addressee, eventIds: [] };
      letter.eventIds.push(row.id);
      letters.set(name, letter);
    }
  }
  return [...letters.values()];
}
