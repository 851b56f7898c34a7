import type { Page, Permission } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { changeOf, partnerOf, reviewOf } from './support.ts';

const clock = fakeClock();
let world: World;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld({ clock });
});
afterAll(() => world.stop());

const ids = (): string[] => world.bakery.channels.slice(0, 3).map(({ id }) => id);
const [one, two, three] = [() => ids()[0] ?? '', () => ids()[1] ?? '', () => ids()[2] ?? ''];
const share = async (wanted: string[]) => owner.share((await world.partner.onboarding.start()).url, wanted);
const shared = async () => (await world.partner.permissions.check({ channelIds: ids() })).shared;
const change = (over: object, more?: object) => owner.change('permissions.change', changeOf(world, over), more);

beforeEach(async () => {
  // Some tests let the sign-in get old, so every test begins with a new one.
  owner = await world.signIn(world.bakery.user);
  await share([one(), two()]);
});

test('grants and withdraws chosen numbers for the present partner, without a permission request', async () => {
  const review = await reviewOf(owner, [one()]);

  const answer = await change({ grant: [three()], withdraw: [one()], keep: [two()], review });

  expect(resultOf(answer)).toEqual({ granted: [three()], withdrawn: [one()], shared: [three(), two()] });
  expect(await shared()).toEqual([two(), three()]);
});

test('a grant until a date ends on this date', async () => {
  await share([]);
  const expiresAt = new Date(clock.now().getTime() + 3_600_000).toISOString();

  const answer = await change({ grant: [one()], expiresAt });

  expect(resultOf(answer)).toMatchObject({ granted: [one()] });
  expect(resultOf(await owner.ask('channels.details', { id: one() }))).toMatchObject({ permissionEndsAt: expiresAt });
  const past = await change({ grant: [two()], expiresAt: '2020-01-01T00:00:00Z' });
  expect([past.refusal, past.text]).toEqual(['invalid_input', expect.stringContaining('has passed')]);
});

test('withdrawing works while the partner requires signed links', async () => {
  await world.partner.settings.update({ requireSignature: true });

  const answer = await change({ withdraw: [one()], keep: [two()], review: await reviewOf(owner, [one()]) });

  await world.partner.settings.update({ requireSignature: false });
  expect(resultOf(answer)).toMatchObject({ withdrawn: [one()] });
});

test('a grant needs a sign-in of the last ten minutes, and a withdrawal does not', async () => {
  clock.pass(11 * 60_000);

  const grant = await change({ grant: [three()] });
  const withdrawal = await change({ withdraw: [one()], review: await reviewOf(owner, [one()]) });

  expect([grant.refusal, outcomeOf(withdrawal)]).toEqual(['code_required', 200]);
  expect(await shared()).toEqual([two()]);
});

test('a withdrawal needs a review of exactly these numbers by this person', async () => {
  const second = await world.invite(world.bakery.id, 'second@bakery.example');
  const other = await reviewOf(second, [one()]);
  const review = await reviewOf(owner, [one()]);

  for (const over of [{ withdraw: [one()] }, { withdraw: [one()], review: 'x' }, { withdraw: [one()], review: other }])
    expect(await change(over)).toMatchObject({ status: 409, refusal: 'conflict' });
  expect(await change({ withdraw: [one(), two()], review })).toMatchObject({ refusal: 'conflict' });
  expect(await change({ withdraw: [two()], review })).toMatchObject({ refusal: 'conflict' });
  expect(await shared()).toEqual([one(), two()]);

  expect(outcomeOf(await change({ withdraw: [one()], review }))).toBe(200);
});

test('a review is good once, and for a quarter of an hour', async () => {
  const review = await reviewOf(owner, [one()]);
  clock.pass(15 * 60_000 + 1);
  expect((await change({ withdraw: [one()], review })).refusal).toBe('conflict');

  owner = await world.signIn(world.bakery.user);
  const fresh = await reviewOf(owner, [one()]);
  expect(outcomeOf(await change({ withdraw: [one()], review: fresh }))).toBe(200);
  await share([one(), two()]);
  // The permission that the review showed has ended. The new permission is another one, so the old token is not enough.
  expect((await change({ withdraw: [one()], review: fresh })).refusal).toBe('conflict');
});

