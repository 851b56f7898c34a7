import { countedScope, type KeyKind, type NeededScope } from '@chatelaine/shared';
import { isInNetworks } from '@chatelaine/shared/network';
import type { Pool } from 'pg';
import type { KeyLookUp, KeyRecord } from '../api-key/index.ts';
import type { Clock } from '../platform/clock.ts';
import { outageOf } from '../platform/outage.ts';
import { Refusal } from '../platform/refusal.ts';
import { takeCall, type UsageCounter } from '../usage/index.ts';
import { type Credential, readCredential } from './credential.ts';
import { judge } from './judge.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

/** The services that the check of a key needs. */
export interface Gate {
  findKey: KeyLookUp;
  pool: Pool;
  clock: Clock;
  usage: UsageCounter;
  /**
   * Whether this server counts as alive. Before another server sets a limit on a key, it waits until each living server
   * has written its counts from memory to the database. No server waits for a server that does not count as alive, so
   * that server must count each call in the database.
   */
  isLiving(): boolean;
  /**
   * Tries to write the heartbeat of this server again, when the last heartbeat could not be written. Throws when the
   * second try fails too.
   */
  requireWriting(): Promise<void>;
}

/** The sender of a request: its headers as they arrived, and its address. */
export interface Visitor {
  /**
   * The headers as a list: name, value, name, value … They are not joined, because joined headers would hide that a
   * header came twice.
   */
  rawHeaders: readonly string[];
  /** The address of the socket, or the address that trusted proxies report. Null when it is unknown. */
  address: string | null;
  /** The call of the visitor. {@link look} writes the key of the call here, also a key that it refuses. */
  call?: CallWithKey;
}

/** A call, and its key when the server has found the key. The door keeps the call with its outcome. */
export interface CallWithKey {
  key?: KeyRecord;
}

/** The requirements that the key of a call must meet. */
export interface Need extends NeededScope {
  kind: KeyKind;
  /** Whether only a person may do the act. When true, every key is refused, whatever its scopes are. */
  isForPeople?: boolean;
}

/** A key that was let in, and the headers of the answer that say how much of the key's limits is left. */
export interface Admitted {
  key: KeyRecord;
  headers: Record<string, string>;
}

/**
 * Checks the key of one request: reads the key from the headers, looks the key up, judges the key, and counts the call.
 * The look-up is one SQL statement, which writes nothing. Look-ups that wait at the same time share one statement. When
 * the key has a limit, or is about to get one, a second statement takes the call from the limit. Call this function
 * only when the whole request has arrived. The key may end while the body is still arriving, and then the call must not
 * be forwarded.
 *
 * @throws {Refusal} with the reason why the key is refused; `unavailable` when the database cannot answer.
 */
export function admit(gate: Gate, visitor: Visitor, need: Need): Promise<Admitted> {
  return gate.usage.during(async () => {
    const { key, now, count } = await look(gate, visitor, need);
    // There is no `await` between this check and the count, so no other code runs between them. When a new limit is set
    // on the key, this call is therefore either counted in memory before the limit is set, or counted in the window of
    // the limit.
    if (!isCounted(key) && gate.isLiving()) {
      count('ok');
      return { key, headers: {} };
    }
    const headers = await takeFromLimits(gate, key, { now, count });
    count('ok', true);
    return { key, headers };
  });
}

/** Whether each call of a key is counted in the key's window: the key has a limit, or is about to get one. */
const isCounted = ({ limits, counting }: KeyRecord): boolean =>
  limits.perMinute !== null || limits.perMonth !== null || counting !== null;

/**
 * Checks the key of a request whose body is still arriving, so that the server keeps no body of a caller without a
 * valid key. This check takes nothing from the limits of the key, because {@link admit} does that when the whole
 * request has arrived. When this check refuses the key, it counts the refused call immediately.
 *
 * @throws {Refusal} for the same reasons as {@link admit}, except a limit that is used up.
 */
export async function look(gate: Gate, visitor: Visitor, need: Need): Promise<Looked> {
  return lookAt(gate, readCredential(visitor.rawHeaders, need.kind), visitor, need);
}

/**
 * Checks a key as {@link look} does, when the headers of the request are not there any more.
 *
 * @throws {Refusal} for the same reasons as {@link look}.
 */
export async function lookAt(
  gate: Gate,
  credential: Credential,
  visitor: Omit<Visitor, 'rawHeaders'>,
  need: Need,
): Promise<Looked> {
  const now = gate.clock.now();
  const key = await lookUp(gate, credential.hash);
  if (key === null || (credential.id !== null && credential.id !== key.id))
    throw new Refusal('unauthenticated', 'unknown', { key: null });
  const { address, call } = visitor;
  if (call !== undefined) call.key = key;
  const count = (outcome: string, isTaken = false) =>
    gate.usage.count(key.id, { outcome, scope: countedScope(key.scopes, need), address, isTaken });
  const isAddressAllowed = key.allowedAddresses === null || isInNetworks(address, key.allowedAddresses);
  const verdict = judge(key, { ...need, isAddressAllowed, address }, now);
  if (verdict.allow) return { key, now, count };
  count(verdict.reason);
  const { reason, sentence } = verdict;
  throw new Refusal(reason, `key ${key.id}`, { key: key.id, ...(sentence !== undefined && { message: sentence }) });
}

async function lookUp(gate: Gate, hash: Buffer): Promise<KeyRecord | null> {
  try {
    return await gate.findKey(hash);
  } catch (error) {
    // After an error of the look-up, the server does not know whether this key is valid, so it refuses the call.
    const outage = outageOf(error);
    throw new Refusal('unavailable', outage === null ? 'the look-up failed' : `${outage.means} (${outage.code})`);
  }
}

interface Call {
  now: Date;
  count(outcome: string, isTaken?: boolean): void;
}

interface Looked extends Call {
  key: KeyRecord;
}

async function takeFromLimits(gate: Gate, key: KeyRecord, { now, count }: Call): Promise<Record<string, string>> {
  const { limits } = key;
  const taken = await takeCall(gate.pool, key.id, limits, now).catch(() => {
    throw new Refusal('unavailable', 'the limit could not be counted');
  });
  const headers = rateLimitHeaders(limits, taken.windows, now);
  if (taken.taken) return headers;
  count(taken.reason);
  throw new Refusal(taken.reason, `key ${key.id}`, {
    key: key.id,
    retryAfterS: taken.retryAfterS,
    headers,
  });
}
