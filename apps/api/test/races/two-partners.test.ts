import { Chatelaine } from '@chatelaine/sdk';
import { expect, test } from 'vitest';
import { AnsweredRefusal, type PersonBrowser } from '../person-browser.ts';
import { withLongTransactions, withoutLocks } from './support/driver.ts';
import { type Nodes, startNodes } from './support/nodes.ts';

const ROUNDS = 8;

test('a client without a partner that answers two partners at once is connected to exactly one', async () => {
  await using nodes = await startNodes();
  const contest = await openContest(nodes);
  using _long = withLongTransactions();

  for (let round = 0; round < ROUNDS; round++) {
    const results = await contest.play(round);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toBeInstanceOf(AnsweredRefusal);
    expect(refusals[0]).toMatchObject({ status: 403, code: 'not_allowed' });
  }
  expect(await contest.connections()).toBe(ROUNDS);
});

test('control: without the locks, a client is connected to both', async () => {
  await using nodes = await startNodes({ quiet: true });
  const contest = await openContest(nodes);
  using _long = withLongTransactions();
  using _none = withoutLocks();

  for (let round = 0; round < ROUNDS; round++) await contest.play(round);

  expect(await contest.connections()).toBeGreaterThan(ROUNDS);
});

interface Contest {
  /** A new client of the same owner, without a partner, with two numbers; each partner is granted one, at once. */
  play(round: number): Promise<PromiseSettledResult<unknown>[]>;
  /** How many times a client was connected to a partner, over all rounds. */
  connections(): Promise<number>;
}

async function openContest({ first, second, client, admin }: Nodes): Promise<Contest> {
  const added = await admin<{ id: string }>(
    'partner',
    'add',
    '--name',
    'Second Inbox',
    '--redirect-url',
    'http://localhost:9/return',
  );
  const { secret } = await admin<{ secret: string }>('partner', 'key', '--partner', added.id, '--name', 'Backend');
  const rival = new Chatelaine({ baseUrl: second.baseUrl, partnerKey: secret, maxRetries: 0 });
  const tabs = [await first.signIn(client.owner), await second.signIn(client.owner)] as const;
  return {
    async play(round) {
      const { id: clientId } = await admin<{ id: string }>('client', 'add', '--name', `Shop ${round}`);
      const numbers = await Promise.all([1, 2].map((line) => addNumber(admin, clientId, `+4477009008${round}${line}`)));
      await admin('person', 'add', '--email', client.owner.email, '--account', clientId);
      const [one, other] = [await first.partner.onboarding.start(), await rival.onboarding.start()];
      const answers = [
        await prepare(tabs[0], one.url, clientId, numbers[0]),
        await prepare(tabs[1], other.url, clientId, numbers[1]),
      ];
      return Promise.allSettled(answers.map((answer) => answer()));
    },
    async connections() {
      const partners = [first.partner, rival];
      const lists = await Promise.all(
        partners.map(({ events }) => events.list({ type: 'client.connected' }).toArray({ limit: 100 })),
      );
      return lists.flat().length;
    },
  };
}

async function addNumber(admin: Nodes['admin'], clientId: string, number: string): Promise<string> {
  return (await admin<{ id: string }>('channel', 'add', '--client', clientId, '--number', number, '--name', 'Line')).id;
}

/** Opens the page beforehand, so that only the answers race. */
async function prepare(
  tab: PersonBrowser,
  url: string,
  clientId: string,
  channelId = '',
): Promise<() => Promise<unknown>> {
  const asked = await tab.question(url, clientId);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  return () => tab.answer({ requestId, decision: 'save', clientId, grant: [channelId], withdraw: [], keep: [] });
}
