import { BEFORE_ALL } from '../session-event/index.ts';

/**
 * The id of the newest event that a webhook could deliver now. `s` is the name of a row with the columns `kind` and
 * `client_id` of `webhook_state`. Ids of events sort in the order of the commits, so every event that commits later has
 * a greater id.
 */
export const NEWEST_ID = `coalesce(
  case s.kind when 'partner' then (select v.id from event v order by v.id desc limit 1)
    else (select f.last_id from feed f where f.client_id = s.client_id) end, '${BEFORE_ALL}')`;
