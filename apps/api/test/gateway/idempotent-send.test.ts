import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Upstream, UpstreamAnswer } from '../../src/upstream/index.ts';
import { expectRefusal } from '../doors/support/expect-refusal.ts';
import { outcomeOf } from '../world/answer.ts';
import { MESSAGE } from '../world/caller.ts';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';

const OTHER = { ...MESSAGE, to: '447700900998' };
const once = (key = 'order-1') => ({ headers: { 'idempotency-key': key } });

const sent: unknown[] = [];
let answer: (count: number) => UpstreamAnswer | Promise<UpstreamAnswer>;
const upstream: Upstream = async ({ body }) => {
  sent.push(body !== null && 'json' in body ? body.json : body);
  return answer(sent.length);
};

let world: World<MovedClock>;
beforeAll(async () => {
  const carriers = { carrierOf: () => upstream, timeoutMs: 60_000 };
  world = await startWorld({ nodes: 2, clock: stillClock(), carriers });
});
afterAll(() => world.stop());
beforeEach(() => {
  sent.length = 0;
  answer = numbered;
});

/**
 * Makes a new key for one of the numbers. The function `rows` of the result reads the server's idempotency rows of this
 * key.
 */
async function newKey(channel = 0) {
  const channelId = world.travel.channels[channel]?.id ?? '';
  const made = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });
  const rows = () => world.sql(`select key from platform.idempotency where actor_id like '${made.id} %'`);
  return Object.assign(world.as(made), { id: made.id, rows });
}

// The answer of the upstream. A `jsonb` column would change the order of its fields and would refuse some of its
// characters, so the test shows that the server does not store the answer as `jsonb`.
const numbered = (count: number): UpstreamAnswer => ({
  status: 200,
  body: { json: { z: count, a: 'NUL \0 \ud800', b: null } },
});
const told = ({ status, text }: { status: number; text: string }) => [status, text];

test('the same message with the same key is sent once, whichever address and server it comes to, and answered as the first', async () => {
  const key = await newKey();

  const first = await key.send(MESSAGE, once());
  const again = [
    await key.send(MESSAGE, once()),
    await key.send(MESSAGE, { ...once(), node: 1 }),
    await key.post('/v1/messages', MESSAGE, once()),
  ];

  expect([first.status, first.body]).toMatchObject([200, { z: 1 }]);
  expect(again.map(told)).toEqual(Array(3).fill(told(first)));
  expect(sent).toEqual([MESSAGE]);
});

test('control: without a key, or with another, it is sent each time; without one nothing is kept', async () => {
  const key = await newKey();

  await key.send();
  await key.send();
  expect(await key.rows()).toEqual([]);
  await key.send(MESSAGE, once('order-1'));
  await key.send(MESSAGE, once('order-2'));

  expect(sent).toHaveLength(4);
  expect(await key.rows()).toHaveLength(2);
});

test('another message with the same key is refused, and not sent', async () => {
  const key = await newKey();
  await key.send(MESSAGE, once());

  expectRefusal(await key.send(OTHER, once()), 'messaging', 'idempotency_mismatch');
  expect(sent).toEqual([MESSAGE]);
});

test('a key of another number has Idempotency-Keys of its own', async () => {
  const key = await newKey();
  const other = await newKey(1);
  await key.send(MESSAGE, once());

  expect((await other.send(OTHER, once())).status).toBe(200);
  expect(sent).toEqual([MESSAGE, OTHER]);
});

test('of ten at once on two servers one is sent, and all get its answer', async () => {
  const key = await newKey();
  const other = await newKey(1);
  const begun = Promise.withResolvers<void>();
  const decided = Promise.withResolvers<UpstreamAnswer>();
  answer = (count) => {
    if (count > 1) return numbered(count);
    begun.resolve();
    return decided.promise;
  };

  const calls = Array.from({ length: 10 }, (_, at) => key.send(MESSAGE, { ...once(), node: at % 2 }));
  // Without this wait, the message with the other key could be the first one, and would wait for the answer itself.
  await begun.promise;
  // The server sends a message with another key while these ten calls wait. This shows that a waiting call keeps no
  // database connection.
  expect((await other.send(OTHER)).status).toBe(200);
  decided.resolve(numbered(1));

  const answers = (await Promise.all(calls)).map(told);
  expect(answers).toEqual(
    Array(10).fill(told({ status: 200, text: JSON.stringify({ z: 1, a: 'NUL \0 \ud800', b: null }) })),
  );
  expect(sent.filter((body) => JSON.stringify(body) === JSON.stringify(MESSAGE))).toHaveLength(1);
});

