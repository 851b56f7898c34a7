import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectNumbers, memoryStore } from '../src/server/index.ts';
import { openSite, REDIRECT } from './support/visitor.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') }));
afterEach(() => vi.useRealTimers());
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** Opens a site, and connects the first number for the first account. */
async function connected(options: Parameters<typeof openSite>[0] = {}) {
  const site = openSite(options);
  const maria = site.visitor('1');
  const connect = async (grant: string[]) => {
    const address = site.chatelaine.world.answer(await maria.ask(), { grant });
    pass(1000);
    return site.numbers.takeAnswer(maria.request(address));
  };
  await connect([site.orders]);
  await site.numbers.sync();
  pass(1000);
  return { ...site, maria, connect };
}

test('a withdrawal takes number and key out of the store, and a new grant by the same client needs a visitor', async () => {
  const { numbers, chatelaine, store, orders } = await connected();
  chatelaine.world.withdraw(orders);

  const report = await numbers.sync();

  expect(report).toEqual({ made: [], ended: [orders], unmade: [] });
  expect(await store.list('key/')).toEqual([]);
  await expect(numbers.secretFor('1', orders)).rejects.toMatchObject({ code: 'not_yours' });
  chatelaine.world.grant(orders);
  expect(await numbers.sync()).toEqual({ made: [], ended: [], unmade: [] });
});

test('control: without a sync the dead secret would be given', async () => {
  const { numbers, chatelaine, orders } = await connected();
  chatelaine.world.withdraw(orders);

  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBe('revoked');
});

test('taken back and granted again before anyone looks: the dead key goes, and whose it is has to be proved anew', async () => {
  const { numbers, chatelaine, store, orders } = await connected();
  chatelaine.world.withdraw(orders);
  pass(1000);
  chatelaine.world.grant(orders);

  expect(await numbers.sync()).toEqual({ made: [], ended: [orders], unmade: [] });

  expect([await numbers.list('1'), await store.list('key/')]).toEqual([[], []]);
});

test('taken back and granted to another account before anyone looks: the number is the other one alone', async () => {
  const { numbers, chatelaine, visitor, orders } = await connected();
  chatelaine.world.withdraw(orders);
  pass(1000);
  const jonas = visitor('2');

  await numbers.takeAnswer(jonas.request(chatelaine.world.answer(await jonas.ask(), { grant: [orders] })));

  expect([await numbers.list('1'), await numbers.list('2')]).toEqual([[], [orders]]);
  await numbers.sync();
  expect([await numbers.list('1'), await numbers.list('2')]).toEqual([[], [orders]]);
});

describe('a key that somebody ended is forgotten and not made anew, until a person says so', () => {
  test.each<[string, (site: Awaited<ReturnType<typeof connected>>) => Promise<unknown>]>([
    [
      'revoked',
      async ({ chatelaine }) => {
        const [key] = await chatelaine.channelKeys.list().toArray({ limit: 1 });
        return chatelaine.channelKeys.revoke(key?.id ?? '');
      },
    ],
    [
      'replaced by another program',
      ({ chatelaine, orders }) => chatelaine.channelKeys.create({ channelId: orders, name: 'Another program' }),
    ],
  ])('%s', async (_, end) => {
    const site = await connected();
    const { numbers, chatelaine, orders } = site;
    await end(site);

    const unmade = [{ channelId: orders, code: 'key_ended' }];
    expect(await numbers.sync()).toEqual({ made: [], ended: [orders], unmade });
    expect(await numbers.sync()).toEqual({ made: [], ended: [], unmade: [] });
    await expect(numbers.secretFor('1', orders)).rejects.toMatchObject({ code: 'key_ended', status: 409 });

    expect(chatelaine.world.judge(await numbers.makeKey('1', orders))).toBeNull();
    expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
  });
});

test('a number that does not run yet has its key when it runs', async () => {
  const { numbers, chatelaine, support, connect } = await connected();
  chatelaine.world.setChannelStatus(support, 'pending');
  const answer = await connect([support]);
  expect(answer.unmade).toEqual([{ channelId: support, code: 'channel_not_running' }]);
  pass(1000);
  chatelaine.world.setChannelStatus(support, 'running');

  expect(await numbers.sync()).toMatchObject({ made: [support] });
});

test('a number shared without a visitor goes to the one account that has connected its client', async () => {
  const { numbers, chatelaine, support } = await connected();
  chatelaine.world.grant(support);

  expect(await numbers.sync()).toMatchObject({ made: [support] });

  expect((await numbers.list('1')).toSorted()).toContain(support);
});

