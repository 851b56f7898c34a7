import { ApiError } from '@chatelaine/sdk';
import type { ChannelKey } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import type { PersonBrowser } from '../person-browser.ts';
import { atSomeTurn } from './support/arena.ts';
import { withLongTransactions, withoutLocks } from './support/driver.ts';
import { type Nodes, startNodes } from './support/nodes.ts';
import { dropIndex } from './support/secrets.ts';

interface Outcome {
  bad: string[];
  created: number;
  surprises: string[];
}

test('over HTTP, on two servers: nothing is created once the withdrawal has answered', {
  timeout: 120_000,
}, async () => {
  await using nodes = await startNodes();
  using _long = withLongTransactions();

  const rounds = await play(nodes, 30);

  report('with locks', rounds);
  expect(rounds.flatMap((each) => each.surprises)).toEqual([]);
  expect(rounds.flatMap((each) => each.bad)).toEqual([]);
  expect(rounds.some(({ created }) => created > 0)).toBe(true);
  expect(rounds.some(({ created }) => created < 4)).toBe(true);
});

test('control: without the locks, keys are created after the withdrawal has answered', {
  timeout: 120_000,
}, async () => {
  await using nodes = await startNodes({ quiet: true });
  await dropIndex(nodes.databaseUrl);
  using _long = withLongTransactions();
  using _none = withoutLocks();

  const rounds = await play(nodes, 30);

  report('without locks', rounds);
  expect(rounds.flatMap((each) => each.bad).length).toBeGreaterThan(0);
});

async function play(nodes: Nodes, count: number): Promise<Outcome[]> {
  const owner = await nodes.first.signIn(nodes.client.owner);
  const outcomes: Outcome[] = [];
  for (let round = 0; round < count; round++) outcomes.push(await playRound(nodes, owner));
  return outcomes;
}

async function playRound(nodes: Nodes, owner: PersonBrowser): Promise<Outcome> {
  const { first, second, client } = nodes;
  const { channelId } = client;
  await owner.share((await first.partner.onboarding.start()).url, [channelId]);
  const withdraw = await prepareWithdrawal(nodes, owner);
  const create = (server = first) => server.partner.channelKeys.create({ channelId, name: 'Racer' });

  const creators = [first, second, first, second].map((server) => atSomeTurn(250, async () => await create(server)));
  const settled = Promise.allSettled(creators);
  await atSomeTurn(50, withdraw);
  // The withdrawal has answered. What is there now came before it; what comes from here on came after.
  const [known, [tooLate]] = await Promise.all([listKeys(nodes), Promise.allSettled([create()])]);
  const results = await settled;

  const knownIds = new Set(known.map(({ id }) => id));
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
  const bad = made.filter((id) => !knownIds.has(id)).map(() => 'a key created after the withdrawal had answered');
  if (tooLate?.status === 'fulfilled') bad.push('a create sent after the withdrawal had answered');
  const live = (await listKeys(nodes)).filter(({ status }) => status === 'live');
  if (live.length > 0) bad.push('a live key under an ended permission');
  return { bad, created: made.length, surprises: surprisesOf([...results, ...(tooLate ? [tooLate] : [])]) };
}

/** Opens the page beforehand, so that only the answer races. */
async function prepareWithdrawal({ first, client }: Nodes, owner: PersonBrowser): Promise<() => Promise<unknown>> {
  const asked = await owner.question((await first.partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  const { id: clientId, channelId } = client;
  return () => owner.answer({ requestId, decision: 'save', clientId, grant: [], withdraw: [channelId], keep: [] });
}

function listKeys({ second, client }: Nodes): Promise<ChannelKey[]> {
  return second.partner.channelKeys.list({ channelId: client.channelId, limit: 20 }).toArray({ limit: 20 });
}

function surprisesOf(results: readonly PromiseSettledResult<unknown>[]): string[] {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return reasons.filter((reason) => !(reason instanceof ApiError && reason.code === 'permission_missing')).map(String);
}

function report(what: string, rounds: readonly Outcome[]): void {
  const bad = rounds.filter((each) => each.bad.length > 0).length;
  const keys = rounds.reduce((sum, { created }) => sum + created, 0);
  console.log(`create versus withdraw over HTTP, ${what}: ${bad} bad of ${rounds.length} rounds, ${keys} keys made`);
}
