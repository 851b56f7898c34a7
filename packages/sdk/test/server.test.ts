import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ChatelaineError } from '../src/index.ts';
import { connectNumbers, memoryStore, type NodeResponse, NumbersError } from '../src/server/index.ts';
import { openSite, REDIRECT } from './support/visitor.ts';

const thrownBy = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('from the button to the secret: the numbers belong to the account that asked, and each has a key', async () => {
  const { numbers, chatelaine, visitor, orders, support } = openSite();
  const maria = visitor('1');
  const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });

  const answer = await numbers.takeAnswer(maria.request(address));

  expect(answer).toMatchObject({ status: 'granted', isFirst: true, account: '1', shared: [orders], unmade: [] });
  expect(await numbers.list('1')).toEqual([orders]);
  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
  await expect(numbers.secretFor('1', support)).rejects.toMatchObject({ code: 'not_yours', status: 404 });
  await expect(numbers.secretFor('2', orders)).rejects.toMatchObject({ code: 'not_yours' });
});

describe('one route serves both ways to ask, and both kinds of request', () => {
  const page = { accept: 'text/html,*/*', 'x-account': '1' };
  test('Fetch: a page is redirected, a script is given the address', async () => {
    const { numbers } = openSite();

    const opened = await numbers.ask(new Request(REDIRECT, { headers: page }));
    const fetched = await numbers.ask(new Request(REDIRECT, { headers: { 'x-account': '1' } }), { note: 'x' });

    expect([opened.status, fetched.status]).toEqual([303, 200]);
    expect(opened.headers.get('location')).toMatch(/\/permission\?request=/);
    expect(await fetched.json()).toEqual({ url: expect.stringMatching(/\/permission\?request=/) });
    for (const { headers } of [opened, fetched]) {
      expect(headers.get('set-cookie')).toMatch(
        /^__Host-chatelaine=[\w-]{36}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('Node: the response is written, beside a cookie that is there already', async () => {
    const account = ({ headers }: { url: string; headers: Record<string, string> }) => headers['x-account'];
    const { chatelaine } = openSite();
    const numbers = connectNumbers({ chatelaine, redirectUrl: REDIRECT, store: memoryStore(), account, key: false });
    const written: [string, string][] = [['set-cookie', 'sid=1']];
    const appendHeader = (...header: [string, string]) => written.push(header);
    const response: NodeResponse = { statusCode: 200, appendHeader, end: () => {} };

    await numbers.ask({ url: '/connect', headers: page }, response);

    expect(response.statusCode).toBe(303);
    expect(written.filter(([name]) => name === 'set-cookie')).toHaveLength(2);
  });

  test('on http the cookie has a name without the prefix that asks for https', async () => {
    const { numbers } = openSite({ redirectUrl: 'http://localhost:3000/whatsapp' });

    const { cookie } = await numbers.start(new Request(REDIRECT, { headers: page }));

    expect(cookie).toMatch(/^chatelaine=[\w-]{36}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax$/);
  });
});

describe('an answer is taken once', () => {
  test('opened twice, one after the other: the second is told the same and changes nothing', async () => {
    const { numbers, chatelaine, visitor, orders } = openSite();
    const maria = visitor('1');
    const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
    await numbers.takeAnswer(maria.request(address));
    const secret = await numbers.secretFor('1', orders);

    const again = await numbers.takeAnswer(maria.request(address));

    expect(again).toMatchObject({ status: 'granted', isFirst: false, shared: [orders] });
    expect(await numbers.secretFor('1', orders)).toBe(secret);
  });

  test('opened at once, from the page and from the address: one is the first, and one key is made', async () => {
    const { numbers, chatelaine, visitor, orders } = openSite();
    const maria = visitor('1');
    const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
    const state = new URL(address).searchParams.get('state') ?? '';

    const answers = await Promise.all([
      numbers.takeAnswer(maria.request(address)),
      numbers.takeAnswer(maria.request(), state),
      numbers.takeAnswer(maria.request(address)),
    ]);

    expect(answers.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    expect((await chatelaine.channelKeys.list()).data).toHaveLength(1);
  });

  test('control: with a store whose `add` is not atomic there are several firsts', async () => {
    const store = memoryStore();
    const { numbers, chatelaine, visitor, orders } = openSite({ store: { ...store, add: async () => true } });
    const maria = visitor('1');
    const { cookie, requestId } = await numbers.start(maria.request());
    maria.cookie = cookie;
    const address = chatelaine.world.answer(requestId, { grant: [orders] });
    const { state } = await chatelaine.onboarding.get(requestId);
    const visitorId = /=([\w-]{36})/.exec(cookie)?.[1];
    await store.add(`question/${state}`, JSON.stringify({ visitor: visitorId, requestId, account: '1' }));

    const answers = await Promise.all([1, 2].map(() => numbers.takeAnswer(maria.request(address))));

    expect(answers.map(({ isFirst }) => isFirst)).toEqual([true, true]);
  });

  test('after a withdrawal an old address brings the number back to nobody', async () => {
    const { numbers, chatelaine, visitor, orders } = openSite();
    const maria = visitor('1');
    const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
    await numbers.takeAnswer(maria.request(address));
    chatelaine.world.withdraw(orders);
    await numbers.sync();

    await numbers.takeAnswer(maria.request(address));

    expect(await numbers.list('1')).toEqual([]);
  });

  test('when Chatelaine does not answer nothing is taken, and the same address brings it later', async () => {
    const { numbers, chatelaine, visitor, orders } = openSite();
    const maria = visitor('1');
    const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
    chatelaine.world.failNext('onboarding.get', 'no_connection');
    await expect(numbers.takeAnswer(maria.request(address))).rejects.toMatchObject({ code: 'connection' });

    await expect(numbers.takeAnswer(maria.request(address))).resolves.toMatchObject({ isFirst: true });
  });

  test('a process that dies before the answer counts as taken loses nothing', async () => {
    const store = memoryStore();
    let dies = true;
    const add = async (...entry: Parameters<typeof store.add>) => {
      if (dies && entry[0].startsWith('taken/')) throw new Error('The process ends here.');
      return store.add(...entry);
    };
    const { numbers, chatelaine, visitor, orders } = openSite({ store: { ...store, add } });
    const maria = visitor('1');
    const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
    await expect(numbers.takeAnswer(maria.request(address))).rejects.toThrow('ends here');
    dies = false;

    await expect(numbers.takeAnswer(maria.request(address))).resolves.toMatchObject({ isFirst: true });
    expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
  });
});

describe('what is not this browser, this account, this question, is refused, and nothing is noted', () => {
  async function stage() {
    const site = openSite();
    const maria = site.visitor('1');
    const jonas = site.visitor('2');
    const address = site.chatelaine.world.answer(await maria.ask(), { grant: [site.orders] });
    await jonas.ask();
    return { ...site, maria, jonas, address };
  }
  type Stage = Awaited<ReturnType<typeof stage>>;
  test.each<[string, string, (stage: Stage) => Request]>([
    ["another browser brings it, with its own account's cookie", 'wrong_state', (s) => s.jonas.request(s.address)],
    [
      'a browser that asked nothing brings it',
      'no_cookie',
      (s) => Object.assign(s.maria, { cookie: '' }).request(s.address),
    ],
    ['no state', 'wrong_state', (s) => s.maria.request(`${REDIRECT}?client=x&request=y`)],
    [
      'a state that nobody asked with',
      'wrong_state',
      (s) => s.maria.request(`${REDIRECT}?state=${crypto.randomUUID()}`),
    ],
    ['nobody is signed in', 'not_signed_in', (s) => Object.assign(s.maria, { account: '' }).request(s.address)],
    [
      'somebody else signed in in the same browser',
      'other_account',
      (s) => Object.assign(s.maria, { account: '2' }).request(s.address),
    ],
  ])('%s: %s', async (_, code, request) => {
    const s = await stage();

    const error = await thrownBy(s.numbers.takeAnswer(request(s)));

    expect(error).toBeInstanceOf(NumbersError);
    expect(error).toBeInstanceOf(ChatelaineError);
    expect(error).toMatchObject({ code });
    expect(await s.store.list('number/')).toEqual([]);
    expect(await s.store.list('key/')).toEqual([]);
  });

  test('control: the browser that asked, with the account that asked, brings it', async () => {
    const s = await stage();

    await expect(s.numbers.takeAnswer(s.maria.request(s.address))).resolves.toMatchObject({ isFirst: true });
  });

  test('the ids in the address are not read', async () => {
    const s = await stage();
    const forged = new URL(s.address);
    forged.searchParams.set('client', 'strangersxxCL');
    forged.searchParams.set('channels', `[${s.support}]`);

    const answer = await s.numbers.takeAnswer(s.maria.request(forged.href));

    expect(answer.shared).toEqual([s.orders]);
    expect(await s.numbers.list('1')).toEqual([s.orders]);
  });

  test('an address that somebody opens before there is an answer takes nothing', async () => {
    const s = await stage();
    const { state } = await s.chatelaine.onboarding.get(await s.maria.ask());

    const early = await s.numbers.takeAnswer(
      s.maria.request(`${REDIRECT}?client=x&channels=[${s.support}]&state=${state}`),
    );

    expect(early).toMatchObject({ status: 'open', isFirst: false, shared: [] });
    expect(await s.store.list('number/')).toEqual([]);
  });
});

test('two tabs of one browser have a question each, and a note comes back with its own', async () => {
  const { numbers, chatelaine, visitor, orders } = openSite();
  const maria = visitor('1');
  const older = await maria.ask();
  const { requestId: newer, cookie } = await numbers.start(maria.request(), { note: '/inbox' });
  expect(cookie).toContain(maria.cookie);

  const denied = await numbers.takeAnswer(maria.request(chatelaine.world.answer(newer, 'denied')));
  const granted = await numbers.takeAnswer(maria.request(chatelaine.world.answer(older, { grant: [orders] })));

  expect([denied.status, denied.note, granted.status, granted.note]).toEqual([
    'denied',
    '/inbox',
    'granted',
    undefined,
  ]);
});

test('a lost redirect notes nothing, and asking again brings the numbers and their keys', async () => {
  const { numbers, chatelaine, visitor, orders } = openSite();
  const maria = visitor('1');
  chatelaine.world.answer(await maria.ask(), { grant: [orders] });
  await numbers.sync();
  expect(await numbers.list('1')).toEqual([]);

  const again = await numbers.takeAnswer(
    maria.request(chatelaine.world.answer(await maria.ask(), { grant: [orders] })),
  );

  expect(again).toMatchObject({ granted: [], shared: [orders], isFirst: true });
  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
});

test('no secret, cookie or state is in an error, nor when numbers are printed', async () => {
  const { numbers, chatelaine, visitor, orders, support } = openSite();
  const maria = visitor('1');
  const address = chatelaine.world.answer(await maria.ask(), { grant: [orders] });
  await numbers.takeAnswer(maria.request(address));
  const secret = await numbers.secretFor('1', orders);
  const errors = [
    await thrownBy(numbers.takeAnswer(visitor('1').request(address))),
    await thrownBy(numbers.secretFor('1', support)),
  ];

  const printed = inspect([errors, numbers], { depth: 9, showHidden: true });

  for (const one of [secret, maria.cookie.split('=')[1] ?? '', new URL(address).searchParams.get('state') ?? ''])
    expect(printed).not.toContain(one);
});

test("an account without a name has no numbers, and sees nobody's", async () => {
  const { numbers, chatelaine, visitor, orders } = openSite();
  const maria = visitor('1');
  await numbers.takeAnswer(maria.request(chatelaine.world.answer(await maria.ask(), { grant: [orders] })));

  expect(await numbers.list('')).toEqual([]);
  expect(await numbers.list('1/../')).toEqual([]);
  await expect(numbers.secretFor('', orders)).rejects.toMatchObject({ code: 'not_yours' });
  // Control: the account `1` has the number.
  expect(await numbers.list('1')).toEqual([orders]);
});

test('a program that passes no account or no number gets nothing of anybody, and deletes nothing', async () => {
  const { numbers, chatelaine, store, visitor, orders, support } = openSite();
  const [maria, jonas] = [visitor('1'), visitor('2')];
  await numbers.takeAnswer(maria.request(chatelaine.world.answer(await maria.ask(), { grant: [orders] })));
  await numbers.takeAnswer(jonas.request(chatelaine.world.answer(await jonas.ask(), { grant: [support] })));
  const kept = await store.list('key/');
  // `missing` is `undefined` with the type `any`, like a field that the body of a request does not have.
  const { missing } = JSON.parse('{}');

  await expect(numbers.secretFor('1', missing)).rejects.toMatchObject({ code: 'not_yours' });
  await expect(numbers.makeKey('1', missing)).rejects.toMatchObject({ code: 'not_yours' });
  await expect(numbers.secretFor(missing, orders)).rejects.toMatchObject({ code: 'not_yours' });
  await expect(numbers.secretFor(missing, missing)).rejects.toMatchObject({ code: 'not_yours' });
  expect(await numbers.list(missing)).toEqual([]);
  await numbers.storeKey({ ...missing, id: 'key_x', secret: 'x', createdAt: new Date().toISOString(), secrets: [] });
  expect(await store.list('key/')).toEqual(expect.arrayContaining(kept));
  // Control: a call with an account and this account's own number gets the secret.
  expect(chatelaine.world.judge(await numbers.secretFor('1', orders))).toBeNull();
  expect(kept).toHaveLength(2);
});

describe('an address or a state that anybody may send is refused as a wrong state, and is in no error', () => {
  test.each(['//?state=SECRET', 'http://x:99999/?state=SECRET'])('the address %s', async (url) => {
    const store = memoryStore();
    const { numbers } = openSite({ store, account: () => '1' });
    const cookie = `__Host-chatelaine=${crypto.randomUUID()}`;

    const error = await thrownBy(numbers.takeAnswer({ url, headers: new Headers({ cookie }) } as Request));

    expect(error).toMatchObject({ code: 'wrong_state' });
    expect(inspect(error, { showHidden: true })).not.toContain('SECRET');
  });

  test.each([
    ['leads to another name', '../key/x'],
    ['no table takes', '\0'],
    ['is not ASCII', 'é'.repeat(36)],
    ['is long', 'x'.repeat(5_000)],
  ])('a state that %s is not looked up', async (_, state) => {
    const asked: string[] = [];
    const store = memoryStore();
    const get = (name: string) => {
      asked.push(name);
      return store.get(name);
    };
    const { numbers, visitor } = openSite({ store: { ...store, get } });
    const maria = visitor('1');
    await maria.ask();

    expect(await thrownBy(numbers.takeAnswer(maria.request(), state))).toMatchObject({ code: 'wrong_state' });
    expect(asked).toEqual([]);
    // Control: the store is asked for a well-formed state, even when no visitor has asked with this state.
    await thrownBy(numbers.takeAnswer(maria.request(), crypto.randomUUID()));
    expect(asked).toHaveLength(1);
  });
});

test('where the program makes keys itself no_key stays until a key is stored', async () => {
  const { numbers, chatelaine, visitor, orders } = openSite({ key: false });
  const maria = visitor('1');
  await numbers.takeAnswer(maria.request(chatelaine.world.answer(await maria.ask(), { grant: [orders] })));

  for (const secret of [numbers.secretFor('1', orders), numbers.makeKey('1', orders)])
    await expect(secret).rejects.toMatchObject({
      status: 409,
      message: 'Not done: no_key.',
    });
  const made = await chatelaine.channelKeys.create({ channelId: orders, name: 'Mine' });
  await numbers.storeKey(made);

  expect(await numbers.secretFor('1', orders)).toBe(made.secret);
});

test('a redirect URL that is none is refused at once', () => {
  expect(() => openSite({ redirectUrl: '/whatsapp' })).toThrow(TypeError);
});
