import type { PartnerChangePreview } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { addRival } from '../permission-changes/support.ts';
import { AnsweredRefusal, resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { type Barrier, openBarrier, type Side } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

const ROUNDS = rounds(2, 20);
const CONTROL_ROUNDS = rounds(1, 20);

/** The bakery, its owner, and two other partners to which it can move. */
interface Stage {
  world: World;
  barrier: Barrier;
  owner: Visitor;
  rivals: string[];
  number: string;
}

/** The end of one round: the refusals of the sides, and what is wrong in the database. */
interface Outcome {
  met: boolean;
  refusals: string[];
  bad: string[];
}

type Play = (stage: Stage, isSecondFirst: boolean) => Promise<Outcome>;

async function play(race: Play, count: number): Promise<Outcome[]> {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const rivals = [(await addRival(world)).id, (await addRival(world)).id];
  const stage = {
    world,
    barrier,
    rivals,
    owner: world.as(world.bakery.user),
    number: world.bakery.channels[0]?.id ?? '',
  };
  const outcomes: Outcome[] = [];
  while (outcomes.length < count) {
    await reset(world);
    outcomes.push(await race(stage, outcomes.length % 2 === 1));
  }
  return outcomes;
}

// The bakery works with the demo world's partner again, and nothing is Shared.
async function reset({ sql, bakery, demo }: World): Promise<void> {
  await sql('update client set partner_id = $1, partner_since = now() where id = $2', [demo.partner.id, bakery.id]);
  await sql('update permission set withdrawn_at = now() where client_id = $1 and withdrawn_at is null', [bakery.id]);
}

/** Reviews the change to a partner before the race, and returns a function that makes the change. */
async function prepareChange({ owner }: Stage, partnerId: string, node: number): Promise<Side<unknown>> {
  const { token: review } = resultOf<PartnerChangePreview>(await owner.ask('partner.previewChange', { partnerId }));
  return async () => resultOf(await owner.change('partner.change', { partnerId, review }, { node }));
}

async function run({ barrier }: Stage, form: RegExp, sides: Side<unknown>[]): Promise<Omit<Outcome, 'bad'>> {
  const { results, met } = await barrier.inTurn(form, sides);
  const refusals = results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof AnsweredRefusal) return [result.reason.code];
    throw result.reason;
  });
  return { met, refusals };
}

const twoChanges: Play = async (stage, isSecondFirst) => {
  const { world, rivals } = stage;
  const since = await connections(world);
  const sides = [await prepareChange(stage, rivals[0] ?? '', 0), await prepareChange(stage, rivals[1] ?? '', 1)];
  const played = await run(stage, /update "client"/, isSecondFirst ? sides.toReversed() : sides);
  const made = (await connections(world)) - since;
  return { ...played, bad: made === 1 ? [] : [`connected ${made} times`] };
};

async function connections({ sql }: World): Promise<number> {
  return (await sql("select 1 from event where type = 'client.connected'")).length;
}

const changeVersusAnswer: Play = async (stage, isSecondFirst) => {
  const { world, owner, rivals, number } = stage;
  const asked = await owner.question((await world.partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const answer = { requestId: asked.requestId, clientId: world.bakery.id, grant: [number], withdraw: [], keep: [] };
  const sides: Side<unknown>[] = [
    await prepareChange(stage, rivals[0] ?? '', 1),
    () => owner.answer({ ...answer, decision: 'save' }),
  ];
  const played = await run(
    stage,
    /update "client"|insert into "permission"/,
    isSecondFirst ? sides.toReversed() : sides,
  );
  const stray = await world.sql(
    `select 1 from permission e join client c on c.id = e.client_id
     where c.id = $1 and e.withdrawn_at is null and e.partner_id <> c.partner_id`,
    [world.bakery.id],
  );
  return { ...played, bad: stray.map(() => 'a permission of the partner that the client has left') };
};

const changeVersusKey: Play = async (stage, isSecondFirst) => {
  const { world, owner, rivals, number } = stage;
  await world.share([number]);
  const keys = async () => {
    const rows = await world.sql<{ id: string }>('select id from api_key where channel_id = $1', [number]);
    return rows.map(({ id }) => id);
  };
  const change = await prepareChange(stage, rivals[0] ?? '', 1);
  const program = world.as(world.demo.partner.partnerKey);
  let known: string[] = [];
  const sides: Side<unknown>[] = [
    async () => resultOf(await program.change('channelKeys.create', { channelId: number, name: 'Racer' })),
    async () => {
      await change();
      known = await keys();
    },
  ];
  const played = await run(stage, /insert into "api_key"|update "client"/, isSecondFirst ? sides.toReversed() : sides);
  const late = (await keys()).filter((id) => !known.includes(id));
  const live = resultOf<{ data: object[] }>(
    await owner.ask('channelKeys.list', { channelId: number, status: 'live' }),
  ).data;
  return {
    ...played,
    bad: [
      ...late.map(() => 'a key that was made after the change had answered'),
      ...live.map(() => 'a live key of the partner that the client has left'),
    ],
  };
};

/** Each race: its sides, and the refusal of the side that comes second, for each order. */
const RACES: [name: string, race: Play, refusals: [string[], string[]]][] = [
  ['two changes at once', twoChanges, [['conflict'], ['conflict']]],
  ['a change and an answer on the consent page', changeVersusAnswer, [['not_allowed'], ['conflict']]],
  ['a change and a new key of the old partner', changeVersusKey, [[], ['not_found']]],
];

test.each(RACES)('%s: one comes first, and the other sees it', { timeout: 300_000 }, async (_name, race, refusals) => {
  const played = await play(race, ROUNDS);

  expect(played.flatMap(({ bad }) => bad)).toEqual([]);
  expect(played.map(({ met }) => met)).toEqual(played.map(() => true));
  expect(played.map((each) => each.refusals)).toEqual(played.map((_, round) => refusals[round % 2]));
});

test.each(RACES)('control, %s: without the locks, each round ends wrong', { timeout: 300_000 }, async (_name, race) => {
  using _none = withoutLocks();

  // The order is that of the first round.
  const played = await play((stage) => race(stage, false), CONTROL_ROUNDS);

  expect(played.filter(({ bad }) => bad.length > 0)).toHaveLength(played.length);
});
