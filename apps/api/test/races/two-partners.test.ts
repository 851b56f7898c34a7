import { Chatelaine } from '@chatelaine/sdk';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { AnsweredRefusal, bodyOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { openBarrier, type Played } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

const ROUNDS = rounds(2, 30);
const CONTROL_ROUNDS = rounds(1, 30);

test('a client without a partner that answers two partners at once is connected to exactly one', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using contest = await openContest(world);

  for (let round = 0; round < ROUNDS; round++) {
    const { results, met } = await contest.play(round);
    expect(met).toBe(true);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toBeInstanceOf(AnsweredRefusal);
    expect(refusals[0]).toMatchObject({ status: 403, code: 'not_allowed' });
  }
  // In half of the rounds the first partner comes first and is connected, and in the other half the second partner.
  expect(await contest.connections()).toEqual([ROUNDS / 2, ROUNDS / 2]);
});

test('control: without the locks, a client is connected to both', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using contest = await openContest(world);
  using _none = withoutLocks();

  for (let round = 0; round < CONTROL_ROUNDS; round++) await contest.play(round);

  expect(await contest.connections()).toEqual([CONTROL_ROUNDS, CONTROL_ROUNDS]);
});

interface Contest extends AsyncDisposable {
  /**
   * Creates a client with two numbers and no partner. The bakery's owner also owns this client, and grants one number
   * to each partner at the same time.
   */
  play(round: number): Promise<Played<unknown>>;
  /** Returns one number for each partner: how many clients of all rounds are connected to this partner. */
  connections(): Promise<number[]>;
}

async function openContest(world: World): Promise<Contest> {
  const { admin, partner, nodes, bakery } = world;
  const barrier = await openBarrier(world.databaseUrl);
  const redirectUrl = 'http://localhost:9/return';
  const added = await admin<{ id: string }>('partner', 'add', '--name', 'Second Inbox', '--redirect-url', redirectUrl);
  const { secret } = await admin<{ secret: string }>('partner', 'key', '--partner', added.id, '--name', 'Backend');
  const rival = new Chatelaine({ baseUrl: nodes[1]?.baseUrl ?? '', partnerKey: secret, maxRetries: 0 });
  return {
    async play(round) {
      const { id: clientId } = await admin<{ id: string }>('client', 'add', '--name', `Shop ${round}`);
      const numbers = await Promise.all(
        [1, 2].map((line) => addNumber(world, clientId, `+44770090${line}${100 + round}`)),
      );
      await admin('person', 'add', '--email', bakery.user.email, '--account', clientId);
      const [one, other] = [await partner.onboarding.start(), await rival.onboarding.start()];
      const answers = [
        await prepare(world, { url: one.url, clientId, channelId: numbers[0] ?? '', node: 0 }),
        await prepare(world, { url: other.url, clientId, channelId: numbers[1] ?? '', node: 1 }),
      ];
      return barrier.inTurn(/update "client"/, round % 2 === 0 ? answers : answers.toReversed());
    },
    async connections() {
      const lists = await Promise.all(
        [partner, rival].map(({ events }) => events.list({ type: 'client.connected' }).toArray({ limit: 100 })),
      );
      return lists.map(({ length }) => length);
    },
    [Symbol.asyncDispose]: () => barrier[Symbol.asyncDispose](),
  };
}

async function addNumber({ admin }: World, clientId: string, number: string): Promise<string> {
  return (await admin<{ id: string }>('channel', 'add', '--client', clientId, '--number', number, '--name', 'Line')).id;
}

/** A permission request that is open in a tab: its link, its client, its number, and the server of the tab. */
interface Asked {
  url: string;
  clientId: string;
  channelId: string;
  node: number;
}

/**
 * Opens the page before the race, so that only the answers are part of the race. Returns a function that sends the
 * answer.
 */
async function prepare(world: World, { url, clientId, channelId, node }: Asked): Promise<() => Promise<unknown>> {
  const owner = world.as(world.bakery.user);
  const asked = await owner.question(url, clientId);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  const answer = { requestId, decision: 'save', clientId, grant: [channelId], withdraw: [], keep: [] };
  return async () => bodyOf(await owner.post('/permission/answer', answer, { node }));
}
