import { describe, expect, test } from 'vitest';
import type { KeyKind } from '../api-key.ts';
import { type JudgedKey, judgeKey, type KeyNeeds } from './judge-key.rule.ts';

const now = new Date('2026-01-15T12:00:00Z');
const earlier = new Date('2026-01-15T10:00:00Z');
const before = new Date('2026-01-15T11:00:00Z');
const after = new Date('2026-01-15T13:00:00Z');

const NONE = { scopes: [], expiresAt: null, revokedAt: null, secret: { endsAt: null, endedAt: null } } as const;
const partner = { status: 'active' } as const;
const client = { status: 'active' } as const;
const permission = { expiresAt: null, withdrawnAt: null };
const SUSPENDED = { status: 'suspended' } as const;

const KEYS: Record<KeyKind, JudgedKey> = {
  partner: { ...NONE, kind: 'partner', partner, scopes: ['read', 'keys'] },
  channel: {
    ...NONE,
    kind: 'channel',
    channel: { status: 'running' },
    client,
    maker: { partner, permission },
    scopes: ['send'],
  },
  organization: { ...NONE, kind: 'organization', client, scopes: ['read', 'send'] },
};
const KINDS = Object.keys(KEYS) as KeyKind[];
const LIVE = KEYS.channel;

const endsAt = (at: Date) => ({ secret: { endsAt: at } });
const endedAt = (at: Date) => ({ secret: { endedAt: at } });
const withdrawnAt = (at: Date) => ({ maker: { permission: { withdrawnAt: at } } });
const permittedUntil = (at: Date) => ({ maker: { permission: { expiresAt: at } } });

/** Returns a copy of the key with the given changes. A change may also replace single fields of nested objects. */
function changed<T extends object>(key: T, ...changes: readonly object[]): T {
  const whole = { ...key };
  for (const [name, value] of changes.flatMap((change) => Object.entries(change))) {
    const before: unknown = Reflect.get(whole, name);
    const isPlain = value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
    Reflect.set(whole, name, isPlain && before ? changed(before, value) : value);
  }
  return whole;
}

/** For each kind of key: the needs of a call for which a live key of this kind is enough. */
const NEEDS: Record<KeyKind, KeyNeeds> = {
  partner: { scope: 'keys', isAddressAllowed: true, address: '192.0.2.1' },
  channel: { scope: 'send', isAddressAllowed: true, address: '192.0.2.1' },
  organization: { scope: 'send', isAddressAllowed: true, address: '192.0.2.1' },
};
const SEND = NEEDS.channel;

interface Reason {
  name: string;
  change?: object;
  needs?: Partial<KeyNeeds>;
  code: string;
  kinds: readonly KeyKind[];
}

// The reasons for a refusal in the order in which `judgeKey` checks them, with the kinds of key to which each reason
// applies.
const REASONS: Reason[] = [
  { name: 'replaced by its date', change: endsAt(earlier), code: 'rotated_out', kinds: KINDS },
  { name: 'replaced by an act', change: endedAt(earlier), code: 'rotated_out', kinds: KINDS },
  { name: 'revoked', change: { revokedAt: before }, code: 'revoked', kinds: KINDS },
  { name: 'withdrawn', change: withdrawnAt(before), code: 'revoked', kinds: ['channel'] },
  {
    name: 'withdrawn by a node ahead',
    change: withdrawnAt(after),
    code: 'revoked',
    kinds: ['channel'],
  },
  { name: 'permission past its date', change: permittedUntil(now), code: 'revoked', kinds: ['channel'] },
  {
    name: 'partner suspended',
    change: { partner: SUSPENDED },
    code: 'suspended',
    kinds: ['partner'],
  },
  {
    name: 'its maker suspended',
    change: { maker: { partner: SUSPENDED } },
    code: 'suspended',
    kinds: ['channel'],
  },
  {
    name: 'client suspended',
    change: { client: SUSPENDED },
    code: 'suspended',
    kinds: ['channel', 'organization'],
  },
  { name: 'stopped', change: { channel: { status: 'stopped' } }, code: 'channel_not_running', kinds: ['channel'] },
  { name: 'pending', change: { channel: { status: 'pending' } }, code: 'channel_not_running', kinds: ['channel'] },
  { name: 'expired', change: { expiresAt: now }, code: 'expired', kinds: KINDS },
  { name: 'from elsewhere', needs: { isAddressAllowed: false }, code: 'address_not_allowed', kinds: KINDS },
  { name: "a person's act", needs: { isForPeople: true }, code: 'not_allowed', kinds: ['partner'] },
  { name: 'scope missing', change: { scopes: [] }, code: 'scope_missing', kinds: KINDS },
];

