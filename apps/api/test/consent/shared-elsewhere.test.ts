import type { AnswerInput } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { ask, change, resultOf, withKey } from '../doors/support/call.ts';
import { type Doors, openDoors } from '../doors/support/open-doors.ts';

test('the partner is told of all that is Shared, also of what another tab shared after the page was shown', async () => {
  await using doors = await openDoors();
  const [client] = doors.demo.clients;
  const [first, second] = client?.channels.map(({ id }) => id) ?? [];
  if (!client || !first || !second) throw new Error('The demo world has a client with two numbers.');
  const owner = await doors.signIn(client.user);
  const open = async (): Promise<{ id: string; save(decided: Partial<AnswerInput>): Promise<unknown> }> => {
    const { id, url } = await start(doors);
    await owner.question(url);
    const nothing = { grant: [], withdraw: [], keep: [] };
    const input = { requestId: id, decision: 'save' as const, clientId: client.id, ...nothing };
    return { id, save: (decided) => owner.answer({ ...input, ...decided } as AnswerInput) };
  };
  const [here, elsewhere] = [await open(), await open()];
  await elsewhere.save({ grant: [first] });

  const receipt = await here.save({ grant: [second] });

  expect(receipt).toMatchObject({ granted: [second], shared: [second, first] });
  expect(receipt).toMatchObject({ redirectTo: expect.stringContaining(`channels=[${second},${first}]`) });
  expect(await answerOf(doors, here.id)).toMatchObject({ granted: [second], shared: [second, first] });

  // What is taken back is not among them, and of another client nothing is.
  const last = await open();
  await expect(last.save({ withdraw: [second] })).resolves.toMatchObject({ withdrawn: [second], shared: [first] });
});

const start = async ({ baseUrl, demo }: Doors) =>
  resultOf<{ id: string; url: string }>(
    await change(baseUrl, withKey(demo.partner.partnerKey), 'onboarding.start', {}),
  );

const answerOf = async ({ baseUrl, demo }: Doors, id: string) =>
  resultOf(await ask(baseUrl, withKey(demo.partner.partnerKey), 'onboarding.get', { id }));
