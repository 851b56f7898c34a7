import type { DeliveryEnd } from '@chatelaine/shared';
import { aheadMs } from '../../platform/clock.ts';
import { databaseNow } from '../../platform/db/database-now.ts';
import { randomBase62 } from '../../platform/id.ts';
import type { Work } from '../../platform/work.ts';
import { AMONG, CLAIM, CLAIM_TESTS, END_CLAIMED } from '../delivery.sql.ts';
import { endDeliveries, endState } from '../end-deliveries.ts';
import { type EndpointRow, readEndpoints } from '../endpoint.sql.ts';
import { takeOverState } from '../number/take-over-state.ts';
import type { Bodies, BodiesOf } from './bodies.ts';

/** A delivery that this server tries now. */
export interface ClaimedDelivery {
  id: string;
  eventId: string;
  event: string;
  /** The attempts that count before this one. */
  attempts: number;
  /** All attempts, with this one. */
  tries: number;
}

/** Deliveries of one webhook that this server tries now, and everything that their attempts need. */
export interface Claimed {
  /** The random name of these attempts. */
  claim: string;
  endpoint: EndpointRow & { url: string };
  deliveries: (ClaimedDelivery & { body: string })[];
  /** The time of the database. */
  now: Date;
}

/** What is claimed: deliveries of one webhook, at most so many. */
export interface ToClaim {
  webhookId: string;
  most: number;
  isTest: boolean;
}

/** A crashed server loses its attempts after this time: another one may try. */
export const LEASE_MS = 30_000;

/**
 * Claims deliveries of a webhook. No other server gets the same ones until the lease is over. Then looks whether the
 * webhook may still deliver. If not, all its deliveries end with the reason.
 *
 * @returns `found`: how many deliveries were due. Null as `claimed` when none of them may be tried.
 */
export async function claimDeliveries(
  work: Work,
  { webhookId, most, isTest }: ToClaim,
  bodiesOf: BodiesOf,
): Promise<{ found: number; claimed: Claimed | null }> {
  const claim = randomBase62(22);
  const aheadOf = aheadMs(work.services.clock);
  const due = isTest ? [webhookId, most] : [webhookId, webhookId, most];
  const rows = await work.em.execute<ClaimedDelivery[]>(isTest ? CLAIM_TESTS : CLAIM, [
    ...[aheadOf, ...due, claim, LEASE_MS],
  ]);
  const found = rows.length;
  if (found === 0) return { found, claimed: null };
  const now = await databaseNow(work);
  const read = await readEndpoint(work, { webhookId, now, rows, claim });
  if (read === null) return { found, claimed: null };
  const { endpoint, held } = read;
  const bodies = await bodiesOf(work, endpoint, held);
  const deliveries = await endUnsendable(work, { rows: held, bodies, claim });
  return { found, claimed: { claim, endpoint, deliveries, now } };
}

interface ToRead {
  webhookId: string;
  now: Date;
  rows: readonly ClaimedDelivery[];
  claim: string;
}

/**
 * Reads the webhook and the deliveries that are still claimed, in one statement. Another owner may have set the webhook
 * of a number since the claim. Then the deliveries have ended, and none of them may go to the new URL.
 */
async function readEndpoint(work: Work, { webhookId, now, rows, claim }: ToRead) {
  const [sql, values] = readEndpoints(now, ['s.webhook_id = ?', [webhookId]]);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const [row] = await work.em.execute<(EndpointRow & { held: string[] })[]>(
    `select read.*, array(select d.id from webhook_delivery d where d.id = ${AMONG} and d.claim = ?) as held
     from (${sql}) read`,
    [ids, claim, ...values],
  );
  if (row === undefined) return null;
  const { url, problem, held } = row;
  if (problem === null && url !== null)
    return { endpoint: { ...datesOf(row), url }, held: rows.filter(({ id }) => held.includes(id)) };
  await endFor(work, webhookId, problem ?? 'webhook_deleted');
  return null;
}

/** Ends the deliveries of a webhook that may deliver nothing. One that was replaced begins anew for its new owner. */
export const endFor = (work: Work, webhookId: string, problem: NonNullable<EndpointRow['problem']>): Promise<void> =>
  ENDS[problem]?.(work, webhookId) ?? endDeliveries(work, webhookId, problem);

const ENDS: Partial<Record<DeliveryEnd, (work: Work, webhookId: string) => Promise<void>>> = {
  webhook_deleted: endState,
  replaced: takeOverState,
};

interface Unsendable {
  rows: readonly ClaimedDelivery[];
  bodies: Bodies;
  claim: string;
}

/** Ends the deliveries whose event has no body any more, and returns the others. */
async function endUnsendable(work: Work, { rows, bodies, claim }: Unsendable): Promise<Claimed['deliveries']> {
  const ended = Map.groupBy(rows, ({ eventId }) => {
    const body = bodies.get(eventId) ?? { end: 'event_gone' as const };
    return 'end' in body ? body.end : null;
  });
  for (const [reason, some] of ended) {
    if (reason === null) continue;
    const ids = JSON.stringify(some.map(({ id }) => id));
    await work.em.execute(END_CLAIMED, [ids, claim, reason, aheadMs(work.services.clock)]);
  }
  return (ended.get(null) ?? []).map((row) => {
    const body = bodies.get(row.eventId);
    return { ...row, body: body !== undefined && 'text' in body ? body.text : '' };
  });
}

// The driver gives the instants of a statement that the ORM did not make as text.
function datesOf(row: EndpointRow): EndpointRow {
  const date = (value: Date | string | null) => (value === null ? null : new Date(value));
  return {
    ...row,
    failingSince: date(row.failingSince),
    toldAt: date(row.toldAt),
    pausedAt: date(row.pausedAt),
    heldUntil: date(row.heldUntil),
    oldSecretEndsAt: date(row.oldSecretEndsAt),
  };
}
