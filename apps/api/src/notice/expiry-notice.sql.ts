// In one order on every node, so that two never wait for each other in a circle.
/** Takes announcements: the instant, and what is due as JSON. */
export const CLAIM = `
  insert into expiry_notice (said_at, subject_id, expires_at, days_before)
  select ?::timestamptz, due."subjectId", due."endsAt", due.lead
  from jsonb_to_recordset(?::jsonb) as due ("subjectId" text, "endsAt" timestamptz, lead int)
  order by due."subjectId"
  on conflict do nothing
  returning subject_id`;

/** What was announced has ended until an instant: one value. */
export const HAS_ENDED = 'expires_at <= ?';
