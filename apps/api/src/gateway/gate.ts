import type { KeyKind, Scope } from '@chatelaine/shared';
import type { Pool } from 'pg';
import { findKeyRecord, type KeyRecord } from '../api-key/index.ts';
import type { Clock } from '../platform/clock.ts';
import { isOutage } from '../platform/outage.ts';
import { Refusal } from '../platform/refusal.ts';
import { takeCall, type UsageCounter } from '../usage/index.ts';
import { readCredential } from './credential.ts';
import { judge } from './judge.ts';

/** What checking a key needs: the database, the instant, and where to count. */
export interface Gate {
  pool: Pool;
  clock: Clock;
  usage: UsageCounter;
}

/** What a call needs of its key. `scope` null: the caller judges scopes itself. */
export interface Need {
  kind: KeyKind;
  scope: Scope | null;
}

/**
 * Checks the key of one request: read → look up → judge → count. One statement, no write; one conditional statement
 * more for a key with limits. A call is judged once, when its headers are complete.
 *
 * @throws {Refusal} with the reason; `unavailable` when the database cannot say, never "valid".
 */
export async function admit(gate: Gate, rawHeaders: readonly string[], need: Need): Promise<KeyRecord> {
  const credential = readCredential(rawHeaders, need.kind);
  const now = gate.clock.now();
  const key = await lookUp(gate, credential.hash);
  if (key === null || (credential.id !== null && credential.id !== key.id))
    throw new Refusal('unauthenticated', 'unknown');
  const verdict = judge(key, need.scope, now);
  if (!verdict.allow) {
    gate.usage.count(key.id, verdict.reason);
    throw new Refusal(
      verdict.reason,
      `key ${key.id}`,
      verdict.sentence === undefined ? {} : { message: verdict.sentence },
    );
  }
  await takeFromLimits(gate, key, now);
  gate.usage.count(key.id, 'ok');
  return key;
}

async function lookUp(gate: Gate, hash: Buffer): Promise<KeyRecord | null> {
  try {
    return await findKeyRecord(gate.pool, hash);
  } catch (error) {
    // Whatever went wrong, we do not know whether this key is good.
    throw new Refusal('unavailable', isOutage(error) ? 'the database is away' : 'the look-up failed');
  }
}

async function takeFromLimits(gate: Gate, key: KeyRecord, now: Date): Promise<void> {
  const limits = { perMinute: key.limit_per_minute, perMonth: key.limit_per_month };
  if (limits.perMinute === null && limits.perMonth === null) return;
  const taken = await takeCall(gate.pool, key.id, limits, now).catch(() => {
    throw new Refusal('unavailable', 'the limit could not be counted');
  });
  if (taken.taken) return;
  gate.usage.count(key.id, taken.reason);
  throw new Refusal(taken.reason, `key ${key.id}`, { retryAfterS: taken.retryAfterS });
}
