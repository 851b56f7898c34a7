const timeOf = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The statement that reads a contact with its names, and its chats, each as the text of JSON. */
export const EXPORTED_CONTACT = `
  select json_build_object('id', c.id, 'profileName', c.profile_name, 'createdAt', ${timeOf('c.created_at')},
      'updatedAt', ${timeOf('c.updated_at')}, 'names', (
        select coalesce(json_agg(json_build_object('kind', n.kind,
          'value', case when n.kind = 'phone' then '+' else '' end || n.value,
          'since', ${timeOf('n.since')}, 'until', ${timeOf('n.until')}) order by n.until is not null, n.since, n.id), '[]')
        from contact_name n where n.contact_id = c.id))::text as contact,
    (select coalesce(json_agg(json_build_object('id', ch.id, 'channelId', ch.channel_id,
        'createdAt', ${timeOf('ch.created_at')}, 'lastMessageAt', ${timeOf('ch.last_message_at')})
        order by ch.created_at, ch.id), '[]')
      from chat ch where ch.contact_id = c.id)::text as chats
  from contact c where c.id = ?`;

// Only the wanted columns are named, so a new column is not exported by accident.
/**
 * The statement that reads a page of a contact's messages with their statuses, as a part of the text of a JSON list. Its
 * values are the contact, the second and the arrival of the last message of the page before, and the length of a page.
 */
export const EXPORTED_MESSAGES = `
  with page as (
    select * from message where contact_id = ? and (created_second, arrival) > (?::bigint, ?::bigint)
    order by created_second, arrival limit ?),
  texts as (
    select m.created_second, m.arrival, json_build_object('id', m.id, 'channelId', m.channel_id, 'chatId', m.chat_id,
      'direction', m.direction, 'type', m.type, 'content', m.content, 'waMessageId', m.wa_message_id,
      'contextId', m.context_id, 'status', m.status, 'error', m.error, 'createdAt', ${timeOf('m.created_at')},
      'editedAt', ${timeOf('m.edited_at')}, 'revokedAt', ${timeOf('m.revoked_at')}, 'statuses', (
        select coalesce(json_agg(json_build_object('status', s.status, 'at', ${timeOf('s.at')},
          'recordedAt', ${timeOf('s.recorded_at')}, 'isApplied', s.is_applied)
          order by floor(extract(epoch from s.at)), s.arrival), '[]')
        from message_status s where s.message_id = m.id))::text as json
    from page m)
  select string_agg(json, ',' order by created_second, arrival) as json, max(created_second) as second,
    (array_agg(arrival order by created_second desc, arrival desc))[1] as arrival from texts`;
