import { KEPT_CALLS_PER_HOUR } from '@chatelaine/shared';
import type { Pool } from 'pg';
import { newCallId } from './call-id.ts';
import type { WaitingCall, WaitingHour } from './waiting-calls.ts';

/**
 * The calls that are written together. A writer numbers its batches from 1, without gaps, and sends them in that order.
 */
export interface CallBatch {
  writer: string;
  number: number;
  hours: readonly WaitingHour[];
  rows: readonly CallRow[];
}

interface CallRow {
  id: string;
  /** The place of the hour of the call in the batch, from 1. */
  place: number;
  call: WaitingCall;
  /** The number of calls of the same hour that follow this call in the batch. */
  followers: number;
}

/** Makes a batch. Its calls get their ids now, so the ids stay the same when the batch is sent again. */
export function batchOf(writer: string, number: number, hours: readonly WaitingHour[]): CallBatch {
  const rows = hours.flatMap(({ calls }, at) =>
    calls.map((call, nth) => ({ id: newCallId(call.at), place: at + 1, call, followers: calls.length - nth - 1 })),
  );
  return { writer, number, hours, rows };
}

/**
 * Adds a batch to the tables in one statement. When a batch is sent twice, the second statement adds nothing, because
 * the number of each writer's newest batch is stored. All servers together keep at most 1,000 calls of an hour, because
 * each call gets its number in the hour from the row of the hour, and that row is locked until the commit.
 *
 * @throws the error of the database. After an error, nobody knows whether the batch was saved, so the same batch must
 * be sent again unchanged.
 */
export async function writeCalls(pool: Pool, { writer, number, hours, rows }: CallBatch, now: Date): Promise<void> {
  await pool.query(ADD, [
    ...[writer, number, now],
    ...[hours.map((each) => each.apiKeyId), hours.map((each) => each.hour), hours.map((each) => each.isRefused)],
    ...[hours.map((each) => each.accountId), hours.map((each) => each.keyKind), hours.map((each) => each.channelId)],
    ...[hours.map((each) => each.calls.length), hours.map((each) => each.dropped)],
    ...[rows.map(({ id }) => id), rows.map(({ call }) => call.requestId), rows.map(({ place }) => place)],
    ...[rows.map(({ call }) => call.at), rows.map(({ call }) => call.door), rows.map(({ call }) => call.operation)],
    ...[rows.map(({ call }) => call.outcome), rows.map(({ call }) => call.status)],
    ...[rows.map(({ call }) => call.address), rows.map(({ followers }) => followers)],
  ]);
}

// All servers write the rows of hours in the same order, so that two servers cannot deadlock.
const ADD = `
  with first_time as (
    insert into platform.usage_writer as w (id, batch, written_at) values ($1, $2, $3)
    on conflict (id) do update set batch = excluded.batch, written_at = excluded.written_at where w.batch < excluded.batch
    returning id
  ), given as (
    select * from unnest($4::text[], $5::timestamptz[], $6::boolean[], $7::text[], $8::text[], $9::text[],
      $10::bigint[], $11::bigint[]) with ordinality
      as t(api_key_id, hour, is_refused, account_id, key_kind, channel_id, offered, dropped, place)
  ), hours as (
    insert into kept_call_hour as h
      (api_key_id, hour, is_refused, account_id, key_kind, channel_id, offered, dropped)
    select api_key_id, hour, is_refused, account_id, key_kind, channel_id, offered, dropped from given
    where exists (select from first_time) order by api_key_id, hour, is_refused
    on conflict (api_key_id, hour, is_refused) do update set
      offered = h.offered + excluded.offered, dropped = h.dropped + excluded.dropped
    returning api_key_id, hour, is_refused, offered
  )
  insert into kept_call
    (id, request_id, api_key_id, account_id, key_kind, channel_id, at, door, operation, outcome, status, address)
  select c.id, c.request_id, g.api_key_id, g.account_id, g.key_kind, g.channel_id,
    c.at, c.door, c.operation, c.outcome, c.status, c.address
  from unnest($12::text[], $13::text[], $14::bigint[], $15::timestamptz[], $16::text[], $17::text[], $18::text[],
    $19::int[], $20::text[], $21::bigint[])
    as c(id, request_id, place, at, door, operation, outcome, status, address, followers)
  join given g using (place) join hours h using (api_key_id, hour, is_refused)
  where h.offered - c.followers <= ${KEPT_CALLS_PER_HOUR}`;
