import type { Work } from '../../platform/work.ts';
import { SessionEventEntity, type SessionEventRow, sessionEventText } from '../../session-event/index.ts';
import type { Body } from './body.ts';

/** Makes the bodies for the webhook of a client, from the events of its numbers. Streams send the same text. */
export async function readClientBodies(
  work: Work,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, Body>> {
  // A row that was read before is not used again, because the contact may have been erased since then.
  const rows = await work.em.find(
    SessionEventEntity,
    { id: { $in: [...ids] }, clientId },
    { disableIdentityMap: true },
  );
  return new Map(rows.map((row) => [row.id, bodyOf(row)]));
}

const bodyOf = (row: SessionEventRow): Body =>
  row.payload.erased === true ? { end: 'contact_erased' } : { text: sessionEventText(row) };
