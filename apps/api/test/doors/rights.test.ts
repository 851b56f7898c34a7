import { PARTNER_SCOPES, type RefusalCode } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/door/trpc/router.ts';
import type { Answer } from '../world/answer.ts';
import type { Caller, Sent } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Home, type Homes, INVENTED, makeHomes, newName } from './support/homes.ts';
import { OF_SIDE, RIGHT_ROWS, type RightRow, type Side } from './support/right-rows.ts';
import { PERSONS, type Person, TABLE } from './support/rights-table.ts';
import { seen } from './support/seen.ts';
import { spread } from './support/spread.ts';

const KEYS = PARTNER_SCOPES.map((scope) => `key with ${scope}` as const);
const CALLERS = [...PERSONS, ...KEYS];
type Who = (typeof CALLERS)[number];
const sideOf = (who: Who): Side => (who.startsWith('client') ? 'client' : 'partner');
const isPerson = (who: Who): who is Person => PERSONS.some((each) => each === who);

/** A caller, with the account for which it acts. */
interface Acting {
  who: Who;
  as: Caller | Visitor;
  sent: Sent;
}

let world: World;
let homes: Record<Side, Homes>;
let alone: Record<Who, Acting>;
/** Persons with a role in their own account, who are also owners of the foreign account. */
let both: Record<Person, Acting>;

beforeAll(async () => {
  world = await startWorld();
  homes = await makeHomes(world);
  const of = async (who: Who): Promise<[Who, Acting]> => [who, { who, as: await callerOf(who), sent: {} }];
  alone = Object.fromEntries(await Promise.all(CALLERS.map(of))) as Record<Who, Acting>;
  both = Object.fromEntries(await Promise.all(PERSONS.map(inBoth))) as Record<Person, Acting>;
});
afterAll(() => world.stop());

async function callerOf(who: Who): Promise<Caller> {
  const { account } = homes[sideOf(who)].own;
  const [, role = '', scope = ''] = who.split(' ');
  if (isPerson(who)) return world.invite(account, `alone-${who.replace(' ', '-')}@rights.example`, { role });
  const command = ['partner', 'key', '--partner', account, '--name', who, '--scopes', scope];
  return world.as((await world.admin<{ secret: string }>(...command)).secret);
}

async function inBoth(who: Person): Promise<[Person, Acting]> {
  const { own, foreign } = homes[sideOf(who)];
  const email = `both-${who.replace(' ', '-')}@rights.example`;
  await world.invite(own.account, email, { role: who.split(' ')[1] ?? '' });
  return [who, { who, as: await world.invite(foreign.account, email), sent: { account: own.account } }];
}

const TYPES = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: 'query' | 'mutation' | 'subscription' } }
>;

test('every procedure has a row', () => {
  const paths = RIGHT_ROWS.map(({ path }) => path);

  const missing = Object.keys(TYPES).filter((path) => !paths.includes(path));
  expect(missing, 'Add a row for each of these procedures to test/doors/support/right-rows.ts.').toEqual([]);
  expect(paths.filter((path) => TYPES[path] === undefined)).toEqual([]);
});

/** Returns the refusal of a caller that may not do the act of a row; null when the caller may do it. */
function refusalOf(who: Who, { act, only }: RightRow): RefusalCode | null {
  const { may, scope } = TABLE[act];
  if (only !== undefined && only !== sideOf(who)) return 'not_allowed';
  if (isPerson(who)) return may.includes(who) ? null : 'not_allowed';
  if (scope === null) return 'not_allowed';
  return who === `key with ${scope}` ? null : 'scope_missing';
}

/** Calls the procedure of a row. With `isCoded`, a person first gets the one-time code that the row needs. */
async function send({ as, sent }: Acting, row: RightRow, id: string, isCoded = false): Promise<Answer> {
  const input = row.input?.(id, newName());
  if (TYPES[row.path]?._def.type !== 'mutation') return as.ask(row.path, input, sent);
  if (!isCoded || row.code !== true || !('email' in as)) return as.change(row.path, input, sent);
  // A person gets ten codes within an hour, and a full run needs more.
  await world.sql("update one_time_code set created_at = created_at - interval '1 hour'");
  const { header: code } = await world.code(as, row.path, input, sent);
  return as.change(row.path, input, { ...sent, code });
}

