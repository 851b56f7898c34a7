import { insertConversation } from '../../messages/support/insert-conversation.ts';
import { resultOf } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import { addForeignWorld } from './foreign-world.ts';
import { insertWebhook } from './insert-webhook.ts';
import type { Kind, Side } from './right-rows.ts';
import { missingChannel, sharedChannel } from './running-channel.ts';

/** An account with objects of its own. */
export interface Home {
  side: Side;
  /** The id of the account. */
  account: string;
  /**
   * Returns the id of an object that the account may read and change. With `isNew`, the object is new. A kind that the
   * account cannot have gets an id that does not exist.
   */
  idOf(kind: Kind, isNew: boolean): Promise<string>;
}

/** The accounts of one side: the account of the callers, and an account that has nothing to do with it. */
export interface Homes {
  own: Home;
  foreign: Home;
}

/** An id that does not exist. */
export const INVENTED = 'key_0000000000000000000000';

/** Makes the homes of both sides in a demo world. */
export async function makeHomes(world: World): Promise<Record<Side, Homes>> {
  const { demo, travel, bakery } = world;
  const foreign = await addForeignWorld(world);
  const ours = { account: demo.partner.id, client: travel.id, channel: sharedChannel(world) };
  const theirs = { account: foreign.ids.partner, client: foreign.ids.client, channel: foreign.ids.channel };
  const rival = await addRivalClient(world, foreign.ids.partner);
  return {
    partner: {
      own: partnerHome(world, ours, world.as(demo.partner.partnerKey)),
      foreign: partnerHome(world, theirs, world.as(foreign.partnerKey)),
    },
    client: {
      own: clientHome(world, { account: bakery.id, channel: missingChannel(world) }, world.as(bakery.user)),
      foreign: clientHome(world, rival, rival.owner),
    },
  };
}

// A client makes keys itself only for a number that it does not share.
async function addRivalClient(world: World, partner: string) {
  const named = ['--name', 'Rival Alone', '--payment', 'direct', '--partner', partner];
  const { id: account } = await world.admin<{ id: string }>('client', 'add', ...named);
  const line = ['--client', account, '--number', '+447700900802', '--name', 'Rival Own Line'];
  const { id: channel } = await world.admin<{ id: string }>('channel', 'add', ...line);
  return { account, channel, owner: await world.invite(account, 'owner@rival-alone.example') };
}

type Makers = Partial<Record<Kind, (isNew: boolean) => Promise<string>>>;

function partnerHome(world: World, at: { account: string; client: string; channel: string }, as: Caller): Home {
  const key = (name: string) => keyByOperator(world, 'partner', at.account, name);
  return homeOf('partner', at.account, {
    client: async () => at.client,
    channel: async () => at.channel,
    session: async () => at.channel,
    partnerKey: () => key(newName()),
    request: async () => resultOf<{ id: string }>(await as.change('onboarding.start', {})).id,
    person: () => personIn(world, at.account),
    ...webhookMakers(world, at.account),
    ...commonMakers(as, at.channel),
  });
}

function clientHome(world: World, at: { account: string; channel: string }, as: Caller): Home {
  return homeOf('client', at.account, {
    client: async () => at.account,
    channel: async () => at.channel,
    organizationKey: () => keyByOperator(world, 'client', at.account, newName()),
    person: () => personIn(world, at.account),
    session: () => numberIn(world, at.account),
    ...Object.fromEntries(
      (['chat', 'message', 'contact'] as const).map((kind) => [
        kind,
        async () => (await insertConversation(world, at.channel))[kind],
      ]),
    ),
    ...webhookMakers(world, at.account),
    ...commonMakers(as, at.channel),
  });
}

// An account has at most twenty webhooks, and the callers of the test create some of them. So a webhook for a change
// replaces the one of the change before.
const webhookMakers = (world: World, account: string): Makers =>
  Object.fromEntries(
    (['webhook', 'delivery'] as const).map((kind) => [
      kind,
      async (isNew) => {
        const name = isNew ? 'For a change' : 'Kept';
        if (isNew)
          await world.sql('delete from webhook where name = $1 and $2 in (partner_id, client_id)', [name, account]);
        return (await insertWebhook(world, account, { name }))[kind];
      },
    ]),
  );

// A number of its own, because its session is stopped, and a stopped number gets no keys.
async function numberIn(world: World, account: string): Promise<string> {
  const name = newName();
  const number = `+4477009${name.replaceAll(/\D/g, '').padStart(5, '0')}`;
  return (await world.admin<{ id: string }>('channel', 'add', '--client', account, '--number', number, '--name', name))
    .id;
}

const commonMakers = (as: Caller, channelId: string): Makers => ({
  key: async () => resultOf<{ id: string }>(await as.change('channelKeys.create', { channelId, name: newName() })).id,
  // Everybody in the account may know of an event about a number.
  event: async () =>
    resultOf<{ data: { id: string }[] }>(await as.ask('events.list', { channelId })).data[0]?.id ?? INVENTED,
});

function homeOf(side: Side, account: string, makers: Makers): Home {
  const made: Partial<Record<Kind, string>> = {};
  return {
    side,
    account,
    async idOf(kind, isNew) {
      const make = async () => (await makers[kind]?.(isNew)) ?? INVENTED;
      // An object that a change gets is not kept, because the change may erase it.
      if (isNew) return await make();
      made[kind] ??= await make();
      return made[kind];
    },
  };
}

let count = 0;
/** Returns a name that no other object has. */
export const newName = (): string => `Number ${++count}`;

async function keyByOperator(world: World, side: Side, account: string, name: string): Promise<string> {
  const command = [side, 'key', `--${side}`, account, '--name', name, '--scopes', 'read'];
  return (await world.admin<{ id: string }>(...command)).id;
}

async function personIn(world: World, account: string): Promise<string> {
  const email = `${newName().toLowerCase().replace(' ', '-')}@homes.example`;
  return (
    await world.admin<{ id: string }>('person', 'add', '--email', email, '--account', account, '--role', 'member')
  ).id;
}
