import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { type Backend, openBrowser, openExpress, openFetch } from './support/backend.ts';

let world: World;
const opened = new AsyncDisposableStack();
beforeAll(async () => {
  world = opened.use(await startWorld());
});
afterAll(() => opened.disposeAsync());

const MESSAGE = { to: '447700900999', body: 'Your table is ready.' };
const bodyOf = async (response: Response): Promise<Record<string, unknown>> => JSON.parse(await response.text());

describe.each([
  ['Express', openExpress],
  ['Fetch', openFetch],
] as const)('a partner with %s', (_, open) => {
  let backend: Backend;
  let orders = '';
  let support = '';
  const share = async (url: string, ids: string[]) => (await world.as(world.bakery.user).share(url, ids)).redirectTo;

  beforeAll(async () => {
    backend = opened.use(await open(world));
    await world.partner.settings.update({ redirectUrls: [`${backend.origin}/whatsapp`] });
    [orders = '', support = ''] = world.bakery.channels.map(({ id }) => id);
  });

  test('button, answer, key, message, and a withdrawal that the store sees', async () => {
    const maria = openBrowser(backend, 'story');
    const address = await share(await maria.ask(), [orders]);

    const taken = await bodyOf(await maria.open(address));
    const sent = await bodyOf(await maria.post('/send', { channelId: orders, ...MESSAGE }));

    expect(taken).toMatchObject({ status: 'granted', isFirst: true, granted: [orders], unmade: [] });
    expect(sent.id).toMatch(/^wamid\./);
    await backend.sync();
    const secret = await backend.secretFor('story', orders);
    await world.share([]);
    // Control: the client has withdrawn the number, and the backend has not called `sync` since. So the backend still
    // uses the key, and the gateway refuses the key.
    expect(await bodyOf(await maria.post('/send', { channelId: orders, ...MESSAGE }))).toEqual({ code: 'revoked' });
    expect(await backend.sync()).toMatchObject({ ended: [orders], made: [] });
    expect(await backend.list('story')).toEqual([]);
    expect(JSON.stringify(await backend.store.list(''))).not.toContain(secret);
    expect(await bodyOf(await maria.post('/send', { channelId: orders, ...MESSAGE }))).toEqual({ code: 'not_yours' });
  });

  test('one answer opened at once at both places, and again later, is taken once and makes one key', async () => {
    const maria = openBrowser(backend, 'once');
    const address = await share(await maria.ask(), [orders]);
    const state = new URL(address).searchParams.get('state');

    const answers = await Promise.all([maria.open(address), maria.post('/done', { state }), maria.open(address)]);
    const taken = await Promise.all([...answers, await maria.open(address)].map(bodyOf));

    expect(taken.map(({ status }) => status)).toEqual(Array(4).fill('granted'));
    expect(taken.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    const live = await world.partner.channelKeys.list({ channelId: orders, status: 'live' }).toArray({ limit: 9 });
    expect(live).toHaveLength(1);
    await world.share([]);
  });

  test('a foreign state and forged ids bring nothing; the browser that asked brings what was answered', async () => {
    const maria = openBrowser(backend, 'maria');
    const mallory = openBrowser(backend, 'mallory');
    const address = await share(await maria.ask(), [orders]);
    await mallory.ask();
    const forged = `${address.replace(/client=[^&]*&channels=[^&]*/, `client=${world.travel.id}&channels=[${support}]`)}`;

    const foreign = await mallory.open(address);
    const guessed = await mallory.open(address.replace(/state=[^&]*/, `state=${crypto.randomUUID()}`));
    const told = await mallory.post('/done', { state: new URL(address).searchParams.get('state') });

    for (const response of [foreign, guessed, told]) {
      expect(response.status).toBe(400);
      expect(await bodyOf(response)).toEqual({ code: 'wrong_state' });
    }
    expect(await backend.list('mallory')).toEqual([]);
    // Control: the browser that asked for the permission gets the client's real answer. The forged ids in the address
    // change nothing.
    expect(await bodyOf(await maria.open(forged))).toMatchObject({ clientId: world.bakery.id, shared: [orders] });
    expect(await backend.list('maria')).toEqual([orders]);
    await world.share([]);
  });

  test('two visitors at once have their own answers, and neither sends from a number of the other', async () => {
    const [maria, jonas] = [openBrowser(backend, 'first'), openBrowser(backend, 'second')];
    const [ofMaria, ofJonas] = [await maria.ask(), await jonas.ask()];
    const travel = world.travel.channels.map(({ id }) => id);
    const toMaria = await share(ofMaria, [orders]);
    const { redirectTo: toJonas } = await world.as(world.travel.user).share(ofJonas, travel);

    await Promise.all([maria.open(toMaria), jonas.open(toJonas)]);

    expect(await backend.list('first')).toEqual([orders]);
    expect((await backend.list('second')).toSorted()).toEqual(travel.toSorted());
    const strange = await maria.post('/send', { channelId: travel[0], ...MESSAGE });
    expect([strange.status, await bodyOf(strange)]).toEqual([404, { code: 'not_yours' }]);
    // Control: the account that owns this number can send the same message.
    expect((await jonas.post('/send', { channelId: travel[0], ...MESSAGE })).status).toBe(200);
    await world.share([]);
  });

  test('a lost redirect gives the number to nobody, and asking again brings it with a key', async () => {
    const maria = openBrowser(backend, 'lost');
    await share(await maria.ask(), [orders]);
    await backend.sync();
    expect(await backend.list('lost')).toEqual([]);

    const again = await bodyOf(await maria.open(await share(await maria.ask(), [orders])));

    expect(again).toMatchObject({ isFirst: true, granted: [], shared: [orders] });
    expect((await maria.post('/send', { channelId: orders, ...MESSAGE })).status).toBe(200);
    await world.share([]);
  });
});
