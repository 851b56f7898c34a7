import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmation, SecurityLog } from '../../src/person/index.ts';
import { requestCode } from '../../src/person/one-time-code/request-code.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { transaction } from '../../src/platform/work.ts';
import { resultOf } from '../world/answer.ts';
import { atOnce } from '../world/at-once.ts';
import { type OwnerWorld, startOwnerWorld } from './owner-world.ts';

const MINUTE = 60_000;
const ACT = 'settings.update';
const INPUT = { redirectUrls: ['https://app.example/return'], requireSignature: true };

// One test world for the tests that change nothing in the database.
let shared: OwnerWorld;
beforeAll(async () => {
  shared = await startOwnerWorld();
});
afterAll(() => shared.stop());

test('a mailed code lets its owner do what it was asked for, once, whatever the order of the fields', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;
  const without = await owner.change(ACT, INPUT);

  const code = await world.code(owner, ACT, INPUT);
  const done = await owner.change(
    ACT,
    { requireSignature: true, redirectUrls: INPUT.redirectUrls },
    { code: code.header },
  );
  const again = await owner.change(
    ACT,
    { ...INPUT, redirectUrls: ['https://app.example/return'] },
    { code: code.header },
  );

  expect(without).toMatchObject({ status: 403, refusal: 'code_required' });
  expect(code).toMatchObject({
    method: 'email',
    sentTo: 'o…@acme-inbox.example',
    header: expect.stringMatching(/^otc_\w{22} \d{8}$/),
  });
  expect(resultOf(done)).toMatchObject({ redirectUrls: INPUT.redirectUrls });
  // The list of URLs already has this value. So the second call makes no dangerous change and needs no code.
  expect(again.status).toBe(200);
  const other = await owner.change(ACT, { redirectUrls: [] }, { code: code.header });
  expect(other).toMatchObject({ status: 403, refusal: 'code_wrong' });
});

test('the mail says what the code does, for which account and for how long, and no table has the digits', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;

  const code = await world.code(owner, 'partnerKeys.create', { name: 'Prod server' });

  const [mail] = world.mails();
  const digits = code.header.slice(-8);
  expect(mail).toMatchObject({ to: owner.email, subject: 'Your code to create a partner key' });
  expect(mail?.text).toContain(`${digits} is your one-time code.`);
  expect(mail?.text).toContain('create a partner key, for Acme Inbox, and nothing else');
  expect(mail?.text).toContain('10 minutes');
  const rows = await world.sql<Record<string, unknown>>('select * from one_time_code');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(digits);
});

test('the mail and the answer say what a code approves: hosts, scopes, the key and its number; and no name is a link', async () => {
  await using world = await startOwnerWorld();
  const { owner, bakery } = world;
  const { id: channelId = '', phoneNumber = '' } = bakery.channels[0] ?? {};
  await world.share([channelId]);
  await world.sql("update partner set name = 'https://acme.example' where id = $1", [world.demo.partner.id]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'See https://evil.example' });
  const foreign = await world.as(bakery.user).change('organizationKeys.create', { name: 'Foreign', scopes: ['read'] });
  const { id: foreignId } = resultOf<{ id: string }>(foreign);
  const acts: [procedure: string, input: object, approves: string[]][] = [
    [
      'settings.update',
      { redirectUrls: ['https://аcme.example/return'], requireSignature: true },
      [
        'People are sent to: xn--cme-5cd.example',
        'New: xn--cme-5cd.example',
        'No longer: localhost:8083',
        'Links must be signed: yes',
      ],
    ],
    [
      'partnerKeys.create',
      { name: 'evil.example', scopes: ['read', 'settings'], allowedAddresses: null, limits: { perMinute: 10 } },
      [
        'Name: "evil[.]example"',
        'Scopes: read, settings',
        'From: anywhere',
        'Limits: 10 a minute, any number a month',
        'Ends: never',
      ],
    ],
    [
      'channelKeys.edit',
      { id: key.id, scopes: ['send', 'manage'], expiresAt: null },
      [
        `Key: "See https[:]//evil[.]example" (${key.id}), for ${phoneNumber}`,
        'Scopes: send, manage',
        ...['From: anywhere', 'Limits: none', 'Ends: never'],
      ],
    ],
    ['partnerKeys.rotate', { id: foreignId }, ['Key: unknown']],
    ['legacyTokens.switch', { on: true }, ['Legacy tokens: on']],
    ['authenticator.begin', {}, []],
  ];

  for (const [procedure, input, approves] of acts) {
    const code = await world.code(owner, procedure, input);
    const [mail] = world.mails();

    expect([...code.approves].sort()).toEqual([...approves].sort());
    expect(mail?.text.match(/^- .*$/gm) ?? []).toEqual(code.approves.map((line) => `- ${line}`));
    expect(mail?.text.replaceAll(world.baseUrl, '')).not.toMatch(/:\/\//);
  }
});

