// The statements that change deliveries. All instants are those of the database, moved by the milliseconds that a test
// has moved its clock.
import { NEWEST_ID } from './newest-id.sql.ts';

/** The clock of the database in a statement. It takes one value: the milliseconds to add. */
export const NOW = "(clock_timestamp() + ? * interval '1 millisecond')";

/** Locks the state of a webhook, so that no deliveries of it are made meanwhile. */
export const LOCK_STATE = 'select 1 from webhook_state where webhook_id = ? for update';

/**
 * Ends pending deliveries of a webhook, and returns how many, and the last of their events. A batch begins after the last
 * event of the batch before, because it would otherwise read all rows that this transaction has ended. Its values: the
 * webhook, the event, how many at most, the reason, {@link NOW}.
 */
export const END_PENDING = `
  with waiting as (
    select id, event_id from webhook_delivery where webhook_id = ? and status = 'pending' and event_id > ?
    order by event_id limit ? for update),
  ended as (
    update webhook_delivery d set status = 'ended', reason = ?, claim = null, ended_at = ${NOW}
    from waiting where d.id = waiting.id)
  select count(*)::int as count, max(event_id) as last from waiting`;

/** Moves a webhook to the newest event, so that older events are never delivered. */
export const SKIP_TO_NEWEST = `update webhook_state s set read_id = greatest(s.read_id, ${NEWEST_ID}) where webhook_id = ?`;

/** Whether a webhook delivers at the instant `at.now`. Tests are delivered in any case. */
const IS_OPEN = '(s.paused_at is null and (s.held_until is null or s.held_until <= at.now))';

/**
 * Finds the webhooks with a delivery that is due, the longest waiting first. The webhooks are found one after another in
 * the index of pending deliveries, so the backlog of one is not read. Its value: {@link NOW}.
 */
export const FIND_DUE = `
  with recursive at as (select ${NOW} as now),
  lane as (
    (select webhook_id from webhook_delivery where status = 'pending' order by webhook_id limit 1)
    union all
    select (select d.webhook_id from webhook_delivery d where d.status = 'pending' and d.webhook_id > l.webhook_id
      order by d.webhook_id limit 1)
    from lane l where l.webhook_id is not null)
  select s.webhook_id as "webhookId", s.account_id as "accountId", s.failing_since is not null as "isFailing"
  from at, lane l join webhook_state s on s.webhook_id = l.webhook_id
  cross join lateral (
    select d.due_at from webhook_delivery d where d.webhook_id = l.webhook_id and d.status = 'pending'
    order by d.due_at, d.event_id limit 1) d
  where d.due_at <= at.now and ${IS_OPEN}
  order by d.due_at`;

/** Finds the webhooks with a test that is due, also paused ones. Its value: {@link NOW}. */
export const FIND_TESTS = `
  select distinct s.webhook_id as "webhookId", s.account_id as "accountId", s.failing_since is not null as "isFailing"
  from webhook_delivery d join webhook_state s on s.webhook_id = d.webhook_id
  where d.status = 'pending' and d.event = 'webhook.test' and d.due_at <= (select ${NOW}) limit 500`;

const claimOf = (which: string): string => `
  with at as (select ${NOW} as now),
  chosen as (
    select d.id from webhook_delivery d
    where d.webhook_id = ? and d.status = 'pending' and d.due_at <= (select now from at) and ${which}
    order by d.due_at, d.event_id limit ? for update skip locked)
  update webhook_delivery d set claim = ?, due_at = at.now + ? * interval '1 millisecond', tries = d.tries + 1
  from chosen, at where d.id = chosen.id
  returning d.id, d.event_id as "eventId", d.event, d.attempts, d.tries`;

/**
 * Claims deliveries that are due, unless their webhook is paused or waits. Its values: {@link NOW}, the webhook, the
 * webhook, how many at most, the claim, and the length of the lease in milliseconds.
 */
export const CLAIM = claimOf(`(select ${IS_OPEN} from webhook_state s, at where s.webhook_id = ?)`);

