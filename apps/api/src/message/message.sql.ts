const COLUMNS = `id, channel_id, client_id, chat_id, contact_id, direction, type, content, wa_message_id, context_id, status,
   api_key_id, person_id, permission_id, request_id, edited_at, revoked_at, created_at`;

/**
 * The statement that stores messages which are given as JSON. A message whose WhatsApp id the number has already is left
 * out. The database numbers the messages in the order of the JSON.
 */
export const INSERT = `
  insert into message (${COLUMNS})
  select id, "channelId", "clientId", "chatId", "contactId", direction, type, content, "waMessageId", "contextId", status,
    "apiKeyId", "personId", "permissionId", "requestId", "editedAt", "revokedAt", "createdAt"
  from rows from (jsonb_to_recordset(?::jsonb) as (id text, "channelId" text, "clientId" text, "chatId" text,
    "contactId" text, direction text, type text, content jsonb, "waMessageId" text, "contextId" text, status text,
    "apiKeyId" text, "personId" text, "permissionId" text, "requestId" text, "editedAt" timestamptz,
    "revokedAt" timestamptz, "createdAt" timestamptz)) with ordinality as m
  order by m.ordinality
  on conflict (channel_id, wa_message_id) do nothing returning id`;

/** The statement that changes a message which was edited, taken back or voted on. */
export const CHANGE = 'update message set content = ?::jsonb, edited_at = ?, revoked_at = ?, type = ? where id = ?';
