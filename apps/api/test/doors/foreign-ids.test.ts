import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/door/trpc/router.ts';
import { insertConversation } from '../messages/support/insert-conversation.ts';
import { insertPasskey } from '../passkeys/insert-passkey.ts';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { addForeignWorld, type ForeignKind, type ForeignWorld } from './support/foreign-world.ts';
import { type Asker, ID_CALLS, type IdCall, type OwnIds, type OwnKind, WITHOUT_ID } from './support/id-calls.ts';
import { insertWebhook } from './support/insert-webhook.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';
import { seen } from './support/seen.ts';
import { spread } from './support/spread.ts';
import { snapshot } from './support/tables.ts';

let world: World;
let foreign: ForeignWorld;
let askers: Record<Asker, Caller>;
let own: OwnIds;

beforeAll(async () => {
  // The rows of deliveries must not change while a test compares the tables.
  world = await startWorld({ deliveriesPass: untilAborted });
  foreign = await addForeignWorld(world);
  const { demo, travel } = world;
  askers = {
    'partner key': world.as(demo.partner.partnerKey),
    'partner’s owner': world.as(demo.partner.user),
    'client’s owner': world.as(travel.user),
  };
  // The first call of each caller starts a session, which adds a row. So each caller makes one call before a test
  // compares the tables.
  for (const as of Object.values(askers)) await as.ask('channels.list');
  own = await makeOwn('of before');
});
afterAll(() => world.stop());

/** Functions that make a new object of each kind and return its id. */
const MAKE: Record<OwnKind, (name: string) => Promise<string>> = {
  partner: async () => world.demo.partner.id,
  client: async () => world.travel.id,
  // The test needs a channel with a live key, so it makes a key and returns the id of the key's channel.
  channel: async () => (await makeKey(world)).channelId,
  event: async () =>
    resultOf<{ data: { id: string }[] }>(await askers['partner key'].ask('events.list')).data[0]?.id ?? '',
  request: async () => resultOf<{ id: string }>(await askers['partner key'].change('onboarding.start', {})).id,
  key: async () => (await makeKey(world)).id,
  organizationKey: (name) => keyFromOperator('client', world.travel.id, name),
  partnerKey: (name) => keyFromOperator('partner', world.demo.partner.id, name),
  person: async (name) => {
    const email = `${name.replaceAll(/\W/g, '-')}@colleagues.example`;
    return (await world.invite(world.demo.partner.id, email, { role: 'member' })).id;
  },
  session: async () => {
    const { user } = world.demo.partner;
    await world.signIn(user);
    const [session] = await world.sql<{ id: string }>(
      `select s.id from identity.session s join identity."user" u on u.id = s."userId"
       where u.email = $1 order by s."createdAt" desc limit 1`,
      [user.email],
    );
    return session?.id ?? '';
  },
  passkey: () => insertPasskey(world, world.demo.partner.user.email),
  chat: async () => (await insertConversation(world, sharedChannel(world))).chat,
  message: async () => (await insertConversation(world, sharedChannel(world))).message,
  contact: async () => (await insertConversation(world, sharedChannel(world))).contact,
  webhook: async () => (await insertWebhook(world, world.demo.partner.id)).webhook,
  delivery: async () => (await insertWebhook(world, world.demo.partner.id)).delivery,
};

async function keyFromOperator(side: 'client' | 'partner', account: string, name: string): Promise<string> {
  const command = [side, 'key', `--${side}`, account, '--name', name, '--scopes', 'read'];
  return (await world.admin<{ id: string }>(...command)).id;
}

async function makeOwn(name: string): Promise<OwnIds> {
  const made: Partial<OwnIds> = {};
  for (const kind of Object.keys(MAKE) as OwnKind[]) made[kind] = await MAKE[kind](name);
  return made as OwnIds;
}

test('no procedure is missing here', () => {
  const byId = new Set(Object.keys(ID_CALLS).map((name) => name.split(' ', 1)[0]));

  expect([...byId, ...WITHOUT_ID].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

const NAMES = Object.keys(ID_CALLS);

describe.each(Object.entries(ID_CALLS))('%s', (name, idCall: IdCall) => {
  const send = (as: Caller, id: string) => idCall.send(as, id, own);

  test('answers any id of another account as one that does not exist, and changes nothing', async () => {
    const before = await snapshot(world);
    // Each call gets an id of the kind that it expects. In a quick run, each call also gets an id of one other kind,
    // and the next call gets an id of another kind than this call did.
    const others = (Object.keys(foreign.ids) as ForeignKind[]).filter((kind) => kind !== idCall.kind);
    const kinds = [idCall.kind, ...spread(others, rounds(1, others.length), NAMES.indexOf(name))];

    for (const [who, as] of Object.entries(askers)) {
      const absent = await send(as, 'key_0000000000000000000000');
      const refusal = idCall.refusal(who as Asker);
      for (const kind of kinds) {
        const id = foreign.ids[kind];
        const answer = await send(as, id);

        expect(seen(answer), `${who}, ${kind}`).toEqual(seen(absent));
        if (refusal === null) expect(resultOf(answer), who).toEqual({ dryRun: false, keys: [] });
        else expectRefusal(answer, 'procedures', refusal);
      }
    }
    expect(await snapshot(world)).toEqual(before);
  });

  test('answers an id of one’s own', async () => {
    own = { ...own, [idCall.kind]: await MAKE[idCall.kind](`for ${name}`) };

    const answer = await send(askers[idCall.owner], own[idCall.kind]);

    // The server finds the object with this id. Three of the calls are refused only because they have no one-time code.
    const needsCode = ['partnerKeys.rotate', 'partnerKeys.create like', 'people.handOver'].includes(name);
    expect([answer.status, answer.headers.get('x-refusal')], answer.text).toEqual(
      needsCode ? [403, 'code_required'] : [200, null],
    );
    if (name.includes('revokeMany')) expect(resultOf(answer)).toMatchObject({ keys: [{ id: expect.any(String) }] });
  });
});

describe('with a code for exactly that', () => {
  const createLike = async (like: string, name: string) => {
    const [owner, input] = [world.as(world.demo.partner.user), { name, like }];
    // The mail with the one-time code would show the rights of the key to copy. So when this key belongs to another
    // partner, the server already refuses the request for the code.
    const asked = await owner.change('codes.request', { procedure: 'partnerKeys.create', input });
    if (asked.status !== 200) return asked;
    const { header: code } = await world.code(owner, 'partnerKeys.create', input);
    return owner.change('partnerKeys.create', input, { code });
  };

  test('a person copies no key of another partner', async () => {
    const refused = [
      await createLike(foreign.ids.partnerKey, 'Copied'),
      await createLike('key_0000000000000000000000', 'Copied'),
    ];

    for (const answer of refused) expectRefusal(answer, 'procedures', 'not_found');
    expect(refused.map(seen)[0]).toEqual(refused.map(seen)[1]);
    expect((await createLike(own.partnerKey, 'Copied')).status).toBe(200);
  });
});

test('the other partner gets what is his', async () => {
  const { channel, client, request } = foreign.ids;
  const as = world.as(foreign.partnerKey);

  const answers = await Promise.all([
    as.ask('channels.get', { id: channel }),
    as.ask('clients.get', { id: client }),
    as.ask('onboarding.get', { id: request }),
  ]);

  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200]);
});
