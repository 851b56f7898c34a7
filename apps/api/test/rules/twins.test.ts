import {
  type Actor,
  type EventType,
  isEpisodeOpen,
  isSecretAlive,
  type KeyKind,
  keyStatus,
  seesCall,
  seesClient,
  seesEvent,
  seesKey,
  seesPermission,
} from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive, isLive, KEY_TABLES, visibleKeys } from '../../src/api-key/api-key.sql.ts';
import { visibleClients } from '../../src/client/client.sql.ts';
import { visibleEvents } from '../../src/event/event.sql.ts';
import { visibleCalls } from '../../src/kept-call/kept-call.sql.ts';
import { isOpen, visiblePermissions } from '../../src/permission/permission.sql.ts';
import type { Condition } from '../../src/platform/db/condition.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { askTwins, mutantsOf, type Question } from './ask-twin.ts';

// All rules use one database. The test of each rule runs two statements: one for the rule's SQL condition, and one for
// all mutants of this condition.
let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services[Symbol.asyncDispose]());

const now = new Date('2026-01-15T12:00:00Z');
const before = new Date('2026-01-15T11:59:59.999Z');
const after = new Date('2026-01-15T12:00:00.001Z');
const DATES = [null, before, now, after];

/** Returns every combination of one value from each list. */
function combinations<T extends Record<string, readonly unknown[]>>(lists: T): { [K in keyof T]: T[K][number] }[] {
  const all = Object.entries(lists).reduce<Record<string, unknown>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => Object.assign({}, row, { [name]: value }))),
    [{}],
  );
  return all as { [K in keyof T]: T[K][number] }[];
}

/** A rule and `twin`, the same rule in SQL. `byRule` has the ids for which the rule holds. */
interface Pair {
  question: Question;
  twin: Condition;
  byRule: ReadonlySet<string>;
}

const idsOf = <Row extends { id: string }>(rows: readonly Row[], holds: (row: Row) => boolean): Set<string> =>
  new Set(rows.filter(holds).map(({ id }) => id));

const EPISODES = combinations({ withdrawnAt: DATES, expiresAt: DATES }).map((row, at) => ({ id: `e${at}`, ...row }));
const SECRETS = combinations({ endedAt: DATES, endsAt: DATES }).map((row, at) => ({ id: `s${at}`, ...row }));

const EPISODE_TABLE = {
  name: 'permission',
  columns: 'id text, withdrawn_at timestamptz, expires_at timestamptz, partner_id text, client_id text',
  rows: EPISODES.map(({ id, withdrawnAt, expiresAt }) => ({ id, withdrawn_at: withdrawnAt, expires_at: expiresAt })),
};

const openPair: Pair = {
  question: { tables: [EPISODE_TABLE], from: 'permission e', id: 'e.id' },
  twin: isOpen(now, 'e'),
  byRule: idsOf(EPISODES, (episode) => isEpisodeOpen(episode, now)),
};

const alivePair: Pair = {
  question: {
    tables: [
      {
        name: 'api_key_secret',
        columns: 'id text, ended_at timestamptz, ends_at timestamptz',
        rows: SECRETS.map(({ id, endedAt, endsAt }) => ({ id, ended_at: endedAt, ends_at: endsAt })),
      },
    ],
    from: 'api_key_secret s',
    id: 's.id',
  },
  twin: isAlive(now, 's'),
  byRule: idsOf(SECRETS, (secret) => isSecretAlive(secret, now)),
};

const LIVING = { endsAt: null, endedAt: null };
const DEAD = { endsAt: before, endedAt: before };
// The permissions of the keys in the cases: every permission that was not withdrawn, with each end date, and withdrawn
// permissions without an end date.
const BEHIND_KEYS = EPISODES.filter(({ withdrawnAt, expiresAt }) => withdrawnAt === null || expiresAt === null);
const KEYS = combinations({
  revokedAt: [null, after],
  expiresAt: DATES,
  episode: [null, ...BEHIND_KEYS],
  secrets: [[], [DEAD, LIVING], ...SECRETS.map((secret) => [secret])],
}).map((row, at) => ({ id: `k${at}`, ...row }));