/** Claims tests that are due. Its values: {@link NOW}, the webhook, how many, the claim, the length of the lease. */
export const CLAIM_TESTS = claimOf("d.event = 'webhook.test'");

/**
 * Stores an attempt with its result, unless the delivery has ended meanwhile or another server has it now. Returns
 * whether the webhook is failing now, which another attempt may have noted since this one began. Its values: the status, the attempts, the wait in milliseconds with {@link NOW}, the HTTP status, the error, the milliseconds of
 * NOW, the id, the claim, the milliseconds of NOW, the duration twice, the answer.
 */
export const STORE = `
  with stored as (
    update webhook_delivery d set status = r.status, attempts = r.attempts, claim = null,
      due_at = at.now + r.wait_ms * interval '1 millisecond', last_status = r.code, last_error = r.error,
      ended_at = case r.status when 'pending' then null else at.now end
    from (select ${NOW} as now) at, jsonb_to_record(?::jsonb) as r (
      status text, attempts int, wait_ms int, code int, error text)
    where d.id = ? and d.claim = ?
    returning d.id, d.webhook_id, d.tries, d.last_status, d.last_error, at.now),
  kept as (
    insert into webhook_attempt (delivery_id, number, at, duration_ms, status, error, answer)
    select s.id, s.tries, s.now - ? * interval '1 millisecond', ?, s.last_status, s.last_error, ? from stored s
    on conflict do nothing returning delivery_id)
  select w.failing_since is not null as "isFailing"
  from kept k join stored s on s.id = k.delivery_id left join webhook_state w on w.webhook_id = s.webhook_id`;

/**
 * Ends claimed deliveries whose event can no longer be sent. Its values: the ids, the claim, the reason, {@link NOW}. The
 * rows are locked in the order of {@link END_PENDING}, because both statements waiting for each other would fail.
 */
export const END_CLAIMED = `
  with claimed as (
    select id from webhook_delivery where id = any (array(select jsonb_array_elements_text(?::jsonb))) and claim = ?
    order by webhook_id, event_id, id for update)
  update webhook_delivery d set status = 'ended', reason = ?, claim = null, ended_at = ${NOW}
  from claimed where d.id = claimed.id`;

/** Finds a webhook if it still has a URL. Its values: the webhook, the URL. */
export const LEADS_TO = `
  select from webhook_state s
  left join webhook w on w.id = s.webhook_id
  left join channel_webhook n on n.channel_id = s.webhook_id
  where s.webhook_id = ? and coalesce(w.url, n.url) = ?`;

/** Notes the first failure after a success. Its values: {@link NOW}, the webhook. */
export const BEGIN_FAILING = `
  update webhook_state set failing_since = ${NOW} where webhook_id = ? and failing_since is null`;

/** Notes that a delivery has arrived. */
export const END_FAILING =
  'update webhook_state set failing_since = null, told_at = null where webhook_id = ? and failing_since is not null';

/** Makes a webhook wait. Its values: {@link NOW}, the wait in milliseconds, the webhook. */
export const HOLD = `
  update webhook_state set held_until = greatest(held_until, ${NOW} + ? * interval '1 millisecond')
  where webhook_id = ?`;

/** Notes that the owner of a failing webhook is told. Its values: {@link NOW}, the webhook. */
export const TELL = `
  update webhook_state set told_at = ${NOW} where webhook_id = ? and told_at is null and failing_since is not null
  returning failing_since as "failingSince"`;

/** Pauses a webhook. Its values: {@link NOW}, the reason, the webhook. */
export const PAUSE = `
  update webhook_state set paused_at = ${NOW}, pause_reason = ? where webhook_id = ? and paused_at is null returning 1`;

