import { expect, test } from 'vitest';
import { isSecretAlive, keyStatus, overlapEnd } from './api-key.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const before = new Date('2026-01-15T11:00:00Z');
const after = new Date('2026-01-15T13:00:00Z');

test.each([
  ['without an end', {}, true],
  ['before its planned end', { endsAt: after }, true],
  ['at its planned end', { endsAt: now }, false],
  ['ended by an act on a node whose clock is ahead', { endedAt: after, endsAt: after }, false],
] as const)('a secret %s is alive: %#', (_, secret, alive) => {
  expect(isSecretAlive(secret, now)).toBe(alive);
});

test.each([
  ['live', {}, [{}], true],
  ['live', {}, [{ endsAt: before }, {}], true],
  ['revoked', { revokedAt: before, expiresAt: before }, [{}], false],
  ['permission_ended', { expiresAt: before }, [{}], false],
  ['expired', { expiresAt: now }, [{}], true],
  ['rotated_out', {}, [{ endsAt: before }], true],
] as const)('a key is %s: %#', (status, key, secrets, isPermissionOpen) => {
  expect(keyStatus(key, secrets, isPermissionOpen, now)).toBe(status);
});

test.each([
  ['the overlap', {}, {}, 60_000, new Date(now.getTime() + 60_000)],
  ["the key's expiry, when that is earlier", { expiresAt: after }, {}, 24 * 3_600_000, after],
  ['its own end, when that is earlier', {}, { endsAt: after }, 24 * 3_600_000, after],
] as const)('a replaced secret ends at %s', (_, key, secret, overlapMs, end) => {
  expect(overlapEnd(key, secret, overlapMs, now)).toEqual(end);
});
