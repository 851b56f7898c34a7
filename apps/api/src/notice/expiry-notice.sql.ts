// Every node inserts the rows in the same order, so that two nodes cannot deadlock.
/** The statement that claims announcements. Its values are the instant, and, as JSON, the due announcements. */
export const CLAIM = `
  insert into expiry_notice (said_at, subject_id, expires_at, days_before)
  select ?::timestamptz, due."subjectId", due."endsAt", due.lead
  from jsonb_to_recordset(?::jsonb) as due ("subjectId" text, "endsAt" timestamptz, lead int)
  order by due."subjectId"
  on conflict do nothing
  returning subject_id`;

/** The condition that the announced end is at or before an instant. It takes one value: that instant. */
export const HAS_ENDED = 'expires_at <= ?';