const verdictOf = (kind: KeyKind, ...reasons: readonly Reason[]) =>
  judgeKey(
    changed(KEYS[kind], ...reasons.flatMap(({ change }) => change ?? [])),
    Object.assign({}, NEEDS[kind], ...reasons.map(({ needs }) => needs)),
    now,
  );

describe.each(KINDS)('a %s key', (kind) => {
  const reasons = REASONS.filter(({ kinds }) => kinds.includes(kind));

  test('that is live passes, also one that ends later', () => {
    const later = [endsAt(after), kind === 'channel' ? permittedUntil(after) : {}, { expiresAt: after }];

    expect(verdictOf(kind)).toEqual({ allow: true });
    expect(judgeKey(changed(KEYS[kind], ...later), NEEDS[kind], now)).toEqual({ allow: true });
  });

  test.each(reasons)('$name → $code', (reason) => {
    expect(verdictOf(kind, reason)).toMatchObject({ allow: false, reason: reason.code });
  });

  const pairs = reasons.flatMap((first, at) => reasons.slice(at + 1).map((second) => [first, second] as const));
  test.each(pairs.map(([first, second]) => ({ first, second, title: `${first.name} and ${second.name}` })))(
    '$title: the first is told',
    ({ first, second }) => {
      // The change of the second reason is made first, and the change of the first reason is made after it. So when
      // both reasons change the same field, the field has the value of the first reason.
      expect(verdictOf(kind, second, first)).toMatchObject({ allow: false, reason: first.code });
    },
  );
});

test('a secret that ended with its key is revoked, one replaced before is rotated out', () => {
  expect(judgeKey(changed(LIVE, endedAt(now), { revokedAt: now }), SEND, now)).toMatchObject({ reason: 'revoked' });
  expect(judgeKey(changed(LIVE, endedAt(before), { revokedAt: now }), SEND, now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a rotation on a node whose clock is ahead counts at once', () => {
  expect(judgeKey(changed(LIVE, { secret: { endsAt: after, endedAt: after } }), SEND, now)).toMatchObject({
    reason: 'rotated_out',
  });
});

test('a secret that a node ahead ended is dead here too, although its key expires only later by this clock', () => {
  const soon = new Date(now.getTime() + 3_000);
  const ended = { ...endedAt(new Date(now.getTime() + 5_000)), expiresAt: soon };
  expect(judgeKey(changed(LIVE, ended), SEND, now)).toMatchObject({ allow: false });
});

test('a secret that made room after its key had died does not change why it died', () => {
  const made = { secret: { endsAt: now, endedAt: now } };
  expect(judgeKey(changed(LIVE, made, withdrawnAt(before)), SEND, now)).toMatchObject({
    reason: 'revoked',
  });
  expect(judgeKey(changed(LIVE, made, { expiresAt: before }), SEND, now)).toMatchObject({ reason: 'expired' });
});

test('the holder of a dead key is told when it ended', () => {
  expect(judgeKey(changed(LIVE, withdrawnAt(before)), SEND, now)).toMatchObject({
    sentence: "This key ended with the client's permission on 2026-01-15 11:00 UTC.",
  });
});

test('who is refused for the address is told which one was seen', () => {
  expect(judgeKey(LIVE, { ...SEND, isAddressAllowed: false, address: '2001:db8::1' }, now)).toEqual({
    allow: false,
    reason: 'address_not_allowed',
    sentence: 'This key may not be used from 2001:db8::1.',
  });
});
