import { cpuLimit, cpuOf } from '@chatelaine/tools/cpu';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/running-channel.ts';
import { spread } from './support/spread.ts';
import { textInputs } from './support/text-inputs.ts';
import { triedInputs } from './support/tried-inputs.ts';

// The most CPU time that one megabyte of input may cost this process on a usual machine. The test's own calls run in the
// same process, so their CPU time counts too. The process has one thread, so all other calls wait during this time.
const CPU_MS = 200;
const limit = () => cpuLimit(CPU_MS);
// JSON.parse alone needs nearly as long for a megabyte with 115,000 names. So its time is added to the limit of a body.
const limitOf = (body: string) => limit() + cpuOf(() => JSON.parse(body)).ms;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const MARKED = `a${'\u0300\u0316'.repeat(200_000)}`;
const BIG = {
  'a letter with 400,000 combining marks in two classes': MARKED,
  'letters that each have a mark': 'e\u0301'.repeat(250_000),
  'half surrogate pairs': '\ud800'.repeat(150_000),
  digits: '9'.repeat(900_000),
  blanks: `${' '.repeat(900_000)}x`,
  'signs that end each other': '@.-'.repeat(300_000),
  'a sign that becomes eighteen': '\ufdfa'.repeat(250_000),
};
const INPUTS = triedInputs(textInputs(() => world));
const NAMES = Object.keys(INPUTS);

// The route `/sign-in/new`, which needs no session, accepts a body of this length. If the server did not limit the
// length of a name, the check of this name would take seconds of CPU time.
test('a name of 30,000 combining marks is refused at once, and a call beside it is carried', async () => {
  const { secret } = await makeKey(world, {});
  const name = () => world.nobody.post('/sign-in/new', { ...JOIN, name: MARKED.slice(0, 30_000) });

  const { cost, answer } = await costOf(name);
  const [refused, sent] = await Promise.all([name(), world.as(secret).send()]);

  expect(answer.refusal).toBe('invalid_input');
  expect(cost).toBeLessThan(limit());
  expect(refused.refusal).toBe('invalid_input');
  expect(sent.status).toBe(200);
});

const JOIN = { token: 'x', password: 'long enough for us' };

describe('a megabyte of text is refused in a moment', () => {
  test.each(Object.entries(INPUTS))('as %s', async (what, send) => {
    const slow: unknown[] = [];

    for (const [text, big] of spread(Object.entries(BIG), rounds(1, Object.keys(BIG).length), NAMES.indexOf(what))) {
      await world.sql('delete from platform.allowance');
      let { cost, answer } = await costOf(() => send(big));
      // The server refused this input because of its length, before it read the input. So the test sends the first
      // 1,500 characters of the same input, which is as long as an address may be.
      if (answer.status === 413 || answer.status === 431)
        ({ cost, answer } = await costOf(() => send(big.slice(0, 1_500).toWellFormed())));
      const plain = () => send('a'.repeat(big.length));
      if ((await isCostly(cost, plain)) || answer.status >= 500) slow.push([text, cost, answer.status]);
    }

    expect(slow).toEqual([]);
  });

  test('control: what a text of that kind costs where nobody bounds it is seen', async () => {
    const normalized = (text: string) => async () => ({ status: text.normalize('NFC').length }) as unknown as Answer;
    const marked = `a${'\u0300\u0316'.repeat(20_000)}`;

    const { cost } = await costOf(normalized(marked));

    expect(await isCostly(cost, normalized('a'.repeat(marked.length)))).toBe(true);
  });
});