test('a code is good for its action, person and account alone, and all that is wrong is told in one sentence', async () => {
  await using world = await startOwnerWorld();
  const { owner: colleague, studio } = world;
  const partnerId = world.demo.partner.id;
  await world.invite(partnerId, 'two-hats@acme-inbox.example');
  const owner = await world.invite(studio.id, 'two-hats@acme-inbox.example');
  const code = await world.code(owner, ACT, INPUT, { account: partnerId });
  const own = await world.code(colleague, ACT, INPUT);
  const forOther = await world.code(owner, ACT, INPUT, { account: studio.id });

  const here = { account: partnerId };
  const told = [
    await owner.change(ACT, { ...INPUT, redirectUrls: ['https://evil.example/'] }, { ...here, code: code.header }),
    await owner.change(ACT, { redirectUrls: INPUT.redirectUrls }, { ...here, code: code.header }),
    await owner.change('authenticator.begin', {}, { ...here, code: code.header }),
    await owner.change(ACT, INPUT, { ...here, code: wrongOf(code.header) }),
    await owner.change(ACT, INPUT, { ...here, code: own.header }),
    await owner.change(ACT, INPUT, { ...here, code: forOther.header }),
    await owner.change(ACT, INPUT, { ...here, code: `${own.id} ${code.header.slice(-8)}` }),
    await owner.change(ACT, INPUT, { ...here, code: code.header.slice(-8) }),
    await owner.change(ACT, INPUT, { ...here, code: `${code.header}, ${code.header}` }),
    await owner.change(ACT, INPUT, { ...here, code: '' }),
    await owner.change(ACT, INPUT, { ...here, code: `otc_${'0'.repeat(22)} 12345678` }),
  ];

  for (const each of told) {
    expect(each).toMatchObject({
      status: 403,
      refusal: 'code_wrong',
      body: { error: { data: { message: 'This code is wrong or no longer valid.' } } },
    });
  }
  // Control: a code allows five attempts. After four wrong attempts, the fifth attempt with the right digits succeeds.
  await expect(owner.change(ACT, INPUT, { ...here, code: code.header })).resolves.toMatchObject({ status: 200 });
});

test('a code lives for ten minutes, to the millisecond', async () => {
  await using world = await startOwnerWorld();
  const { clock, owner } = world;
  const code = await world.code(owner, ACT, INPUT);
  const late = await world.code(owner, 'legacyTokens.switch', { on: true });
  expect(new Date(code.expiresAt).getTime() - clock.now().getTime()).toBe(10 * MINUTE);

  clock.pass(10 * MINUTE - 1);
  const lastMoment = await owner.change(ACT, INPUT, { code: code.header });
  await owner.change('legacyTokens.switch', { on: false });
  clock.pass(1);
  const tooLate = await owner.change('legacyTokens.switch', { on: true }, { code: late.header });

  expect(lastMoment.status).toBe(200);
  expect(tooLate.refusal).toBe('code_wrong');
});

test('after five wrong attempts the right digits are refused, too; after four they are not', async () => {
  await using world = await startOwnerWorld(2);
  const { owner } = world;
  const tried = async (wrong: number) => {
    const code = await world.code(owner, ACT, INPUT);
    for (let attempt = 0; attempt < wrong; attempt++)
      await owner.change(ACT, INPUT, { code: wrongOf(code.header), node: attempt % 2 });
    return (await owner.change(ACT, INPUT, { code: code.header })).refusal;
  };

  await expect(tried(5)).resolves.toBe('code_wrong');
  await expect(tried(4)).resolves.toBeNull();
});