const livePair: Pair = {
  question: {
    tables: [
      EPISODE_TABLE,
      { name: 'channel', columns: 'id text, client_id text', rows: [] },
      {
        name: 'api_key',
        columns: 'id text, revoked_at timestamptz, expires_at timestamptz, permission_id text, channel_id text',
        rows: KEYS.map(({ id, revokedAt, expiresAt, episode }) => ({
          id,
          revoked_at: revokedAt,
          expires_at: expiresAt,
          permission_id: episode?.id ?? null,
        })),
      },
      {
        name: 'api_key_secret',
        columns: 'api_key_id text, ended_at timestamptz, ends_at timestamptz',
        rows: KEYS.flatMap(({ id, secrets }) =>
          secrets.map(({ endsAt, endedAt }) => ({ api_key_id: id, ends_at: endsAt, ended_at: endedAt })),
        ),
      },
    ],
    from: KEY_TABLES,
    id: 'k.id',
  },
  twin: isLive(now),
  byRule: idsOf(KEYS, (key) => {
    const isPermissionOpen = key.episode === null || isEpisodeOpen(key.episode, now);
    return keyStatus(key, key.secrets, isPermissionOpen, now) === 'live';
  }),
};

const PARTNER = { type: 'partner', id: 'ourPA' } as const;
const CLIENT = { type: 'client', id: 'ourCL' } as const;
const ACTORS: Actor[] = [
  { kind: 'operator', id: 'operator', account: null },
  { kind: 'person', id: 'usr_self', account: PARTNER, role: 'owner' },
  { kind: 'person', id: 'usr_self', account: PARTNER, role: 'member' },
  { kind: 'partner_key', id: 'key_self', account: PARTNER, scopes: ['read'] },
  { kind: 'partner_key', id: 'key_self', account: PARTNER, scopes: ['read', 'settings'] },
  { kind: 'person', id: 'usr_self', account: CLIENT, role: 'owner' },
  { kind: 'person', id: 'usr_self', account: CLIENT, role: 'member' },
];
const PARTNERS = ['ourPA', 'nextPA', null];
const CLIENTS = ['ourCL', 'nextCL', null];
const KINDS: KeyKind[] = ['partner', 'channel', 'organization'];
const TYPES: EventType[] = ['settings.updated', 'api_key.created', 'person.sign_in_failed', 'person.locked'];

const SEEN_CLIENTS = combinations({ own: ['ourCL', 'nextCL'], partnerId: PARTNERS }).map((row, at) => ({
  id: `c${at}`,
  ...row,
}));
const SEEN_PERMISSIONS = combinations({ partnerId: ['ourPA', 'nextPA'], clientId: ['ourCL', 'nextCL'] }).map(
  (row, at) => ({ id: `e${at}`, ...row }),
);
const SEEN_KEYS = combinations({ kind: KINDS, self: [true, false], partnerId: PARTNERS, clientId: CLIENTS }).map(
  (row, at) => ({ id: row.self ? 'key_self' : `key_${at}`, row: `k${at}`, ...row }),
);
const SEEN_CALLS = combinations({
  accountId: ['ourPA', 'nextPA', 'ourCL'],
  keyId: ['key_self', 'key_next'],
  keyKind: KINDS,
}).map((row, at) => ({ id: `c${at}`, ...row }));
const SEEN_EVENTS = combinations({
  type: TYPES,
  partnerId: PARTNERS,
  clientId: CLIENTS,
  channelId: [null, '1CH'],
  subjectId: [null, 'usr_self', 'key_self', 'usr_next'],
}).map((row, at) => ({ id: `v${at}`, ...row }));