test.each([
  ['a number that is Shared already', () => ({ grant: [one()] }), 'conflict'],
  ['a number that is no longer Shared', () => ({ keep: [three()] }), 'conflict'],
  ['a number of another client', () => ({ grant: [world.travel.channels[0]?.id] }), 'not_found'],
  ['an invented number', () => ({ grant: ['0000000000CH'] }), 'not_found'],
  ['a number twice', () => ({ grant: [three(), three()] }), 'invalid_input'],
  ['nothing', () => ({}), 'invalid_input'],
  ['another partner than the present one', () => ({ partnerId: '0000000000PA', keep: [one()] }), 'conflict'],
])('%s is refused, and nothing is saved', async (_what, over, code) => {
  expect((await change(over())).refusal).toBe(code);
  expect(await shared()).toEqual([one(), two()]);
});

test('the same call with one Idempotency-Key changes once', async () => {
  const input = { withdraw: [one()], review: await reviewOf(owner, [one()]) };
  const headers = { 'idempotency-key': 'withdraw once' };

  const [first, second] = [await change(input, { headers }), await change(input, { headers })];

  expect([resultOf(first), second.text]).toEqual([resultOf(second), first.text]);
  expect((await change(input)).refusal).toBe('conflict');
  expect((await change({ keep: [two()] }, { headers })).refusal).toBe('idempotency_mismatch');
});

test('what the partner pays for is withdrawn only where the partner allows it', async () => {
  const { travel, partner } = world;
  const person = await world.signIn(travel.user);
  const id = travel.channels[0]?.id ?? '';
  const review = await reviewOf(person, [id]);
  await partner.settings.update({ clientsMayWithdraw: false });

  const refused = [
    await person.ask('permissions.review', { withdraw: [id] }),
    await person.change('permissions.change', changeOf(world, { withdraw: [id], review })),
  ];
  const told = await partnerOf(person);

  await partner.settings.update({ clientsMayWithdraw: true });
  for (const answer of refused)
    expect([answer.refusal, answer.text]).toEqual(['not_allowed', expect.stringContaining('pays for this number')]);
  expect([told?.mayWithdraw, (await partnerOf(person))?.mayWithdraw]).toEqual([false, true]);
});

test('a client without a partner grants nothing here', async () => {
  const person = await world.signIn(world.pharmacy.user);

  const answer = await person.change(
    'permissions.change',
    changeOf(world, { grant: [world.pharmacy.channels[0]?.id ?? ''] }),
  );

  expect(answer.refusal).toBe('conflict');
  expect(await partnerOf(person)).toBeNull();
});

test('a suspended partner gets nothing new, and loses what is withdrawn', async () => {
  await world.admin('suspend', world.demo.partner.id);

  const grant = await change({ grant: [three()] });
  const withdrawal = await change({ withdraw: [one()], review: await reviewOf(owner, [one()]) });

  await world.admin('suspend', world.demo.partner.id, '--resume');
  expect([grant.refusal, outcomeOf(withdrawal)]).toEqual(['suspended', 200]);
});

test('the partner is shown to its client', async () => {
  expect(await partnerOf(owner)).toEqual({
    ...{ id: world.demo.partner.id, name: 'Acme Inbox', host: 'localhost:8083' },
    logo: expect.stringMatching(/^data:image\/png;base64,/),
    ...{ connectedSince: expect.stringMatching(/^20/), mayWithdraw: true, laterShared: false },
  });
});

test('the history says who did it to the client, and only that the client did it to the partner', async () => {
  await change({ withdraw: [one()], review: await reviewOf(owner, [one()]) });
  const query = { channelId: one(), limit: 1 };

  const [mine] = resultOf<Page<Permission>>(await owner.ask('permissions.list', query)).data;
  const [theirs] = await world.partner.permissions.list(query).toArray({ limit: 1 });

  const { phoneNumber, name } = world.bakery.channels[0] ?? {};
  const person = { kind: 'person', name: 'Owner' };
  expect(mine).toMatchObject({ channel: { phoneNumber, name }, grantedBy: person, withdrawnBy: person });
  const client = { kind: 'client', name: null };
  expect(theirs).toMatchObject({ channel: { phoneNumber, name }, grantedBy: client, withdrawnBy: client });
  expect(JSON.stringify(theirs)).not.toContain('usr_');
});