test('fifteen wrong attempts within an hour close every code of the person, those that he asks for later too', async () => {
  await using world = await startOwnerWorld();
  const { clock, owner } = world;
  for (let code = 0; code < 3; code++) {
    const { header } = await world.code(owner, ACT, INPUT);
    for (let attempt = 0; attempt < 5; attempt++) await owner.change(ACT, INPUT, { code: wrongOf(header) });
  }

  const late = await world.code(owner, ACT, INPUT);
  await expect(owner.change(ACT, INPUT, { code: late.header })).resolves.toMatchObject({ refusal: 'code_wrong' });
  clock.pass(60 * 60_000);
  const next = await world.code(owner, ACT, INPUT);
  await expect(owner.change(ACT, INPUT, { code: next.header })).resolves.toMatchObject({ status: 200 });
});

test('fifty wrong attempts within a day close every code of the person, until a day after them', async () => {
  await using world = await startOwnerWorld();
  const { clock, owner } = world;
  // In a quick run, the test really guesses at only one code in each hour. The other codes of the hour are copies of
  // its row in the database, with the same count of attempts.
  const guess = async (codes: number) => {
    for (let code = 0; code < rounds(1, codes); code++) {
      const { header, id } = await world.code(owner, ACT, INPUT);
      for (let attempt = 0; attempt < 5; attempt++) await owner.change(ACT, INPUT, { code: wrongOf(header) });
      if (!isFull) await copy(world, id, codes - 1);
    }
    clock.pass(60 * MINUTE);
  };
  const confirm = async () => {
    const { header } = await world.code(owner, ACT, {
      ...INPUT,
      redirectUrls: [`https://app.example/${clock.now().getTime()}`],
    });
    return (
      await owner.change(
        ACT,
        { ...INPUT, redirectUrls: [`https://app.example/${clock.now().getTime()}`] },
        { code: header },
      )
    ).refusal;
  };

  for (const codes of [3, 3, 3]) await guess(codes);
  await expect(confirm()).resolves.toBeNull();
  await guess(1);
  await expect(confirm()).resolves.toBe('code_wrong');
  clock.pass(20 * 60 * MINUTE - 1);
  await expect(confirm()).resolves.toBe('code_wrong');
  clock.pass(1);
  await expect(confirm()).resolves.toBeNull();
});

test('who confirms fifty acts in a day is not shut out', async () => {
  await using world = await startOwnerWorld();
  const { clock, owner } = world;
  const act = 'authenticator.begin';
  const told: unknown[] = [];
  // In a quick run, the test really does the act only once in each hour. For the other codes of the hour, the test
  // copies the row of the used code.
  for (let hour = 0; hour < 6; hour++) {
    for (let code = 0; code < rounds(1, 10); code++) {
      const { header, id } = await world.code(owner, act, {});
      told.push((await owner.change(act, {}, { code: header })).refusal);
      if (!isFull) await copy(world, id, 9);
    }
    clock.pass(60 * MINUTE);
  }

  expect(told).toEqual(Array(rounds(6, 60)).fill(null));
  await expect(world.sql('select from one_time_code where used_at is not null')).resolves.toHaveLength(60);
});

test('an act that fails leaves its code good, but keeps the attempt', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;
  const code = await world.code(owner, ACT, INPUT);
  const { services } = world;
  const [row] = await world.sql<{ person_id: string }>('select person_id from one_time_code');
  const actor = {
    kind: 'person',
    id: row!.person_id,
    account: { type: 'partner', id: world.demo.partner.id },
    role: 'owner',
  } as const;
  const confirm = confirmation({ ...services, securityLog: new SecurityLog(services), findResult: asIs }, code.header)(
    actor,
    {
      procedure: ACT,
      input: INPUT,
    },
  );

  const failing = transaction(services.beginWork(), async (tx) => {
    await confirm(tx);
    throw new Refusal('conflict', 'later in the act');
  });

  await expect(failing).rejects.toMatchObject({ code: 'conflict' });
  const kept = await world.sql('select attempts, used_at from one_time_code');
  expect(kept).toEqual([{ attempts: 1, used_at: null }]);
  await expect(owner.change(ACT, INPUT, { code: code.header })).resolves.toMatchObject({ status: 200 });
});