function visiblePairs(actor: Actor): Record<string, Pair> {
  return {
    channel: {
      question: {
        tables: [
          {
            name: 'client',
            columns: 'row text, id text, partner_id text',
            rows: SEEN_CLIENTS.map(({ id, own, partnerId }) => ({ row: id, id: own, partner_id: partnerId })),
          },
        ],
        from: 'client cl',
        id: 'cl.row',
      },
      twin: visibleClients(actor, 'cl'),
      byRule: idsOf(SEEN_CLIENTS, ({ own, partnerId }) => seesClient(actor, { id: own, partnerId })),
    },
    permission: {
      question: {
        tables: [
          {
            ...EPISODE_TABLE,
            rows: SEEN_PERMISSIONS.map(({ id, partnerId, clientId }) => ({
              id,
              partner_id: partnerId,
              client_id: clientId,
            })),
          },
        ],
        from: 'permission e',
        id: 'e.id',
      },
      twin: visiblePermissions(actor, 'e'),
      byRule: idsOf(SEEN_PERMISSIONS, (row) => seesPermission(actor, row)),
    },
    key: keyPair(actor),
    event: {
      question: {
        tables: [
          {
            name: 'event',
            columns: 'id text, type text, partner_id text, client_id text, channel_id text, subject_id text',
            rows: SEEN_EVENTS.map(({ id, type, partnerId, clientId, channelId, subjectId }) => ({
              ...{ id, type, partner_id: partnerId, client_id: clientId },
              ...{ channel_id: channelId, subject_id: subjectId },
            })),
          },
        ],
        from: 'event v',
        id: 'v.id',
      },
      twin: visibleEvents(actor, 'v'),
      byRule: idsOf(SEEN_EVENTS, (row) => seesEvent(actor, row)),
    },
    call: {
      question: {
        tables: [
          {
            name: 'kept_call',
            columns: 'id text, account_id text, api_key_id text, key_kind text',
            rows: SEEN_CALLS.map(({ id, accountId, keyId, keyKind }) => ({
              ...{ id, account_id: accountId, api_key_id: keyId, key_kind: keyKind },
            })),
          },
        ],
        from: 'kept_call c',
        id: 'c.id',
      },
      twin: visibleCalls(actor, 'c'),
      byRule: idsOf(SEEN_CALLS, (row) => seesCall(actor, row)),
    },
  };
}

// A channel key belongs to the client of its number. Here the number of each client has the client's id.
function keyPair(actor: Actor): Pair {
  const rows = SEEN_KEYS.map(({ row, id, kind, partnerId, clientId }) => ({
    ...{ row, id, kind, partner_id: partnerId },
    client_id: kind === 'channel' ? null : clientId,
    channel_id: kind === 'channel' ? clientId : null,
  }));
  const channels = CLIENTS.flatMap((id) => (id === null ? [] : [{ id, client_id: id }]));
  return {
    question: {
      tables: [
        { ...EPISODE_TABLE, rows: [] },
        { name: 'channel', columns: 'id text, client_id text', rows: channels },
        {
          name: 'api_key',
          columns: 'row text, id text, kind text, partner_id text, client_id text, channel_id text, permission_id text',
          rows,
        },
      ],
      from: KEY_TABLES,
      id: 'k.row',
    },
    twin: visibleKeys(actor),
    byRule: new Set(SEEN_KEYS.filter((key) => seesKey(actor, key)).map(({ row }) => row)),
  };
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id));

/**
 * Lists the mutants of an SQL condition that give the same result as the rule in every case. No case finds such a
 * mutant.
 */
async function unnoticed({ question, twin, byRule }: Pair): Promise<string[]> {
  const mutants = mutantsOf(twin);
  if (mutants.length === 0) return [];
  const answers = await askTwins(services, question, mutants);
  return mutants.flatMap(([sql], at) => (isSame(answers[at] ?? new Set(), byRule) ? [sql] : []));
}

const PAIRS: [string, Pair][] = [
  ['a permission is open', openPair],
  ['a secret is alive', alivePair],
  ['a key is live', livePair],
];

test.each(PAIRS)('%s: the rule and its twin say the same of every case', async (_, { question, twin, byRule }) => {
  const [bySql] = await askTwins(services, question, [twin]);

  expect(byRule.size).toBeGreaterThan(0);
  expect(bySql).toEqual(byRule);
});

test.each(PAIRS)('control: %s, and one changed comparison in the twin is noticed', async (_, pair) => {
  expect(mutantsOf(pair.twin).length).toBeGreaterThan(0);
  expect(await unnoticed(pair)).toEqual([]);
});

test.each(['channel', 'permission', 'key', 'event', 'call'])(
  'who may see each %s: the rule and its twin say the same',
  async (noun) => {
    for (const actor of ACTORS) {
      const { question, twin, byRule } = visiblePairs(actor)[noun] as Pair;
      const [bySql] = await askTwins(services, question, [twin]);
      expect(bySql, JSON.stringify(actor)).toEqual(byRule);
    }
  },
);

test.each(['channel', 'permission', 'key', 'event', 'call'])(
  'control: who may see each %s, and one changed comparison in the twin is noticed',
  async (noun) => {
    for (const actor of ACTORS)
      expect(await unnoticed(visiblePairs(actor)[noun] as Pair), JSON.stringify(actor)).toEqual([]);
  },
);
