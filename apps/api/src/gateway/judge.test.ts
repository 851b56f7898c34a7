import { expect, test } from 'vitest';
import type { KeyRecord } from '../api-key/index.ts';
import { judge } from './judge.ts';

const now = new Date('2026-01-15T12:00:00Z');
const earlier = new Date('2026-01-15T10:00:00Z');
const before = new Date('2026-01-15T11:00:00Z');
const after = new Date('2026-01-15T13:00:00Z');

const LIVE: KeyRecord = {
  id: 'key_0000000000000000000000',
  kind: 'channel',
  scopes: ['send', 'manage'],
  expires_at: null,
  revoked_at: null,
  limit_per_minute: null,
  limit_per_month: null,
  secret_ends_at: null,
  secret_ended_at: null,
  permission_id: 'per_0000000000000000000000',
  permission_expires_at: null,
  permission_withdrawn_at: null,
  partner_id: '0000000000PA',
  partner_status: 'active',
  client_id: '0000000000CL',
  client_status: 'active',
  channel_id: '0000000000CH',
  channel_status: 'running',
  phone_number: '+447700900100',
  upstream: 'sandbox',
};

// In the order of judging: each row's key also suffers from every row below it.
const REASONS: [string, Partial<KeyRecord>, string][] = [
  ['rotated out by its date', { secret_ends_at: earlier }, 'rotated_out'],
  ['rotated out by an act', { secret_ended_at: earlier, secret_ends_at: earlier }, 'rotated_out'],
  ['revoked', { revoked_at: before }, 'revoked'],
  ['permission withdrawn', { permission_withdrawn_at: before }, 'revoked'],
  ['permission withdrawn on a node ahead', { permission_withdrawn_at: after }, 'revoked'],
  ['permission past its date', { permission_expires_at: now }, 'revoked'],
  ['partner suspended', { partner_status: 'suspended' }, 'suspended'],
  ['client suspended', { client_status: 'suspended' }, 'suspended'],
  ['channel stopped', { channel_status: 'stopped' }, 'channel_not_running'],
  ['channel pending', { channel_status: 'pending' }, 'channel_not_running'],
  ['expired', { expires_at: now }, 'expired'],
  ['scope missing', { scopes: ['manage'] }, 'scope_missing'],
];

test('a live key passes', () => {
  expect(judge(LIVE, 'send', now)).toEqual({ allow: true });
  expect(
    judge({ ...LIVE, secret_ends_at: after, permission_expires_at: after, expires_at: after }, 'send', now),
  ).toEqual({ allow: true });
});

test.each(REASONS)('%s: %o → %s', (_, change, reason) => {
  expect(judge({ ...LIVE, ...change }, 'send', now)).toMatchObject({ allow: false, reason });
});

test('of two reasons the earlier one in the order is told', () => {
  for (const [index, [name, change, reason]] of REASONS.entries()) {
    for (const [other, worse] of REASONS.slice(index + 1)) {
      expect(judge({ ...LIVE, ...worse, ...change }, 'send', now), `${name} and ${other}`).toMatchObject({ reason });
    }
  }
});

test('a secret that ended with its key is revoked, one replaced before is rotated out', () => {
  expect(judge({ ...LIVE, secret_ended_at: now, revoked_at: now }, 'send', now)).toMatchObject({ reason: 'revoked' });
  expect(judge({ ...LIVE, secret_ended_at: before, revoked_at: now }, 'send', now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a rotation on a node whose clock is ahead counts at once', () => {
  expect(judge({ ...LIVE, secret_ended_at: after, secret_ends_at: after }, 'send', now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a secret that a node ahead ended is dead here too, although its key expires only later by this clock', () => {
  const soon = new Date(now.getTime() + 3_000);
  const ended = { secret_ended_at: new Date(now.getTime() + 5_000), expires_at: soon };
  expect(judge({ ...LIVE, ...ended }, 'send', now)).toMatchObject({ allow: false });
});

test('a secret that made room after its key had died does not change why it died', () => {
  const made = { secret_ended_at: now, secret_ends_at: now };
  expect(judge({ ...LIVE, ...made, permission_withdrawn_at: before }, 'send', now)).toMatchObject({
    reason: 'revoked',
  });
  expect(judge({ ...LIVE, ...made, expires_at: before }, 'send', now)).toMatchObject({ reason: 'expired' });
});

test('the holder of a dead key is told when it ended', () => {
  expect(judge({ ...LIVE, permission_withdrawn_at: before }, 'send', now)).toMatchObject({
    sentence: "This key ended with the client's permission on 2026-01-15 11:00 UTC.",
  });
});
