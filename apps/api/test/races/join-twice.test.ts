import { expect, test } from 'vitest';
import { meeting, withCommitsAtBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { type Node, type Nodes, startNodes } from './support/nodes.ts';

test('a one-time sign-up link that is answered twice at once works once', async () => {
  await using nodes = await startNodes();
  using _barrier = withCommitsAtBarrier();

  for (let round = 0; round < 4; round++) expect(await joinTwice(nodes, round)).toEqual([200, 404]);
});

test('control: without the locks, it works twice', async () => {
  await using nodes = await startNodes({ quiet: true });
  using _barrier = withCommitsAtBarrier();
  using _none = withoutLocks();

  const rounds: number[][] = [];
  for (let round = 0; round < 4; round++) rounds.push(await joinTwice(nodes, round));

  expect(rounds).toContainEqual([200, 200]);
});

/** Invites a new colleague, whose link is answered on both servers at the same time; gives the two statuses, lower first. */
async function joinTwice({ first, second, client, admin, databaseUrl }: Nodes, round: number): Promise<number[]> {
  const email = `colleague-${round}@bakery.example`;
  const { token } = await admin<{ token: string }>('person', 'add', '--email', email, '--account', client.id);
  const join = ({ baseUrl }: Node) =>
    fetch(`${baseUrl}/sign-in/new`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'Colleague', password: 'correct horse battery' }),
    });
  const answers = await meeting(databaseUrl, 2, () => Promise.all([first, second].map(join)));
  return answers.map(({ status }) => status).sort();
}
