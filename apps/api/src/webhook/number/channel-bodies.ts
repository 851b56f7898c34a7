import type { SessionEventName } from '@chatelaine/shared';
import { numberOf } from '../../channel/index.ts';
import type { Work } from '../../platform/work.ts';
import { type CloudEvent, cloudPayload } from './cloud-payload.ts';

/** What is sent for an event, or why nothing is sent any more. */
type Body = { text: string } | { end: 'contact_erased' | 'event_gone' };

interface Row {
  id: string;
  event: SessionEventName;
  payload: Record<string, unknown>;
  at: Date | string;
  channel_id: string;
  phone_number: string;
  removed_number: string | null;
  group_id: string | null;
  profile_name: string | null;
  /** The current names of the contact, by their kinds. Null: no contact. */
  names: Record<string, string> | null;
}

/**
 * Makes the bodies for the webhook of a number: the events in the form of Meta's Cloud API. They are made anew for each
 * attempt, so a body never has what was erased after the event.
 *
 * @param channelId the number, so that no webhook gets the events of another number.
 */
export async function readChannelBodies(
  work: Work,
  channelId: string,
  ids: readonly string[],
): Promise<Map<string, Body>> {
  const rows = await work.em.execute<Row[]>(EVENTS, [JSON.stringify(ids), channelId]);
  const found = new Map(rows.map((row) => [row.id, bodyOf(row)]));
  return new Map(ids.map((id) => [id, found.get(id) ?? { end: 'event_gone' }]));
}

const bodyOf = (row: Row): Body =>
  row.payload.erased === true ? { end: 'contact_erased' } : { text: JSON.stringify(cloudPayload(eventOf(row))) };

function eventOf(row: Row): CloudEvent {
  const { id, event, payload, at, channel_id, phone_number, removed_number, group_id } = row;
  const phoneNumber = numberOf({ phoneNumber: phone_number, removedNumber: removed_number });
  const channel = { id: channel_id, phoneNumber };
  return { id, event, payload, at: new Date(at), channel, names: namesOf(row), groupId: group_id };
}

// An event of a message says under which names the message was heard. The other names are those of today.
function namesOf({ payload, profile_name, names }: Row): CloudEvent['names'] {
  const heard = (payload.names ?? null) as { [kind: string]: string | null } | null;
  if (names === null && heard === null) return null;
  const today = names ?? {};
  return {
    profileName: heard?.profileName ?? profile_name,
    phone: heard?.phone?.replace(/\D/g, '') ?? today.phone ?? null,
    userId: heard?.userId ?? today.user_id ?? null,
    parentUserId: today.parent_user_id ?? null,
    username: heard?.username ?? today.username ?? null,
  };
}

const EVENTS = `
  select e.id, e.event, e.payload, e.at, e.channel_id, ch.phone_number, ch.removed_number, c.group_id,
    p.profile_name, (
      select json_object_agg(n.kind, n.value order by n.id) from contact_name n
      where n.contact_id = e.contact_id and n.until is null) as names
  from session_event e
  join channel ch on ch.id = e.channel_id
  left join chat c on c.id = e.payload->>'chat'
  left join contact p on p.id = e.contact_id
  where e.id in (select jsonb_array_elements_text(?::jsonb)) and e.channel_id = ?`;
