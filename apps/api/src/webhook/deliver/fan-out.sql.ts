// The statements that make deliveries of new events.
import { PARTNER_WEBHOOK_EVENTS } from '@chatelaine/shared';
import { openEndpoints } from '../endpoint.sql.ts';
import { isForNumberSql } from '../number/channel-events.sql.ts';

/**
 * Finds webhooks with new events, and groups those that have read to the same event. The groups that are nearest to the
 * newest event come first, so a webhook that was paused for long delays no other.
 */
export const FIND_LAGGING = `
  select 'client' as side, s.client_id as "accountId", s.read_id as "readId"
  from webhook_state s join feed f on f.client_id = s.client_id
  where s.paused_at is null and s.kind <> 'partner' and f.last_id > s.read_id
  group by s.client_id, s.read_id
  union all
  select 'partner', s.account_id, s.read_id from webhook_state s
  where s.paused_at is null and s.kind = 'partner'
    and exists (select from event v where v.partner_id = s.account_id and v.id > s.read_id)
  group by s.account_id, s.read_id
  order by 3 desc limit 500`;

/** The highest number of events of which one statement makes deliveries. */
export const FAN_OUT = 500;

// A random id as `newId` makes it. 122 bits of a random UUID make the 22 characters.
const DELIVERY_ID = `'dlv_' || left(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/=', 'Kq'), 22)`;

const INTO = `insert into webhook_delivery
  (id, webhook_id, event_id, event, channel_id, contact_id, status, attempts, tries, due_at, created_at)`;
const columnsOf = (event: string, contact: string): string =>
  `${DELIVERY_ID}, s.webhook_id, v.id, ${event}, v.channel_id, ${contact}, 'pending', 0, 0, at.now, at.now`;

// The webhook of a number is judged only when there is news of its number, because a client may have many numbers.
const OF_NEWS = `s.webhook_id in (select webhook_id from states)
  and (s.kind <> 'channel' or s.webhook_id in (select channel_id from news))`;

// The events are read once and the states are locked once. Another server that comes meanwhile skips locked states, and
// one that comes later finds that they have read on.
const withStates = (which: string, events: string): string => `
  with at as (select ?::timestamptz as now),
  states as (
    select s.webhook_id, s.kind from webhook_state s
    where ${which} and s.read_id = ? and s.paused_at is null order by s.webhook_id for update skip locked),
  news as (${events} order by id limit ${FAN_OUT}),
  ends as (select max(id collate "C") as id, count(*)::int as count from news),
  open as (${openEndpoints(OF_NEWS)})`;

const THE_END = `
    on conflict (webhook_id, event_id) where status = 'pending' do nothing returning 1),
  moved as (
    update webhook_state s set read_id = ends.id from ends
    where s.webhook_id in (select webhook_id from states) and ends.id is not null)
  select case when exists (select from states) then ends.count else 0 end as read,
    (select count(*)::int from made) as made from ends`;

/** The environment of a key passes a filter. A key without an environment always passes. */
const passes = (keyId: string): string => `(w.environments is null
  or coalesce((select k.environment = any (w.environments) from api_key k where k.id = ${keyId}), true))`;

const WANTS = (event: string): string =>
  `(w.events is null or ${event} = any (w.events)) and (w.channel_ids is null or v.channel_id = any (w.channel_ids))`;

const SENT_WITH = "(select m.api_key_id from message m where m.id = v.payload->>'messageId')";

/**
 * Makes the deliveries of a client's events for the webhooks of the client and of its numbers. A webhook that may
 * deliver nothing reads on and gets no delivery. Its values: the instant, the client, what they have read, the client,
 * what they have read, the instant three times.
 */
export const FAN_OUT_CLIENT = `
  ${withStates(
    "s.client_id = ? and s.kind <> 'partner'",
    'select id, channel_id, event, contact_id, payload from session_event where client_id = ? and id > ?',
  )},
  made as (
    ${INTO}
    select ${columnsOf('v.event', 'v.contact_id')}
    from at, states s join open using (webhook_id) join webhook w on w.id = s.webhook_id
    join news v on ${WANTS('v.event')} and ${passes(SENT_WITH)}
    where s.kind = 'client'
    union all
    select ${columnsOf('v.event', 'v.contact_id')}
    from at, states s join open using (webhook_id) join news v on v.channel_id = s.webhook_id
    where s.kind = 'channel'
      and ${isForNumberSql('v')}
    ${THE_END}`;

const TYPES = PARTNER_WEBHOOK_EVENTS.map((type) => `'${type}'`).join(', ');

/**
 * Makes the deliveries of a partner's events. Its values: the instant, the partner, what its webhooks have read, the
 * partner, what its webhooks have read, the instant three times.
 */
export const FAN_OUT_PARTNER = `
  ${withStates(
    "s.account_id = ? and s.kind = 'partner'",
    'select id, channel_id, type, subject_id from event where partner_id = ? and id > ?',
  )},
  made as (
    ${INTO}
    select ${columnsOf('v.type', 'null')}
    from at, states s join open using (webhook_id) join webhook w on w.id = s.webhook_id
    join news v on v.type in (${TYPES}) and ${WANTS('v.type')} and ${passes('v.subject_id')}
    ${THE_END}`;
