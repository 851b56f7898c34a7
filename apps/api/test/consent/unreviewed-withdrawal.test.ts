import type { AnswerInput } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { reviewed, type Visitor } from '../world/visitor.ts';

type Save = Extract<AnswerInput, { decision: 'save' }>;

let world: World;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld();
  owner = world.as(world.bakery.user);
});
afterAll(() => world.stop());

const ids = () => world.bakery.channels.slice(0, 2).map(({ id }) => id);
const shared = async () => (await world.partner.permissions.check({ channelIds: ids() })).shared;
const open = async (): Promise<Save> => {
  const asked = await owner.question((await world.partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}.`);
  const { requestId, client } = asked;
  return { requestId, decision: 'save', clientId: client.id, grant: [], withdraw: ids(), keep: [] };
};
const post = (answer: object) => owner.post('/permission/answer', answer);

beforeEach(() => world.share(ids()));

test('a withdrawal without a review is refused with 409, and nothing ends', async () => {
  const answer = await open();

  expect(await post(answer)).toMatchObject({ status: 409, refusal: 'conflict' });

  expect(await shared()).toEqual(ids());
});

test('a review lets exactly what it showed be withdrawn, once', async () => {
  const answer = (await reviewed(owner, await open())) as Save;
  const [first = ''] = ids();

  for (const over of [{ withdraw: [first] }, { withdraw: [first], keep: ids().slice(1) }, { review: 'x' }])
    expect(await post({ ...answer, ...over })).toMatchObject({ status: 409, refusal: 'conflict' });
  expect(await shared()).toEqual(ids());

  expect(bodyOf(await post(answer))).toMatchObject({ withdrawn: ids() });
  await world.share(ids());
  // When the same answer is sent a second time, the server returns the first result and changes nothing. The server
  // refuses the review token of this answer for another permission request.
  expect(bodyOf(await post(answer))).toMatchObject({ withdrawn: ids() });
  expect(await post({ ...(await open()), review: answer.review })).toMatchObject({ status: 409 });
  expect(await shared()).toEqual(ids());
});

test('two tabs review and withdraw one thing once, and ten at once as well', async () => {
  const answer = await open();
  const both = (await Promise.all([reviewed(owner, answer), reviewed(owner, answer)])) as Save[];

  const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => post(both[at % 2] as Save)));

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const events = await world.sql(
    `select 1 from event where type = 'permission.withdrawn' and at >= (select answered_at from permission_request where id = $1)`,
    [answer.requestId],
  );
  expect(events).toHaveLength(2);
});

test.each([
  ['a number that is not Shared', { withdraw: () => [world.bakery.channels[2]?.id] }, 'conflict'],
  ['a number of another client', { withdraw: () => [world.travel.channels[0]?.id] }, 'not_found'],
  ['a number twice', { withdraw: () => [ids()[0], ids()[0]] }, 'not_found'],
  ['another client', { clientId: () => world.travel.id }, 'not_found'],
  ['an unknown request', { requestId: () => 'req_0000000000000000000000' }, 'not_found'],
  ['nothing', { withdraw: () => [] }, 'invalid_input'],
])('%s is not reviewed: %#', async (_what, over, code) => {
  const { requestId, clientId, withdraw } = await open();
  const changed = Object.fromEntries(Object.entries(over).map(([name, value]) => [name, value()]));

  const answer = await owner.post('/permission/review', { requestId, clientId, withdraw, ...changed });

  expect(answer.refusal).toBe(code);
});

test('what the partner lets nobody withdraw is not reviewed either', async () => {
  const { travel, partner } = world;
  const visitor = world.as(travel.user);
  const asked = await visitor.question((await partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(asked.step);
  const withdraw = asked.channels.slice(0, 1).map(({ id }) => id);
  const input = { requestId: asked.requestId, clientId: travel.id, withdraw };
  const { token: review } = bodyOf<{ token: string }>(await visitor.post('/permission/review', input));
  await partner.settings.update({ clientsMayWithdraw: false });

  const refusals = [
    await visitor.post('/permission/review', input),
    await visitor.post('/permission/answer', { ...input, decision: 'save', grant: [], keep: [], review }),
  ];

  await partner.settings.update({ clientsMayWithdraw: true });
  for (const { status, refusal, text } of refusals) {
    expect([status, refusal]).toEqual([403, 'not_allowed']);
    expect(text).toContain('Acme Inbox pays for this number.');
  }
});

test('somebody else does not review at a request of hers, nor after it was answered', async () => {
  const { requestId, clientId, withdraw } = await open();
  const stranger = world.as(world.travel.user);

  expect((await stranger.post('/permission/review', { requestId, clientId, withdraw })).refusal).toBe('not_found');
  bodyOf(await owner.post('/permission/answer', { requestId, decision: 'deny' }));
  expect((await owner.post('/permission/review', { requestId, clientId, withdraw })).refusal).toBe('not_found');
});