/** Makes the missing states of the webhooks of numbers. They read from the newest event on. */
export const MAKE_MISSING = `
  insert into webhook_state (webhook_id, kind, account_id, client_id, permission_id, read_id)
  select s.webhook_id, s.kind, s.account_id, s.client_id, s.permission_id, ${NEWEST_ID}
  from (
    select n.channel_id as webhook_id, 'channel' as kind, coalesce(k.partner_id, ch.client_id) as account_id,
      ch.client_id, n.permission_id
    from channel_webhook n join channel ch on ch.id = n.channel_id left join api_key k on k.id = n.api_key_id
    where not exists (select from webhook_state s where s.webhook_id = n.channel_id)) s
  on conflict do nothing`;

/** The ids in a value that is their list as JSON. */
export const AMONG = 'any (array(select jsonb_array_elements_text(?::jsonb)))';

/** Moves webhooks to the newest event. Its value: their ids as JSON. */
export const SKIP_ALL = `
  update webhook_state s set read_id = ${NEWEST_ID} where s.webhook_id = ${AMONG} and s.read_id < ${NEWEST_ID}`;

/** Finds the webhooks that have pending deliveries. Its value: the ids of webhooks as JSON. */
export const FIND_PENDING = `
  select s.webhook_id as id from webhook_state s where s.webhook_id = ${AMONG}
    and exists (select from webhook_delivery d where d.webhook_id = s.webhook_id and d.status = 'pending')`;

/** Deletes deliveries with their attempts. Its values: the instant before which they ended or began, how many. */
const deleteWhere = (which: string): string => `
  with gone as (
    delete from webhook_delivery d where d.id in (
      select d.id from webhook_delivery d where ${which} limit ? for update skip locked)
    returning d.id),
  attempts as (delete from webhook_attempt a using gone where a.delivery_id = gone.id)
  select count(*)::int as count from gone`;

// The order makes PostgreSQL read the index. It would otherwise begin each batch at the start of the table, because it
// expects many old rows there.
const oldOf = (status: string): string =>
  `d.status <> 'pending' and d.status = '${status}' and d.ended_at < ? order by d.status, d.ended_at`;

/** Deletes deliveries that arrived before an instant. */
export const PRUNE_DELIVERED = deleteWhere(oldOf('delivered'));

/** Deletes deliveries that failed before an instant. */
export const PRUNE_FAILED = deleteWhere(oldOf('failed'));

/** Deletes deliveries that ended without being sent before an instant. */
export const PRUNE_ENDED = deleteWhere(oldOf('ended'));

/** Deletes pending deliveries without a webhook that began before an instant. */
export const PRUNE_LEFT = deleteWhere(`d.status = 'pending' and d.created_at < ?
  and not exists (select from webhook_state s where s.webhook_id = d.webhook_id)`);

/** The ids in a value that is their list as JSON, as rows. */
const LISTED = '(select jsonb_array_elements_text(?::jsonb))';

/**
 * Locks the webhooks that get events about some contacts, so that no deliveries of them are made meanwhile. The results
 * of attempts can still be noted, because this lock lets changes of other columns than the id pass.
 */
export const LOCK_STATES_ABOUT = `
  select count(*) from (
    select from webhook_state where client_id in (select client_id from contact where id in ${LISTED})
    order by webhook_id for key share) locked`;

/**
 * Locks the deliveries about some contacts. Its values: their ids as JSON, how many at most. The rows of a webhook are
 * locked in the order of {@link END_PENDING}, because both statements waiting for each other would fail.
 */
export const LOCK_ABOUT = `
  select id from webhook_delivery where contact_id in ${LISTED} order by webhook_id, event_id, id limit ? for update`;

/** Ends and empties locked deliveries about erased contacts. Its values: their ids as JSON, {@link NOW}, their ids. */
export const FORGET_CONTACTS = `
  with emptied as (update webhook_attempt set answer = null where delivery_id in ${LISTED})
  update webhook_delivery d set contact_id = null, claim = null,
    ended_at = coalesce(d.ended_at, ${NOW}),
    reason = case when d.status = 'pending' then 'contact_erased' else d.reason end,
    status = case when d.status = 'pending' then 'ended' else d.status end
  where d.id in ${LISTED}`;