test('a program needs the scope settings in the place of a code; the operator needs nothing', async () => {
  const { services, demo } = shared;
  const confirm = confirmation({ ...services, securityLog: new SecurityLog(services), findResult: asIs }, null);
  const action = { procedure: ACT, input: INPUT };
  const key = (scopes: readonly ('keys' | 'settings')[]) =>
    ({ kind: 'partner_key', id: 'key_x', account: { type: 'partner', id: demo.partner.id }, scopes }) as const;

  const work = services.beginWork();
  await expect(transaction(work, confirm(key(['keys']), action))).rejects.toMatchObject({ code: 'scope_missing' });
  await expect(transaction(work, confirm(key(['settings']), action))).resolves.toBeUndefined();
  await expect(
    transaction(work, confirm({ kind: 'operator', id: 'operator', account: null }, action)),
  ).resolves.toBeUndefined();
});

test.each([
  ['an act that needs no code', { procedure: 'channels.list', input: {} }, 'procedure'],
  ['an inherited name', { procedure: 'constructor', input: {} }, 'procedure'],
  ['no input', { procedure: 'partnerKeys.create' }, 'input'],
  ['an input that the act would refuse', { procedure: 'partnerKeys.create', input: { name: '' } }, 'input.name'],
  ['a field too many', { procedure: ACT, input: { ...INPUT, more: 1 } }, 'input'],
])('%s gets no code and sends nothing', async (_, input, path) => {
  const { owner, mails, sql } = shared;

  const told = await owner.change('codes.request', input);

  expect(told).toMatchObject({
    status: 400,
    refusal: 'invalid_input',
    body: { error: { data: { issues: [{ path }] } } },
  });
  expect(mails()).toEqual([]);
  await expect(sql('select from one_time_code')).resolves.toEqual([]);
});

test('a program asks for no codes', async () => {
  const { services, demo } = shared;
  const key = {
    kind: 'partner_key',
    id: 'key_x',
    account: { type: 'partner', id: demo.partner.id },
    scopes: ['settings'],
  } as const;

  const asked = requestCode(services.beginWork(), key, { procedure: ACT, input: INPUT }, asIs);

  await expect(asked).rejects.toMatchObject({ code: 'not_allowed' });
});

test('thirty requests at once on two servers get ten codes; the next one comes an hour after the first', async () => {
  await using world = await startOwnerWorld(2);
  const { clock, owner } = world;
  const ask = (node: number) => owner.change('codes.request', { procedure: ACT, input: INPUT }, { node });

  const told = await atOnce(30, (each) => ask(each % 2), 2);

  expect(told.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(told.filter(({ refusal }) => refusal === 'rate_limited')).toHaveLength(20);
  expect(world.mails()).toHaveLength(10);
  clock.pass(60 * MINUTE - 1);
  await expect(ask(0)).resolves.toMatchObject({ status: 429 });
  clock.pass(1);
  await expect(ask(0)).resolves.toMatchObject({ status: 200 });
});

test('when the mail cannot be sent there is no code, and the try is not counted', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;
  const { services } = world;
  await world.code(owner, ACT, INPUT);
  const [row] = await world.sql<{ person_id: string }>('select person_id from one_time_code');
  const actor = {
    kind: 'person',
    id: row!.person_id,
    account: { type: 'partner', id: world.demo.partner.id },
    role: 'owner',
  } as const;
  const work = services.beginWork();
  const mailer = {
    send: async () => {
      throw new Refusal('unavailable', 'no mail server answers');
    },
  };

  const asked = requestCode(
    { ...work, services: { ...work.services, mailer } },
    actor,
    { procedure: ACT, input: INPUT },
    asIs,
  );

  await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
  await expect(world.sql('select from one_time_code')).resolves.toHaveLength(1);
});

/**
 * Inserts `count` copies of the row of this code. The copies have its count of attempts and all its other values, but
 * other ids.
 */
const copy = ({ sql }: OwnerWorld, id: string, count: number) =>
  sql(
    `insert into one_time_code select (jsonb_populate_record(c, jsonb_build_object('id', left(c.id, 23) || lpad(n::text, 3, '_')))).*
     from one_time_code c, generate_series(1, $2::int) n where c.id = $1`,
    [id, count],
  );

const asIs = async (_work: unknown, _actor: unknown, { input }: { input: unknown }) => input;

/** Returns a wrong code of the same length: the last digit is replaced by another digit. */
const wrongOf = (header: string): string => header.slice(0, -1) + String((Number(header.slice(-1)) + 1) % 10);
