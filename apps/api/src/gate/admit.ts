import type { KeyKind, Scope } from '@chatelaine/shared';
import { isInNetworks } from '@chatelaine/shared/network';
import type { Pool } from 'pg';
import type { KeyLookUp, KeyRecord } from '../api-key/index.ts';
import type { Clock } from '../platform/clock.ts';
import { outageOf } from '../platform/outage.ts';
import { Refusal } from '../platform/refusal.ts';
import { takeCall, type UsageCounter } from '../usage/index.ts';
import { readCredential } from './credential.ts';
import { judge } from './judge.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

/** What checking a key needs: the look-up, the database, the clock, and the counter of calls. */
export interface Gate {
  findKey: KeyLookUp;
  pool: Pool;
  clock: Clock;
  usage: UsageCounter;
  /**
   * Whether other servers wait for the calls that this server counted in memory. While they do not wait, each call is
   * counted in the database.
   */
  isLiving(): boolean;
  /** Throws when this server could not write its heartbeat. */
  requireWriting(): Promise<void>;
}

/** The sender of a request: its headers as they arrived, and its address. */
export interface Visitor {
  /** Name, value, name, value …: joined headers would hide that a header came twice. */
  rawHeaders: readonly string[];
  /** The address of the socket, or the one that trusted proxies name. */
  address: string | null;
}

/** What a call needs of its key. */
export interface Need {
  kind: KeyKind;
  /** Null: any key of the kind will do. */
  scope: Scope | null;
  /** Only a person may do the act; a key may not, whatever its scopes. */
  isForPeople?: boolean;
}

/** A key that was let in, and the headers that tell its holder what is left of the limits. */
export interface Admitted {
  key: KeyRecord;
  headers: Record<string, string>;
}

/**
 * Checks the key of one request: read → look up → judge → count. It costs one statement, which it may share with calls
 * that wait at the same time, and writes nothing. A key with limits, or about to get one, costs one conditional statement more. Call it when the whole request has arrived: a key
 * may end while the body is on its way, and such a call must not be carried.
 *
 * @throws {Refusal} with the reason; `unavailable` when the database cannot answer.
 */
export function admit(gate: Gate, visitor: Visitor, need: Need): Promise<Admitted> {
  return gate.usage.during(async () => {
    const { key, now, count } = await look(gate, visitor, need);
    // There is no await between this check and the count. So a call is counted before a new limit is set, or it counts
    // in the window of the limit.
    if (!isCounted(key) && gate.isLiving()) {
      count('ok');
      return { key, headers: {} };
    }
    const headers = await takeFromLimits(gate, key, { now, count });
    count('ok', true);
    return { key, headers };
  });
}

/** Whether each call of a key counts in its window: the key has a limit, or is about to get one. */
const isCounted = ({ limits, counting }: KeyRecord): boolean =>
  limits.perMinute !== null || limits.perMonth !== null || counting !== null;

/**
 * Looks at the key of a request whose body is still arriving, so that the server keeps no body of a stranger. It takes
 * nothing from the key's limits. A refusal is counted.
 *
 * @throws {Refusal} as {@link admit}.
 */
export async function look(gate: Gate, visitor: Visitor, need: Need): Promise<Looked> {
  const credential = readCredential(visitor.rawHeaders, need.kind);
  const now = gate.clock.now();
  const key = await lookUp(gate, credential.hash);
  if (key === null || (credential.id !== null && credential.id !== key.id))
    throw new Refusal('unauthenticated', 'unknown', { key: null });
  const { address } = visitor;
  const count = (outcome: string, isTaken = false) =>
    gate.usage.count(key.id, { outcome, scope: need.scope, address, isTaken });
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
    // After any error we do not know whether this key is good.
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
