import type { KeyKind } from '@chatelaine/shared';
import { describe, expect, test } from 'vitest';
import type { KeyRecord } from '../api-key/index.ts';
import { judge, type Needs } from './judge.ts';

const now = new Date('2026-01-15T12:00:00Z');
const earlier = new Date('2026-01-15T10:00:00Z');
const before = new Date('2026-01-15T11:00:00Z');
const after = new Date('2026-01-15T13:00:00Z');

const NONE = {
  scopes: [],
  allowed_addresses: null,
  channel_ids: null,
  expires_at: null,
  revoked_at: null,
  limit_per_minute: null,
  limit_per_month: null,
  counting: null,
  secret_ends_at: null,
  secret_ended_at: null,
  permission_id: null,
  permission_expires_at: null,
  permission_withdrawn_at: null,
  partner_id: null,
  partner_status: null,
  client_id: null,
  client_status: null,
  channel_id: null,
  channel_status: null,
  phone_number: null,
  upstream: null,
} as const;
const PARTNER = { partner_id: '0000000000PA', partner_status: 'active' } as const;
const CLIENT = { client_id: '0000000000CL', client_status: 'active' } as const;
const CHANNEL = { channel_id: '0000000000CH', channel_status: 'running', phone_number: '+447700900100' } as const;
const PERMISSION = { permission_id: 'per_0000000000000000000000' } as const;
const id = 'key_0000000000000000000000';

const KEYS: Record<KeyKind, KeyRecord> = {
  partner: { ...NONE, id, kind: 'partner', ...PARTNER, scopes: ['read', 'keys'] },
  channel: { ...NONE, id, kind: 'channel', ...PARTNER, ...CLIENT, ...CHANNEL, ...PERMISSION, scopes: ['send'] },
  organization: { ...NONE, id, kind: 'organization', ...CLIENT, scopes: ['read', 'send'] },
};
const KINDS = Object.keys(KEYS) as KeyKind[];
const LIVE = KEYS.channel;

/** What a call needs that a live key of each kind has. */
const NEEDS: Record<KeyKind, Needs> = {
  partner: { scope: 'keys', isAddressAllowed: true, address: '192.0.2.1' },
  channel: { scope: 'send', isAddressAllowed: true, address: '192.0.2.1' },
  organization: { scope: 'send', isAddressAllowed: true, address: '192.0.2.1' },
};
const SEND = NEEDS.channel;

interface Reason {
  name: string;
  change?: Partial<KeyRecord>;
  needs?: Partial<Needs>;
  code: string;
  kinds: readonly KeyKind[];
}

// In the order of judging, with the kinds of key that it can befall.
const REASONS: Reason[] = [
  { name: 'replaced by its date', change: { secret_ends_at: earlier }, code: 'rotated_out', kinds: KINDS },
  { name: 'replaced by an act', change: { secret_ended_at: earlier }, code: 'rotated_out', kinds: KINDS },
  { name: 'revoked', change: { revoked_at: before }, code: 'revoked', kinds: KINDS },
  { name: 'withdrawn', change: { permission_withdrawn_at: before }, code: 'revoked', kinds: ['channel'] },
  {
    name: 'withdrawn by a node ahead',
    change: { permission_withdrawn_at: after },
    code: 'revoked',
    kinds: ['channel'],
  },
  { name: 'permission past its date', change: { permission_expires_at: now }, code: 'revoked', kinds: ['channel'] },
  {
    name: 'partner suspended',
    change: { partner_status: 'suspended' },
    code: 'suspended',
    kinds: ['partner', 'channel'],
  },
  {
    name: 'client suspended',
    change: { client_status: 'suspended' },
    code: 'suspended',
    kinds: ['channel', 'organization'],
  },
  { name: 'stopped', change: { channel_status: 'stopped' }, code: 'channel_not_running', kinds: ['channel'] },
  { name: 'pending', change: { channel_status: 'pending' }, code: 'channel_not_running', kinds: ['channel'] },
  { name: 'expired', change: { expires_at: now }, code: 'expired', kinds: KINDS },
  { name: 'from elsewhere', needs: { isAddressAllowed: false }, code: 'address_not_allowed', kinds: KINDS },
  { name: "a person's act", needs: { isForPeople: true }, code: 'not_allowed', kinds: ['partner'] },
  { name: 'scope missing', change: { scopes: [] }, code: 'scope_missing', kinds: KINDS },
];

const verdictOf = (kind: KeyKind, ...reasons: readonly Reason[]) =>
  judge(
    Object.assign({}, KEYS[kind], ...reasons.map(({ change }) => change)),
    Object.assign({}, NEEDS[kind], ...reasons.map(({ needs }) => needs)),
    now,
  );

describe.each(KINDS)('a %s key', (kind) => {
  const reasons = REASONS.filter(({ kinds }) => kinds.includes(kind));

  test('that is live passes, also one that ends later', () => {
    const later = { secret_ends_at: after, permission_expires_at: after, expires_at: after };

    expect(verdictOf(kind)).toEqual({ allow: true });
    expect(judge({ ...KEYS[kind], ...later }, NEEDS[kind], now)).toEqual({ allow: true });
  });

  test.each(reasons)('$name → $code', (reason) => {
    expect(verdictOf(kind, reason)).toMatchObject({ allow: false, reason: reason.code });
  });

  const pairs = reasons.flatMap((first, at) => reasons.slice(at + 1).map((second) => [first, second] as const));
  test.each(pairs.map(([first, second]) => ({ first, second, title: `${first.name} and ${second.name}` })))(
    '$title: the first is told',
    ({ first, second }) => {
      // The later one is applied first, so that a field of both keeps the earlier reason.
      expect(verdictOf(kind, second, first)).toMatchObject({ allow: false, reason: first.code });
    },
  );
});

test('a secret that ended with its key is revoked, one replaced before is rotated out', () => {
  expect(judge({ ...LIVE, secret_ended_at: now, revoked_at: now }, SEND, now)).toMatchObject({ reason: 'revoked' });
  expect(judge({ ...LIVE, secret_ended_at: before, revoked_at: now }, SEND, now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a rotation on a node whose clock is ahead counts at once', () => {
  expect(judge({ ...LIVE, secret_ended_at: after, secret_ends_at: after }, SEND, now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a secret that a node ahead ended is dead here too, although its key expires only later by this clock', () => {
  const soon = new Date(now.getTime() + 3_000);
  const ended = { secret_ended_at: new Date(now.getTime() + 5_000), expires_at: soon };
  expect(judge({ ...LIVE, ...ended }, SEND, now)).toMatchObject({ allow: false });
});

test('a secret that made room after its key had died does not change why it died', () => {
  const made = { secret_ended_at: now, secret_ends_at: now };
  expect(judge({ ...LIVE, ...made, permission_withdrawn_at: before }, SEND, now)).toMatchObject({
    reason: 'revoked',
  });
  expect(judge({ ...LIVE, ...made, expires_at: before }, SEND, now)).toMatchObject({ reason: 'expired' });
});

test('the holder of a dead key is told when it ended', () => {
  expect(judge({ ...LIVE, permission_withdrawn_at: before }, SEND, now)).toMatchObject({
    sentence: "This key ended with the client's permission on 2026-01-15 11:00 UTC.",
  });
});

test('who is refused for the address is told which one was seen', () => {
  expect(judge(LIVE, { ...SEND, isAddressAllowed: false, address: '2001:db8::1' }, now)).toEqual({
    allow: false,
    reason: 'address_not_allowed',
    sentence: 'This key may not be used from 2001:db8::1.',
  });
});