test('control: and to nobody while two accounts have, or none', async () => {
  const { numbers, chatelaine, visitor, orders, support } = await connected();
  const jonas = visitor('2');
  await numbers.takeAnswer(jonas.request(chatelaine.world.answer(await jonas.ask(), { grant: [orders] })));
  const { channels } = chatelaine.world.addClient({ name: 'Stranger', channels: [{}] });
  chatelaine.world.grant(support);
  chatelaine.world.grant(channels[0]?.id ?? '');

  expect(await numbers.sync()).toEqual({ made: [], ended: [], unmade: [] });
});

test('a permission that ends by its date leaves no event, and is seen within the hour', async () => {
  const { numbers, chatelaine, maria, support } = await connected();
  const expiresAt = new Date(Date.now() + 10_000);
  const address = chatelaine.world.answer(await maria.ask(), { grant: [support], expiresAt });
  await numbers.takeAnswer(maria.request(address));
  await numbers.sync();
  pass(3_600_000);

  expect(await numbers.sync()).toMatchObject({ ended: [support] });
});

test('a sync that fails is made up for by the next one', async () => {
  const { numbers, chatelaine, orders } = await connected();
  chatelaine.world.withdraw(orders);
  chatelaine.world.failNext('channels.list', 'no_connection');
  await expect(numbers.sync()).rejects.toMatchObject({ code: 'connection' });

  expect(await numbers.sync()).toMatchObject({ ended: [orders] });
});

test('without news nothing but the list of events is asked for', async () => {
  const { numbers, chatelaine } = await connected();
  await numbers.sync();
  chatelaine.world.failNext('channels.list', 'internal');

  await expect(numbers.sync()).resolves.toEqual({ made: [], ended: [], unmade: [] });
});

test('a key that somebody ended is not made anew by another process, which reads the same events later', async () => {
  const { numbers, chatelaine, store, orders, connect } = await connected();
  const key = { name: 'Prod server' };
  const other = connectNumbers({ chatelaine, redirectUrl: REDIRECT, store, account: () => '1', key });
  await other.sync();
  chatelaine.world.withdraw(orders);
  pass(1000);
  await connect([orders]);
  pass(1000);
  const [made] = await chatelaine.channelKeys.list({ status: 'live' }).toArray({ limit: 1 });
  await chatelaine.channelKeys.revoke(made?.id ?? '');
  expect(await numbers.sync()).toMatchObject({ ended: [orders], made: [] });

  expect(await other.sync()).toMatchObject({ made: [], unmade: [{ channelId: orders, code: 'key_ended' }] });

  // Control: the store has a mark that somebody has ended the key. A later grant removes this mark, so both processes
  // may make a key again.
  chatelaine.world.withdraw(orders);
  pass(1000);
  await connect([orders]);
  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
});

test('syncs at once make one key', async () => {
  const { numbers, chatelaine, support } = await connected();
  chatelaine.world.grant(support);

  await Promise.all([numbers.sync(), numbers.sync(), numbers.secretFor('1', support).catch(() => '')]);

  expect(await chatelaine.channelKeys.list({ channelId: support }).toArray({ limit: 9 })).toHaveLength(1);
  expect(chatelaine.world.judge(await numbers.secretFor('1', support))).toBeNull();
});

test('while another process makes a key one is told to come again; if it died, for three minutes', async () => {
  const store = memoryStore();
  const { numbers, orders, chatelaine } = await connected({ store });
  for (const { name } of await store.list('key/')) await store.delete(name);
  await store.add(`making/${orders}`, '', new Date(Date.now() + 180_000));
  await expect(numbers.secretFor('1', orders)).rejects.toMatchObject({ code: 'busy', status: 503 });

  pass(180_000);

  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
});

test('a rotated secret takes the place of the one before', async () => {
  const { numbers, chatelaine, orders } = await connected();
  const [key] = await chatelaine.channelKeys.list().toArray({ limit: 1 });
  const rotated = await chatelaine.channelKeys.rotate(key?.id ?? '', { overlap: '0' });

  await numbers.storeKey(rotated);

  expect(await numbers.secretFor('1', orders)).toBe(rotated.secret);
  expect(await numbers.sync()).toMatchObject({ ended: [] });
});

test('one who makes keys alone is made none', async () => {
  const { numbers, orders, store } = await connected({ key: false });

  await expect(numbers.secretFor('1', orders)).rejects.toMatchObject({ code: 'no_key' });
  expect(await store.list('key/')).toEqual([]);
});