describe('a call whose first one has no answer is not sent', () => {
  test('while the first one runs it is told to come back, and then gets its answer', async () => {
    const key = await newKey();
    const begun = Promise.withResolvers<void>();
    const decided = Promise.withResolvers<UpstreamAnswer>();
    answer = () => {
      begun.resolve();
      return decided.promise;
    };
    const first = key.send(MESSAGE, once());
    await begun.promise;

    const early = await key.send(MESSAGE, { ...once(), node: 1 });
    expectRefusal(early, 'messaging', 'conflict');
    expect(early.headers.get('retry-after')).toBe('2');
    decided.resolve(numbered(1));

    expect(told(await key.send(MESSAGE, { ...once(), node: 1 }))).toEqual(told(await first));
    expect(sent).toHaveLength(1);
  });

  test('when the upstream broke off, nobody knows whether it was sent: no later call sends it, for a day', async () => {
    const key = await newKey();
    answer = () => {
      throw new Error('the connection broke');
    };
    expect(outcomeOf(await key.send(MESSAGE, once()))).toBe('internal');
    answer = numbered;
    world.clock.pass(76_000);

    const later = await key.send(MESSAGE, once());
    expectRefusal(later, 'messaging', 'conflict');
    expect([later.headers.get('retry-after'), later.text]).toEqual([
      null,
      expect.stringContaining('may have been sent'),
    ]);
    expect(outcomeOf(await key.send(OTHER, once()))).toBe('idempotency_mismatch');
    expect(sent).toHaveLength(1);

    // Control: the same message is sent again when it has another idempotency key, or when a day has passed since it
    // was sent with the same idempotency key.
    expect((await key.send(MESSAGE, once('order-2'))).status).toBe(200);
    world.clock.pass(24 * 60 * 60_000);
    expect((await key.send(MESSAGE, once())).status).toBe(200);
    expect(sent).toHaveLength(3);
  });
});

describe('an answer is kept unless it says that the message was not taken', () => {
  test.each([
    [200, 1],
    [302, 1],
    [500, 1],
    [502, 1],
    [400, 2],
    [404, 2],
    [408, 2],
    [425, 2],
    [429, 2],
    [503, 2],
  ])('%i: two tries are %i messages', async (status, count) => {
    const key = await newKey();
    answer = (at) => ({ status, body: { json: { at } } });

    const answers = [await key.send(MESSAGE, once()), await key.send(MESSAGE, once())];

    expect(answers.map((each) => [each.status, each.refusal])).toEqual(Array(2).fill([status, null]));
    expect(answers.map(({ body }) => body)).toEqual([{ at: 1 }, { at: count }]);
    expect(sent).toHaveLength(count);
    expect(await key.rows()).toHaveLength(2 - count);
  });

  test('a message that the upstream refused may be corrected and sent with the same key', async () => {
    const key = await newKey();
    answer = (at) => ({ status: at === 1 ? 400 : 200, body: { json: { at } } });

    const answers = [await key.send(OTHER, once()), await key.send(MESSAGE, once()), await key.send(OTHER, once())];

    expect(answers.map(outcomeOf)).toEqual([400, 200, 'idempotency_mismatch']);
    expect(sent).toEqual([OTHER, MESSAGE]);
  });

  test('bytes and a stream too, with their headers', async () => {
    const key = await newKey();
    const headers = { 'content-type': 'text/plain' };
    const answers: UpstreamAnswer[] = [
      { status: 201, headers, body: { bytes: Buffer.from('as bytes') } },
      { status: 202, headers, body: { stream: Readable.from(['as a ', 'stream']) } },
    ];
    answer = (count) => answers[count - 1] ?? numbered(count);

    for (const [name, text] of [
      ['a', 'as bytes'],
      ['b', 'as a stream'],
    ] as const) {
      const both = [await key.send(MESSAGE, once(name)), await key.send(MESSAGE, once(name))];
      expect(both.map((each) => [each.text, each.headers.get('content-type')])).toEqual(
        Array(2).fill([text, 'text/plain']),
      );
    }
    expect(sent).toHaveLength(2);
  });
});

