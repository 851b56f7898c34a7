import { type Account, type EventQuery, isEventListed, isSearched, type SearchQuery } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventRow } from '../../src/event/event.entity.ts';
import { listedEvents } from '../../src/event/event.sql.ts';
import { viewEvent } from '../../src/event/index.ts';
import { asOne } from '../../src/platform/db/condition.ts';
import { searched } from '../../src/platform/db/search.sql.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { askTwins, mutantsOf, type Question } from './ask-twin.ts';

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services[Symbol.asyncDispose]());

const NAMES = ['Bakery 100%', 'bakery_line', '07 Line', 'Back\\slash', 'Äpfel'];
const THINGS = NAMES.flatMap((name, at) =>
  ['+447700900123', '+4930123456'].map((phoneNumber) => ({ id: `${at}${phoneNumber}`, name, phoneNumber })),
);
const SEARCHES: SearchQuery[] = [
  {},
  { ids: ['0+447700900123'] },
  { ids: ['0+447700900123', '2+4930123456', 'unknown'] },
  { ids: [] },
  ...['BAKERY', '100%', '_', '%', '\\', 'äPF', '900123', '(07700) 900-123', '07', '0', '+', '7 l'].map((name) => ({
    name,
  })),
  { ids: ['2+4930123456', '0+4930123456'], name: '07' },
];

const PARTNER: Account = { type: 'partner', id: 'ourPA' };
const CLIENT: Account = { type: 'client', id: 'ourCL' };
const now = new Date('2026-01-15T12:00:00Z');
const INSTANTS = [-1, 0, 1].map((ms) => new Date(now.getTime() + ms));
const ACTORS = (['person', 'partner_key', 'operator'] as const).flatMap((actorKind) =>
  ['a', 'b'].flatMap((actorId) =>
    ['ourPA', 'ourCL', null].map((actorAccountId) => ({ actorKind, actorId, actorAccountId })),
  ),
);
const SUBJECTS = ['oneCL', 'nextCL'].flatMap((clientId) =>
  [null, 'oneCH'].flatMap((channelId) => ['key_one', null].map((subjectId) => ({ clientId, channelId, subjectId }))),
);
const EVENTS = (['api_key.created', 'api_key.revoked', 'permission.granted'] as const)
  .flatMap((type) => INSTANTS.flatMap((at) => SUBJECTS.map((subject) => ({ type, at, ...subject }))))
  .flatMap((event) => ACTORS.map((actor) => ({ ...event, ...actor, partnerId: 'ourPA', data: {} })))
  .map((event, at) => ({ id: `v${at}`, ...event }) as unknown as EventRow);
const FILTERS: EventQuery[] = [
  {},
  { type: 'api_key.revoked' },
  { types: ['api_key.revoked', 'permission.granted'] },
  { clientId: 'oneCL' as never },
  { channelId: 'oneCH' as never },
  { subjectId: 'key_one' },
  { actorId: 'a' },
  { from: now.toISOString() },
  { to: now.toISOString() },
  { type: 'api_key.revoked', types: ['api_key.revoked'], subjectId: 'key_one', actorId: 'b', from: now.toISOString() },
];

const thingsAre: Question = {
  tables: [{ name: 'channel', columns: 'id text, name text, phone_number text', rows: phoneRows() }],
  from: 'channel ch',
  id: 'ch.id',
};

function phoneRows() {
  return THINGS.map(({ phoneNumber, ...thing }) => ({ ...thing, phone_number: phoneNumber }));
}

const eventsAre: Question = {
  tables: [
    {
      name: 'event',
      columns: `id text, type text, at timestamptz, actor_kind text, actor_id text, actor_account_id text,
        client_id text, channel_id text, subject_id text`,
      rows: EVENTS.map((event) => ({
        ...{ id: event.id, type: event.type, at: event.at, actor_kind: event.actorKind, actor_id: event.actorId },
        ...{ actor_account_id: event.actorAccountId, client_id: event.clientId, channel_id: event.channelId },
        subject_id: event.subjectId,
      })),
    },
  ],
  from: 'event v',
  id: 'v.id',
};

const PAIRS = [
  ...SEARCHES.flatMap((query) =>
    [true, false].map((hasNumber) => ({
      said: `${hasNumber ? 'numbers' : 'things'} ${JSON.stringify(query)}`,
      question: thingsAre,
      twin: asOne(searched('ch', query, hasNumber)),
      byRule: THINGS.filter(({ phoneNumber, ...thing }) =>
        isSearched(hasNumber ? { ...thing, phoneNumber } : thing, query),
      ).map(({ id }) => id),
    })),
  ),
  ...FILTERS.flatMap((query) =>
    [PARTNER, CLIENT].map((viewer) => ({
      said: `events for the ${viewer.type} ${JSON.stringify(query)}`,
      question: eventsAre,
      twin: asOne(listedEvents(viewer, query, 'v')),
      byRule: EVENTS.filter((event) => isEventListed(viewEvent(event, viewer), query)).map(({ id }) => id),
    })),
  ),
];

test.each(PAIRS)('$said: the filter and its twin find the same', async ({ question, twin, byRule }) => {
  const [bySql] = await askTwins(services, question, [twin]);

  expect([...(bySql ?? [])].sort()).toEqual(byRule.sort());
});

test('control: each changed comparison in a twin is noticed', async () => {
  const unnoticed: string[] = [];
  let tried = 0;
  for (const { said, question, twin, byRule } of PAIRS) {
    const mutants = mutantsOf(twin);
    if (mutants.length === 0 || byRule.length === 0) continue;
    const answers = await askTwins(services, question, mutants);
    for (const [at, found] of answers.entries()) {
      tried += 1;
      if (found.size === byRule.length && byRule.every((id) => found.has(id)))
        unnoticed.push(`${said}: ${mutants[at]?.[0]}`);
    }
  }

  expect(unnoticed).toEqual([]);
  expect(tried).toBeGreaterThan(30);
});
