import { EventEntity, viewEvent } from '../../event/index.ts';
import type { Work } from '../../platform/work.ts';
import type { Body } from './body.ts';
import { type Known, partnerBody } from './partner-body.rule.ts';

/** Makes the bodies for the webhook of a partner, from the events that concern this partner. */
export async function readPartnerBodies(
  work: Work,
  partnerId: string,
  ids: readonly string[],
): Promise<Map<string, Body>> {
  const rows = await work.em.find(EventEntity, { id: { $in: [...ids] }, partnerId }, { disableIdentityMap: true });
  const known = await readKnown(work, partnerId, ids);
  return new Map(
    rows.map((row) => {
      const event = viewEvent(row, { type: 'partner', id: partnerId });
      return [row.id, { text: partnerBody(event, known.get(row.id) ?? null) }];
    }),
  );
}

interface KnownRow {
  id: string;
  client_name: string;
  phone_number: string | null;
  channel_name: string | null;
  status: string | null;
  upstream: string | null;
}

async function readKnown(work: Work, partnerId: string, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await work.em.execute<KnownRow[]>(KNOWN, [JSON.stringify(ids), partnerId]);
  return new Map(
    rows.map(({ id, client_name, phone_number, channel_name, status, upstream }) => {
      const isSandbox = upstream === 'sandbox';
      return [id, { clientName: client_name, phoneNumber: phone_number, channelName: channel_name, status, isSandbox }];
    }),
  );
}

// A client that has left the partner is not found, because the partner no longer sees how the client names its numbers.
const KNOWN = `
  select e.id, c.name as client_name, coalesce(ch.removed_number, ch.phone_number) as phone_number,
    ch.name as channel_name, ch.status, ch.upstream
  from event e
  join client c on c.id = e.client_id and c.partner_id = e.partner_id
  left join channel ch on ch.id = e.channel_id and ch.client_id = c.id
  where e.id in (select jsonb_array_elements_text(?::jsonb)) and e.partner_id = ?`;
