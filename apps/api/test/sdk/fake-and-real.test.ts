import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chatelaine, type PartnerScope } from '../../../../packages/sdk/src/index.ts';
import { type FakeChatelaine, fakeChatelaine } from '../../../../packages/sdk/src/testing/index.ts';
import { ANSWERS } from '../../../../packages/sdk/test/support/answers.ts';
import { outcomeOf } from '../../../../packages/sdk/test/support/outcome.ts';
import { openStage, SITUATIONS, type Stage } from '../../../../packages/sdk/test/support/situations.ts';
import { WEBHOOK_ANSWERS } from '../../../../packages/sdk/test/support/webhook-answers.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';

// The whole file uses one world, and a fake that begins with the same data. Each situation finds the changes of earlier
// situations in the world and in the fake.
let world: World;
let fake: FakeChatelaine;
let stages: { real: Stage; fake: Stage };
/** The same with a partner key that has the scope `settings`. */
let withSettings: { real: Stage; fake: Stage };

beforeAll(async () => {
  world = await startWorld();
  const { secret: partnerKey } = await world.admin<{ secret: string }>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', 'Backend'],
    ...['--scopes', 'read,keys,onboarding'],
  );
  const real = new Chatelaine({ baseUrl: `http://localhost:${world.nodes[0].port}`, partnerKey, maxRetries: 0 });
  fake = await fakeOf(real);
  const stage = await openStage(real);
  stages = { real: stage, fake: { ...stage, partner: fake } };
  const baseUrl = `http://localhost:${world.nodes[0].port}`;
  const partner = new Chatelaine({ baseUrl, partnerKey: world.demo.partner.partnerKey, maxRetries: 0 });
  withSettings = {
    real: { ...stage, partner },
    fake: { ...stage, partner: await fakeOf(partner, ['read', 'settings']) },
  };
});
afterAll(() => world.stop());

/** Makes a fake with the clients, numbers and settings of a real server. */
async function fakeOf(real: Chatelaine, scopes?: PartnerScope[]): Promise<FakeChatelaine> {
  const clients = await real.clients.list().toArray({ limit: 200 });
  const channels = await real.channels.list().toArray({ limit: 200 });
  // The lists of the server begin with the newest entry.
  const inOrder = clients.toReversed().map(({ id, name }) => {
    const own = channels.filter(({ clientId }) => clientId === id).toReversed();
    const payment = own[0]?.payment;
    return {
      ...{ id, name, payment },
      channels: own.map(({ permission, ...channel }) => ({ ...channel, shared: permission === 'shared' })),
    };
  });
  // As on a server, no two things of the fake are made in the same millisecond, because lists are sorted by the time at
  // which things were made.
  const { now } = fakeClock();
  return fakeChatelaine({ clients: inOrder, settings: await real.settings.get(), scopes, now });
}

describe('the fake does as the real server', () => {
  test.each([...ANSWERS, ...SITUATIONS])('$name', async (situation) => {
    const real = await outcomeOf(situation, stages.real);

    expect(await outcomeOf(situation, stages.fake)).toEqual(real);
  });

  test.each(WEBHOOK_ANSWERS)('$name', async (situation) => {
    const real = await outcomeOf(situation, withSettings.real);

    expect(await outcomeOf(situation, withSettings.fake)).toEqual(real);
  });
});

describe('a difference would be seen', () => {
  const [answer] = ANSWERS;
  const refusal = SITUATIONS.find(({ name }) => name === 'a scope twice');

  test('where the fake refuses what the server answers', async () => {
    if (answer === undefined) throw new Error('There is no answer.');
    const real = await outcomeOf(answer, stages.real);
    fake.world.failNext('channels.get', 'not_found');

    expect(await outcomeOf(answer, stages.fake)).not.toEqual(real);
    expect(await outcomeOf(answer, stages.fake)).toEqual(real);
  });

  test('where one field of an answer is another', async () => {
    if (answer === undefined) throw new Error('There is no answer.');
    const real = await outcomeOf(answer, stages.real);
    fake.world.setChannelStatus(stages.fake.shared, 'stopped');
    const altered = await outcomeOf(answer, stages.fake);
    fake.world.setChannelStatus(stages.fake.shared, 'running');

    expect(altered).not.toEqual(real);
  });

  test('where both refuse, and say another reason', async () => {
    if (refusal === undefined) throw new Error('There is no such situation.');
    const real = await outcomeOf(refusal, stages.real);
    fake.world.failNext('channelKeys.create', 'invalid_input');

    expect(await outcomeOf(refusal, stages.fake)).not.toEqual(real);
  });
});
