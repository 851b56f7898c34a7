import type { LegacyUse } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { openCounter } from './counter.ts';

const DAY = 24 * 60 * 60_000;
const ON = { on: true };
const OFF = { on: false };
const SWITCH = 'legacyTokens.switch';

test('switched off, a token is refused at the next request on every server, and nobody gets a new one', async () => {
  await using counter = await openCounter(2);
  const token = await counter.token();
  await expect(counter.use(token)).resolves.toBe(200);

  const off = await counter.owner.change(SWITCH, OFF);

  expect(resultOf(off)).toEqual(OFF);
  await expect(counter.use(token)).resolves.toBe('revoked');
  await expect(counter.use(token, { node: 1 })).resolves.toBe('revoked');
  const refused = await counter.askToken(counter.user);
  expect(refused).toMatchObject({
    status: 403,
    body: { error: 'not_allowed', error_description: expect.stringContaining('switched legacy tokens off') },
  });
});

test('only an owner switches on, with a code; a key with the scope settings switches off alone', async () => {
  await using counter = await openCounter();
  const { owner, demo } = counter;
  const key = counter.as(demo.partner.partnerKey);
  const member = await counter.invite(demo.partner.id, 'member@acme-inbox.example', { role: 'member' });

  await expect(member.change(SWITCH, OFF)).resolves.toMatchObject({ refusal: 'not_allowed' });
  await expect(key.change(SWITCH, OFF)).resolves.toMatchObject({ status: 200 });
  await expect(key.change(SWITCH, ON)).resolves.toMatchObject({ refusal: 'not_allowed' });
  await expect(owner.change(SWITCH, ON)).resolves.toMatchObject({ refusal: 'code_required' });
  const code = await counter.code(owner, SWITCH, ON);
  expect(resultOf(await owner.change(SWITCH, ON, { code: code.header }))).toEqual(ON);

  await expect(counter.token()).resolves.toMatch(/^wat_/);
});

test('each switch is one event with before and after, also when ten come at once; what is off already is none', async () => {
  await using counter = await openCounter(2);
  const { owner } = counter;

  await Promise.all(Array.from({ length: 10 }, (_, each) => owner.change(SWITCH, OFF, { node: each % 2 })));
  await owner.change(SWITCH, OFF);
  const code = await counter.code(owner, SWITCH, ON);
  await owner.change(SWITCH, ON, { code: code.header });

  const events = await counter.sql("select data from event where type = 'legacy_tokens.switched' order by id");
  expect(events).toEqual([{ data: { before: ON, after: OFF } }, { data: { before: OFF, after: ON } }]);
});

test('the report names who used a token in the last 30 days, with what and from where, and nobody else', async () => {
  await using counter = await openCounter(2);
  const { owner, clock, user } = counter;
  const token = await counter.token();
  const report = async (asker = owner) => resultOf<LegacyUse[]>(await asker.ask('legacyTokens.report'));
  await expect(report()).resolves.toEqual([]);

  await Promise.all(Array.from({ length: 10 }, (_, each) => counter.use(token, { node: each % 2 })));
  clock.pass(1);
  await counter.use(token, { headers: { 'user-agent': 'x'.repeat(400) } });
  await owner.change(SWITCH, OFF);
  await counter.use(token);

  const told = await report();
  const person = { id: expect.stringMatching(/^usr_/), email: user.username };
  const address = '127.0.0.1';
  expect(told).toMatchObject([
    { person, address, userAgent: 'x'.repeat(256), calls: 1 },
    { person, address, userAgent: 'old-program/1.0', calls: 10 },
  ]);
  clock.pass(30 * DAY - 1);
  // The owner's first session has ended by now, so the owner signs in a second time.
  const again = await counter.signIn(counter.demo.partner.user);
  await expect(report(again)).resolves.toHaveLength(1);
  clock.pass(1);
  await expect(report(again)).resolves.toEqual([]);
});

test('a program that calls itself otherwise each time does not drown the report', async () => {
  await using counter = await openCounter();
  const token = await counter.token();
  await counter.use(token);

  for (let call = 0; call < 120; call += 20) {
    const names = Array.from({ length: 20 }, (_, at) => `program ${call + at}`);
    await Promise.all(names.map((name) => counter.use(token, { headers: { 'user-agent': name } })));
  }
  await counter.use(token);

  const rows = await counter.sql<{ user_agent: string; calls: string }>('select user_agent, calls from legacy_use');
  expect(rows.length).toBeLessThan(125);
  expect(rows).toContainEqual({ user_agent: 'old-program/1.0', calls: '2' });
  expect(rows.reduce((sum, { calls }) => sum + Number(calls), 0)).toBe(122);
});