/** Expects that the caller succeeds with an object of its home if it may do the act, and else gets 403. */
async function expectOwn(acting: Acting, row: RightRow, home: Home, who: Who = acting.who): Promise<void> {
  const isChange = TYPES[row.path]?._def.type === 'mutation';
  const id = row.kind === undefined ? INVENTED : await home.idOf(row.kind, isChange);
  const refusal = refusalOf(who, row);
  const answer = await send(acting, row, id, refusal === null);

  const code = refusal ?? row.past ?? null;
  if (code === null) expect(answer.status, answer.text).toBe(200);
  else expectRefusal(answer, 'procedures', code);
  if (code === null && row.skips) expect(answer.text, 'the object was found').toContain(id);
}

/** Expects that an id of another home is answered as an invented id: 404, or 403 for a caller without the right. */
async function expectForeign(acting: Acting, row: RightRow, home: Home, who: Who = acting.who): Promise<void> {
  const id = await home.idOf(row.kind ?? 'client', false);
  expect(id === INVENTED).toBe(false);
  const [answer, absent] = [await send(acting, row, id), await send(acting, row, INVENTED)];

  expect(seen(answer)).toEqual(seen(absent));
  const refusal = refusalOf(who, row) ?? (row.skips ? null : 'not_found');
  if (refusal === null) expect(answer.status).toBe(200);
  else expectRefusal(answer, 'procedures', refusal);
}

/**
 * Returns the rows that the test tries as the caller with this number. A full run tries every row. A quick run tries a
 * sixth of the rows that need the same act, and another sixth for the next caller.
 */
function triedBy(at: number): RightRow[] {
  const alike = Map.groupBy(RIGHT_ROWS, ({ act }) => act);
  return [...alike.values()].flatMap((rows) => spread(rows, rounds(Math.ceil(rows.length / 6), rows.length), at));
}

/** Whether the foreign account of this side can have the object in the input of a row. */
const isForeignKind = ({ kind }: RightRow, side: Side): boolean =>
  kind !== undefined && !OF_SIDE[side === 'partner' ? 'client' : 'partner'].includes(kind);

describe.each(CALLERS.map((who, at) => [who, triedBy(at)] as const))('%s', (who, rows) => {
  test.each(rows)('$path in the own account', async (row) => {
    await expectOwn(alone[who], row, homes[sideOf(who)].own);
  });

  test.each(rows)('$path in a foreign account', async (row) => {
    const { as } = alone[who];
    const { foreign } = homes[sideOf(who)];
    if (isForeignKind(row, sideOf(who))) await expectForeign(alone[who], row, foreign);

    if (row.isPersonal && isPerson(who)) return;
    const named = await send({ who, as, sent: { account: foreign.account } }, row, INVENTED);
    const absent = await send({ who, as, sent: { account: '0000000000PA' } }, row, INVENTED);
    expect(seen(named)).toEqual(seen(absent));
    expectRefusal(named, 'procedures', isPerson(who) ? 'not_found' : (refusalOfKey(who, row) ?? 'invalid_input'));
  });
});

// The scope of a key is judged before the account that the program names.
const refusalOfKey = (who: Who, row: RightRow) => {
  const { scope } = TABLE[row.act];
  return scope === null ? 'not_allowed' : who === `key with ${scope}` ? null : 'scope_missing';
};

describe.each(PERSONS.map((who, at) => [who, triedBy(at + 1)] as const))(
  '%s, who owns a foreign account too',
  (who, rows) => {
    const side = sideOf(who);
    const owner: Person = `${side} owner`;

    test.each(rows)('$path: each account has its own role and its own objects', async (row) => {
      const { own, foreign } = homes[side];
      const here = both[who];
      const there = { ...here, sent: { account: foreign.account } };

      await expectOwn(here, row, own);
      await expectOwn(there, row, foreign, owner);
      if (!isForeignKind(row, side)) return;
      await expectForeign(here, row, foreign);
      await expectForeign(there, row, own, owner);
    });
  },
);
