import { expect, test } from 'vitest';
import {
  endsAtRotation,
  endsNow,
  endsOfOverlap,
  isKeyReplaced,
  isSecretAlive,
  type KeyDates,
  keyStatus,
  replacementOf,
  type SecretDates,
} from './api-key.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const before = new Date('2026-01-15T11:00:00Z');
const after = new Date('2026-01-15T13:00:00Z');
const DAY_MS = 24 * 3_600_000;
const ALIVE: SecretDates = { endsAt: null, endedAt: null };
const LIVING: KeyDates = { expiresAt: null, revokedAt: null };
const nextDay = new Date(now.getTime() + DAY_MS);

test.each([
  ['without an end', {}, true],
  ['before its planned end', { endsAt: after }, true],
  ['at its planned end', { endsAt: now }, false],
  ['ended by an act on a node whose clock is ahead', { endedAt: after, endsAt: after }, false],
] as const)('a secret %s is alive: %#', (_, secret, alive) => {
  expect(isSecretAlive({ ...ALIVE, ...secret }, now)).toBe(alive);
});

test.each([
  ['live', {}, [{}], true],
  ['live', {}, [{ endsAt: before }, {}], true],
  ['revoked', { revokedAt: before, expiresAt: before }, [{}], false],
  ['permission_ended', { expiresAt: before }, [{}], false],
  ['expired', { expiresAt: now }, [{}], true],
  ['rotated_out', {}, [{ endsAt: before }], true],
] as const)('a key is %s: %#', (status, key, secrets, isPermissionOpen) => {
  const dated = secrets.map((secret) => ({ ...ALIVE, ...secret }));
  expect(keyStatus({ ...LIVING, ...key }, dated, isPermissionOpen, now)).toBe(status);
});

const newest: SecretDates = { endsAt: null, endedAt: null };
const inOverlap: SecretDates = { endsAt: after, endedAt: null };
const dead: SecretDates = { endsAt: before, endedAt: before };
const atOnce = { endsAt: now, endedAt: now };

test('a key is replaced when its last secret has a planned end too', () => {
  expect(isKeyReplaced([inOverlap])).toBe(true);
  expect(isKeyReplaced([inOverlap, newest])).toBe(false);
});

test('only secrets that live end, and not twice', () => {
  expect([...endsNow([dead, inOverlap, newest], now)]).toEqual([
    [inOverlap, atOnce],
    [newest, atOnce],
  ]);
});

test.each([
  ['ends what was rotated out', {}, [dead, inOverlap, newest], [[inOverlap, atOnce]]],
  ['has nothing to end without an overlap', {}, [dead, newest], []],
  ['leaves a revoked key alone', { revokedAt: before }, [inOverlap], []],
] as const)('the end of an overlap %s', (_, key, secrets, ends) => {
  expect([...endsOfOverlap({ ...LIVING, ...key }, secrets, now)]).toEqual(ends);
});

test.each([
  ['after the overlap', {}, DAY_MS, { endsAt: nextDay, endedAt: null }],
  ['with the key, when that is earlier', { expiresAt: after }, DAY_MS, { endsAt: after, endedAt: null }],
  ['at once without an overlap', {}, 0, atOnce],
] as const)('a rotation ends the newest secret %s, and any other at once', (_, key, overlapMs, end) => {
  const ends = endsAtRotation<SecretDates>({ ...LIVING, ...key }, [dead, inOverlap, newest], { overlapMs, now });

  expect(ends).toEqual(
    new Map([
      [inOverlap, atOnce],
      [newest, end],
    ]),
  );
});

const live = { key: LIVING, secrets: [newest], isPermissionOpen: true };

test.each([
  ['is revoked without an overlap', live, 0, { isRevoked: true, isNews: true, end: atOnce }],
  [
    'lives on for the overlap',
    live,
    DAY_MS,
    { isRevoked: false, isNews: true, end: { endsAt: nextDay, endedAt: null } },
  ],
  [
    'that was replaced before is revoked: no third one lives',
    { ...live, secrets: [inOverlap] },
    DAY_MS,
    { isRevoked: true, isNews: true, end: atOnce },
  ],
  [
    'that was replaced before is revoked all the same',
    { ...live, secrets: [inOverlap] },
    0,
    { isRevoked: true, isNews: true, end: atOnce },
  ],
  [
    'whose permission has ended only makes room',
    { ...live, isPermissionOpen: false },
    0,
    { isRevoked: false, isNews: false, end: atOnce },
  ],
] as const)('when another takes its place, a key %s', (_, parts, overlapMs, { end, ...others }) => {
  const { ends, ...replacement } = replacementOf<SecretDates>(parts, { overlapMs, now });

  expect(replacement).toEqual(others);
  expect([...ends]).toEqual([[parts.secrets[0], end]]);
});
