/** The statement that reads what the rule `judgeKey` reads about a key, and that makes a revocation wait. */
export const HOLD_KEY =
  'select kind, scopes, channel_id, channel_ids, expires_at, revoked_at from api_key where id = ? for share';

/** The statement that reads an episode and the status of its partner, and that makes a withdrawal wait. */
export const HOLD_EPISODE = `
  select e.expires_at, e.withdrawn_at, p.status from permission e join partner p on p.id = e.partner_id
  where e.id = ? for share`;
