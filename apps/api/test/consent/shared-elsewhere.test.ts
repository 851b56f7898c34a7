import type { AnswerInput } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

test('the partner is told of all that is Shared, also of what another tab shared after the page was shown', async () => {
  await using world = await startWorld();
  const [client] = world.demo.clients;
  const [first, second] = client?.channels.map(({ id }) => id) ?? [];
  if (!client || !first || !second) throw new Error('The demo world has a client with two numbers.');
  const owner = world.as(client.user);
  const open = async (): Promise<{ id: string; save(decided: Partial<AnswerInput>): Promise<unknown> }> => {
    const { id, url } = await start(world);
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
  expect(await answerOf(world, here.id)).toMatchObject({ granted: [second], shared: [second, first] });

  // The page's list leaves out the number whose permission was withdrawn, and the numbers of other clients.
  const last = await open();
  await expect(last.save({ withdraw: [second] })).resolves.toMatchObject({ withdrawn: [second], shared: [first] });
});

const start = async (world: World) =>
  resultOf<{ id: string; url: string }>(await world.as(world.demo.partner.partnerKey).change('onboarding.start', {}));

const answerOf = async (world: World, id: string) =>
  resultOf(await world.as(world.demo.partner.partnerKey).ask('onboarding.get', { id }));