const DEPTH = 400_000;
const BODIES: Record<string, string> = {
  'lists in lists': '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  'objects in objects': `${'{"a":'.repeat(DEPTH / 4)}1${'}'.repeat(DEPTH / 4)}`,
  'lists in a text of a message': JSON.stringify(MESSAGE).replace(
    /"text":\{[^}]*\}/,
    `"text":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  ),
  'a message with lists beside it': `${JSON.stringify(MESSAGE).slice(0, -1)},"more":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`,
  'many fields': `{${Array.from({ length: 60_000 }, (_, at) => `"f${at}":${at}`).join()}}`,
  'one field many times': `{${'"name":"a",'.repeat(80_000)}"name":"b"}`,
  'many names of the prototype': `{${'"__proto__":{"constructor":1},'.repeat(30_000)}"name":"b"}`,
  'long numbers': `{"name":${'9'.repeat(900_000)}}`,
  'a list of many': `{"scopes":[${'"send",'.repeat(100_000)}"send"]}`,
};
// While this process is busy, the server may close an idle connection just when the next call begins to use it. So each
// call opens a new connection.
const ON_ITS_OWN = { headers: { connection: 'close' } };
const JSON_ROUTES = [
  '/trpc/channelKeys.create',
  '/trpc/onboarding.start',
  '/trpc/settings.set',
  '/messages',
  '/v1/configs/webhook',
  '/sign-in',
  '/sign-in/new',
  '/api/v2/token',
  '/permission/answer',
];

describe('a megabyte of JSON is refused in a moment', () => {
  // These tests start a new server, because the server above closed connections when it refused inputs that were too
  // long. A call that used such a closed connection again would fail.
  beforeAll(async () => {
    await world.stop();
    world = await startWorld();
  });

  test.each(JSON_ROUTES)('at %s', async (route) => {
    const { secret } = await makeKey(world, {});
    const partner = world.as(world.demo.partner.partnerKey);
    const caller = route.startsWith('/trpc')
      ? partner
      : /messages|configs/.test(route)
        ? world.as(secret)
        : world.nobody;
    const bad: unknown[] = [];

    const all = Object.entries(BODIES);
    for (const [what, body] of spread(all, rounds(1, all.length), JSON_ROUTES.indexOf(route))) {
      await world.sql('delete from platform.allowance');
      const { cost, answer } = await costOf(() => caller.post(route, body, ON_ITS_OWN));
      const plain = () => caller.post(route, JSON.stringify({ name: 'a'.repeat(body.length) }), ON_ITS_OWN);
      if ((await isCostly(cost, plain, body)) || answer.status >= 500 || answer.text.length > 20_000)
        bad.push([what, cost, answer.status, answer.text.length]);
    }

    expect(bad).toEqual([]);
  });

  // Without a limit of the list, each wrong entry makes an issue. A call then costs seconds, or overflows the stack.
  test.each([
    ['scopes', '/trpc/channelKeys.create', `"name":"x","channelId":"x","scopes":[${'0,'.repeat(500_000)}0]`],
    ['redirect URLs', '/trpc/settings.update', `"redirectUrls":[${'0,'.repeat(500_000)}0]`],
    ['headers', '/trpc/webhooks.create', `"url":"http://127.0.0.1:9/","headers":{${manyFields()}}`],
    [
      'parameters',
      '/messages',
      `"messaging_product":"whatsapp","to":"447700900999","type":"template","template":{"name":"x",
       "language":{"code":"en"},"components":[{"type":"body","parameters":[${'0,'.repeat(500_000)}0]}]}`,
    ],
  ])('of hundreds of thousands of wrong %s', async (_, route, fields) => {
    const { secret } = await makeKey(world, {});
    const caller = world.as(route === '/messages' ? secret : world.demo.partner.partnerKey);

    const body = `{${fields}}`;
    const { cost, answer } = await costOf(() => caller.post(route, body, ON_ITS_OWN));

    expect(answer.status).toBe(400);
    expect(cost).toBeLessThan(limitOf(body));
  });
});

function manyFields(): string {
  return Array.from({ length: 115_000 }, (_, at) => `"${at.toString(36)}":0`).join();
}

/**
 * Says whether a call costs more than its limit, and several times as much as a call with a plain text of this length.
 * The second is for a machine that is slow at memory and not at arithmetic, which {@link cpuLimit} does not see.
 */
async function isCostly(cost: number, plain: () => Promise<Answer>, body?: string): Promise<boolean> {
  // The limits are work themselves, so they are measured only for a cost that a usual machine does not have.
  if (cost <= CPU_MS || cost <= (body === undefined ? limit() : limitOf(body))) return false;
  return cost > 5 * (await costOf(plain)).cost;
}

/**
 * Returns the CPU time of this process for one call, in milliseconds. Other work of the process counts too. So when the
 * first call is expensive, the function measures a second call and returns the smaller of the two times.
 */
async function costOf(send: () => Promise<Answer>): Promise<{ cost: number; answer: Answer }> {
  const once = async () => {
    const before = process.cpuUsage();
    const answer = await send();
    const { user, system } = process.cpuUsage(before);
    return { cost: Math.round((user + system) / 1_000), answer };
  };
  const first = await once();
  if (first.cost <= CPU_MS) return first;
  const second = await once();
  return second.cost < first.cost ? second : first;
}
