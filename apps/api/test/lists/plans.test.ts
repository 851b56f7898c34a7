import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { appRouter } from '../../src/door/trpc/router.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { crowdSql, OTHER_PARTNER, WITHOUT_EVENT_CHECK } from './support/crowd.ts';
import { filtersOf, isReadInOrder, LISTS, type ListAsker } from './support/filters.ts';
import { type Sent, sentDuring, tablesReadWhole, without } from './support/plan.ts';

// The seed of a quick run takes about two seconds. With fewer rows, PostgreSQL would rightly read whole tables. A full
// run has the numbers that the product promises.
const SIZE = {
  clients: 10_000,
  keys: rounds(20_000, 100_000),
  events: rounds(40_000, 1_000_000),
};

let world: World;
let askers: Record<string, Caller>;
beforeAll(async () => {
  world = await startWorld({ pollSeconds: 0.5 });
  const { demo, bakery } = world;
  const member = await world.invite(bakery.id, 'member@bakery.example', { role: 'member' });
  await world.sql(crowdSql(SIZE, { partnerId: demo.partner.id, clientId: bakery.id }));
  const small = ['--partner', OTHER_PARTNER, '--name', 'Backend', '--scopes', 'read,keys,onboarding,settings'];
  const { secret } = await world.admin<{ secret: string }>('partner', 'key', ...small);
  askers = {
    'partner key': world.as(demo.partner.partnerKey),
    'partner’s owner': world.as(demo.partner.user),
    'small partner’s key': world.as(secret),
    'client’s owner': world.as(bakery.user),
    'client’s member': member,
  };
  // The server sends mails about the new member and the new key. The statements of these mails would be mixed with the
  // statements of the lists.
  const waiting = "select from jobs.job where name like 'notice%' and state in ('created', 'active', 'retry')";
  await vi.waitUntil(async () => (await world.sql(waiting)).length === 0, { timeout: 30_000 });
}, 300_000);
afterAll(async () => {
  await world.sql(WITHOUT_EVENT_CHECK);
  await world.stop();
});

// A person has at most twenty passkeys, and an account has at most twenty webhooks besides those of its numbers.
const SHORT_LISTS = ['passkeys.list', 'webhooks.list'];

test('no list is missing here', () => {
  const all = Object.keys(appRouter._def.procedures).filter((path) => path.endsWith('.list'));
  const lists = all.filter((path) => !SHORT_LISTS.includes(path));

  expect(lists.sort(), 'add the list to LISTS in test/lists/support/filters.ts').toEqual(Object.keys(LISTS).sort());
});

/**
 * Returns a function that lists the statements with which a list answers. The statements that find the caller are left
 * out: a call with an invalid input needs the same statements, and is then refused before the list begins.
 */
async function watchList(path: string, as: Caller): Promise<(input: object) => Promise<Sent[]>> {
  const gate = await sentDuring(world, () => as.ask(path, { limit: 0 }));
  expect(gate.told.headers.get('x-refusal')).toBe('invalid_input');
  return async (input) => {
    const { told, sent } = await sentDuring(world, () => as.ask(path, input));
    expect(told.status, told.text).toBe(200);
    return without(sent, gate.sent);
  };
}

// These two callers send the same statements as the partner key and as the client's owner, with other conditions about
// keys and events. A list that no key may ask is tried as the partner's owner.
const isTried = (who: ListAsker, allowed: readonly ListAsker[]) =>
  isFull || (who !== 'client’s member' && (who !== 'partner’s owner' || !allowed.includes('partner key')));

describe.each(Object.entries(LISTS))('%s', (path, { askers: allowed }) => {
  test.each(allowed.filter((who) => isTried(who, allowed)))(
    'as %s: one to three statements, and no table is read whole',
    async (who) => {
      const statementsOf = await watchList(path, askers[who] ?? world.nobody);
      for (const filter of [{}, ...filtersOf(path, who, world.bakery.id)]) {
        const statements = await statementsOf(filter);

        const said = JSON.stringify(filter);
        expect([1, 2, 3], `${said}:\n${statements.map(({ text }) => text).join('\n')}`).toContain(statements.length);
        if (isReadInOrder(who, filter)) continue;
        for (const statement of statements)
          expect(await tablesReadWhole(world, statement), `${said}:\n${statement.text}`).toEqual([]);
      }
    },
  );
});

test.each([
  ['permissions.list', 'permission_partner_id_granted_at_id_index'],
  ['clients.list', 'client_partner_id_created_at_id_index'],
])('control: %s reads a whole table without the index %s', async (path, index) => {
  const statementsOf = await watchList(path, askers['partner key'] ?? world.nobody);
  const statements = await statementsOf({});

  await world.sql('begin');
  await world.sql(`drop index ${index}`);
  const tables = await Promise.all(statements.map((statement) => tablesReadWhole(world, statement)));
  await world.sql('rollback');

  expect(tables.flat()).not.toEqual([]);
});
