import type { Places } from '../../platform/places.ts';
import type { Work } from '../../platform/work.ts';
import type { BodiesOf } from './bodies.ts';
import { type Claimed, claimDeliveries, LEASE_MS, type ToClaim } from './claim.ts';
import { type AttemptResult, makeAttempt, type Send, TIMEOUT_MS } from './make-attempt.ts';
import { noteResult } from './note-result.ts';
import { type OpenedSecrets, openSecrets, requestHeaders, shownAnswer } from './request-parts.ts';
import { storeAttempt } from './store-attempt.ts';

/** What the attempts of one server share. */
export interface Attempting {
  beginWork(): Work;
  send: Send;
  bodiesOf: BodiesOf;
  /** The places for statements, so that deliveries never take all connections of the pool. */
  statements: Places;
}

/** What is claimed, and when its attempts end. */
export interface ToBegin extends ToClaim {
  /** Ends the attempts. Their deliveries are tried again after the lease. */
  signal: AbortSignal;
}

/** The attempts that begin. Each one returns what it has shown of the receiver. Null: it was not made. */
export interface Begun {
  /** How many deliveries were due. */
  found: number;
  attempts: (() => Promise<AttemptResult['verdict'] | null>)[];
}

// An attempt that begins later could last longer than its lease, and another server could begin the same one.
const LATEST_BEGIN_MS = LEASE_MS - TIMEOUT_MS - 3_000;

/** Claims deliveries of a webhook, and returns their attempts. */
export async function beginAttempts(deps: Attempting, asked: ToBegin): Promise<Begun> {
  const begunAt = performance.now();
  const { found, claimed, secrets } = await deps.statements.run('', async () => {
    const work = deps.beginWork();
    const made = await claimDeliveries(work, asked, deps.bodiesOf);
    return { ...made, secrets: made.claimed === null ? null : await openSecrets(work, made.claimed) };
  });
  if (claimed === null) return { found, attempts: [] };
  const batch = { claimed, secrets, asked, begunAt, readAt: performance.now() };
  return { found, attempts: claimed.deliveries.map((delivery) => () => tryDelivery(deps, batch, delivery)) };
}

/** Deliveries that were claimed together. The instants are those of the steady clock of this process. */
interface Batch {
  claimed: Claimed;
  /** Null when they cannot be decrypted. */
  secrets: OpenedSecrets | null;
  asked: ToBegin;
  begunAt: number;
  /** When the time of the database was read. */
  readAt: number;
}

// Counts as a failed attempt, so the owner sees why nothing arrives and gets the mails about a failing webhook.
const LOCKED: AttemptResult = {
  ...{ verdict: { kind: 'failed' }, durationMs: 0, status: null, answer: null },
  error:
    'The secret or a header of this webhook, or the platform secret, cannot be decrypted any more. Set them again.',
};

async function tryDelivery(
  deps: Attempting,
  { claimed, secrets, asked, begunAt, readAt }: Batch,
  delivery: Claimed['deliveries'][number],
): Promise<AttemptResult['verdict'] | null> {
  const { endpoint, claim } = claimed;
  const { url, retryPolicy: policy } = endpoint;
  if (performance.now() - begunAt > LATEST_BEGIN_MS) return null;
  // The clock of this machine may be wrong or stand still, so the time of the database counts.
  const at = new Date(claimed.now.getTime() + Math.round(performance.now() - readAt));
  const { eventId: id, event, body } = delivery;
  const made =
    secrets === null
      ? LOCKED
      : await makeAttempt(
          deps.send,
          { delivery, url, headers: requestHeaders(endpoint.kind, secrets, { id, at, body }), body, at },
          asked.signal,
        );
  if (made === null) return null;
  const { verdict } = made;
  const result = { ...made, answer: secrets === null ? null : shownAnswer(made.answer, secrets) };
  await deps.statements.run('', async () => {
    const work = deps.beginWork();
    const stored = await storeAttempt(work, { claim, delivery, policy, result });
    if (stored !== null) await noteResult(work, { endpoint, event, verdict, isFailing: stored.isFailing, now: at });
  });
  return verdict;
}
