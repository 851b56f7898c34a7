// The database's clock decides about a ticket, because the server that makes it and the server that takes it may have
// different clocks.

/** Saves a ticket: its hash, its client, and its credential. Returns the instant after which it opens nothing, in ms. */
export const SAVE_TICKET = `
  insert into realtime_ticket (hash, client_id, held, expires_at)
  values (?, ?, ?::jsonb, clock_timestamp() + interval '60 seconds')
  returning (extract(epoch from expires_at) * 1000)::float8 as until_ms`;

/** Deletes a ticket by its hash, when it still opens something. */
export const TAKE_TICKET =
  'delete from realtime_ticket where hash = ? and expires_at > clock_timestamp() returning client_id, held';

/** The condition that a ticket opens nothing any more. */
export const IS_TICKET_OVER = 'expires_at <= clock_timestamp()';
