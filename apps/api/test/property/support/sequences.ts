import {
  CHANNEL_SCOPES,
  type KeyKind,
  ORGANIZATION_SCOPES,
  type Overlap,
  PARTNER_SCOPES,
  type Scope,
} from '@chatelaine/shared';
import fc from 'fast-check';

/** The requested settings of a key, for a new key or for an edit. `expiresInMs` null means never. */
export interface Asked {
  scopes?: Scope[];
  allowedAddresses?: string[] | null;
  limits?: { perMinute?: number | null; perMonth?: number | null };
  expiresInMs?: number | null;
}

/**
 * An act on the keys of a sequence. `key` is the index of a key, modulo the number of keys. `code` is true when the act
 * has a one-time code.
 */
export type Step =
  | { do: 'create'; asked: Asked; overlap: Overlap; like: boolean }
  | { do: 'edit'; key: number; asked: Asked; code: boolean; by: 'owner' | 'member' }
  | { do: 'rotate'; key: number; overlap: Overlap; code: boolean }
  | { do: 'endOverlap'; key: number }
  | { do: 'revoke'; key: number }
  | { do: 'wait'; ms: number };

/** The first key of a sequence and the steps that follow. A step can add keys of the same kind. */
export interface Sequence {
  kind: KeyKind;
  first: Asked;
  steps: Step[];
}

const SCOPES = { partner: PARTNER_SCOPES, channel: CHANNEL_SCOPES, organization: ORGANIZATION_SCOPES } as const;
// The list has few networks, and some of them contain others. So a random list of allowed networks is often inside
// another random list.
const NETWORKS = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '192.0.2.0/24', '::/0', '2001:db8::/32'];
const HOUR = 3_600_000;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const orNone = <T>(arbitrary: fc.Arbitrary<T>) => maybe(fc.option(arbitrary, { nil: null, freq: 3 }));
const overlap = fc.constantFrom<Overlap>('0', '0', '15m', '1h', '24h', '7d');
const key = fc.nat(3);
// Most steps have a code. Without a code most acts are refused, and a refused act changes nothing.
const mostly = fc.constantFrom(true, true, false);

const askedOf = (kind: KeyKind): fc.Arbitrary<Asked> =>
  fc
    .record({
      scopes: maybe(fc.uniqueArray(fc.constantFrom<Scope>(...SCOPES[kind]), { minLength: 1 })),
      allowedAddresses: orNone(fc.uniqueArray(fc.constantFrom(...NETWORKS), { minLength: 1, maxLength: 3 })),
      limits: maybe(fc.record({ perMinute: orNone(limit), perMonth: orNone(limit) })),
      expiresInMs: orNone(fc.constantFrom(HOUR / 2, 2 * HOUR, 48 * HOUR)),
    })
    .map(withoutUndefined);
const limit = fc.constantFrom(1, 50, 1_000);

const stepOf = (kind: KeyKind): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      arbitrary: fc.record({ do: fc.constant('create' as const), asked: askedOf(kind), overlap, like: fc.boolean() }),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        key,
        asked: askedOf(kind),
        code: mostly,
        by: fc.constantFrom('member' as const, 'member' as const, 'owner' as const),
      }),
      weight: 5,
    },
    { arbitrary: fc.record({ do: fc.constant('rotate' as const), key, overlap, code: mostly }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('endOverlap' as const), key }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('revoke' as const), key }), weight: 1 },
    {
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 20 * 60_000, 3 * HOUR) }),
      weight: 1,
    },
  );

// Partner keys and channel keys are more frequent. Only a partner key has scopes that a member has no right to give.
// Only a new channel key replaces an older key.
const KINDS: readonly KeyKind[] = ['partner', 'partner', 'channel', 'channel', 'organization'];

/** Returns random sequences. The same seed gives the same sequences. */
export function randomSequences(seed: number, count: number): Sequence[] {
  const sequence = fc.constantFrom(...KINDS).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      first: askedOf(kind),
      steps: fc.array(stepOf(kind), { minLength: 3, maxLength: 5 }),
    }),
  );
  return fc.sample(sequence, { seed, numRuns: count });
}

function withoutUndefined<T extends object>(given: T): Asked {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'limits' ? withoutUndefinedLimits(value) : value]),
  );
}

const withoutUndefinedLimits = (limits: object) =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
