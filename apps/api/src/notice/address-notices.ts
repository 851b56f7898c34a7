import { EventEntity, type EventRow } from '../event/index.ts';
import type { JobData, Jobs } from '../platform/jobs/jobs.ts';
import { transaction, type Work } from '../platform/work.ts';
import { addresseesOf } from './addressees.rule.ts';
import { type Letter, mailsOf, mayGoNow } from './pace.ts';
import { MAIL_QUEUE } from './queues.ts';

/**
 * Turns events into jobs for mails. Each addressee gets one mail for all events of one act, even when a person shared
 * fifty numbers with one click.
 */
export function addressNotices(work: Work, jobs: Jobs, told: readonly JobData[]): Promise<void> {
  const ids = told.map(({ eventId }) => String(eventId));
  return transaction(work, async (tx) => {
    const rows = await tx.em.find(EventEntity, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    for (const { letter, about } of inOrder(lettersOf(rows), rows)) {
      if (await mayGoNow(tx, letter, about)) await jobs.enqueue(tx.em, MAIL_QUEUE, await mailsOf(tx, letter));
    }
  });
}

// Sorts letters, so that all nodes lock the rows for the letters in the same order. So two nodes cannot deadlock.
function inOrder(letters: readonly Letter[], rows: readonly EventRow[]): { letter: Letter; about: EventRow }[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const placed = letters.flatMap((letter) => {
    const about = known.get(letter.eventIds[0] ?? '');
    if (about === undefined) return [];
    const { type, id } = letter.addressee;
    return [{ letter, about, place: [type, id, about.type, about.clientId, about.partnerId].join(' ') }];
  });
  return placed.sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0));
}

/**
 * Groups events into letters. Events of one request, one type and one client become one letter to each addressee.
 * Events of two clients never share a letter, so no client gets facts about another client. An event about a person is
 * recorded in each of the person's accounts, but the person gets only one mail about it.
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