describe('when the table cannot be written', () => {
  const hide = () => world.sql('alter table platform.idempotency rename to hidden');
  const show = () => world.sql('alter table platform.hidden rename to idempotency');

  test('before: the message is refused and not sent', async () => {
    const key = await newKey();
    await hide();
    try {
      expectRefusal(await key.send(MESSAGE, once()), 'messaging', 'unavailable');
      expect((await key.send()).status).toBe(200);
    } finally {
      await show();
    }
    expect(sent).toHaveLength(1);
    expect((await key.send(MESSAGE, once())).status).toBe(200);
  });

  test('after: the caller gets the answer, and no later call sends the message', async () => {
    const key = await newKey();
    answer = async (count) => {
      await hide();
      return numbered(count);
    };
    try {
      expect((await key.send(MESSAGE, once())).status).toBe(200);
    } finally {
      await show();
    }
    world.clock.pass(76_000);

    expectRefusal(await key.send(MESSAGE, once()), 'messaging', 'conflict');
    expect(sent).toHaveLength(1);
  });
});

test.each(['', 'naïve', 'x'.repeat(256)])(
  'a key that cannot be read is refused and nothing is sent: %j',
  async (unreadable) => {
    const key = await newKey();

    expectRefusal(await key.send(MESSAGE, once(unreadable)), 'messaging', 'invalid_input');
    expectRefusal(await world.nobody.send(MESSAGE, once(unreadable)), 'messaging', 'unauthenticated');
    expect(sent).toEqual([]);
  },
);

test('a key that ended is refused, and is not told what was answered before', async () => {
  const key = await newKey();
  await key.send(MESSAGE, once());
  await world.partner.channelKeys.revoke(key.id);

  expectRefusal(await key.send(MESSAGE, once()), 'messaging', 'revoked');
});

describe('a call that waits for the first one, which the upstream does not take, is judged again', () => {
  test.each([
    ['its key ended while it waited: refused and not sent', true, 'revoked', 1],
    ['control: its key lives: sent', false, 200, 2],
  ])('%s', async (_, ends, outcome, count) => {
    const key = await newKey();
    const begun = Promise.withResolvers<void>();
    const decided = Promise.withResolvers<UpstreamAnswer>();
    answer = (at) => {
      begun.resolve();
      return at === 1 ? decided.promise : numbered(at);
    };
    const first = key.send(MESSAGE, once());
    await begun.promise;
    const second = key.send(MESSAGE, { ...once(), node: 1 });
    // When the second call has locked the row of the claim, the row has an `xmax` that is not 0. At that moment the
    // second call has already read the claim and waits for the first call.
    const locked = `select from platform.idempotency where actor_id like '${key.id} %' and xmax <> 0`;
    await vi.waitUntil(async () => (await world.sql(locked)).length > 0, { timeout: 3_000, interval: 5 });
    if (ends) await world.partner.channelKeys.revoke(key.id);
    decided.resolve({ status: 503, body: { json: {} } });

    expect((await first).status).toBe(503);
    expect(outcomeOf(await second)).toBe(outcome);
    expect(sent).toHaveLength(count);
  });
});

test('a repeated call counts like any other in the limits of its key', async () => {
  const channelId = world.travel.channels[0]?.id ?? '';
  const key = world.as(
    await world.partner.channelKeys.create({ channelId, name: 'Limited', limits: { perMinute: 2, perMonth: null } }),
  );

  const answers = [await key.send(MESSAGE, once()), await key.send(MESSAGE, once()), await key.send(MESSAGE, once())];

  expect(answers.map(outcomeOf)).toEqual([200, 200, 'rate_limited']);
  expect(sent).toHaveLength(1);
});
