import type { Actor } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { unconfirmed } from '../../src/call/confirm.ts';
import { setChannelStatus } from '../../src/channel/index.ts';
import { eraseContact } from '../../src/contact/index.ts';
import { receiveWebhook, removeChannel } from '../../src/message/index.ts';
import type { Pass } from '../../src/platform/pass.ts';
import { readBodies } from '../../src/webhook/body/read-bodies.ts';
import { createWebhook } from '../../src/webhook/create-webhook.ts';
import { claimDeliveries } from '../../src/webhook/deliver/claim.ts';
import { fanOut } from '../../src/webhook/deliver/fan-out.ts';
import { makeKey } from '../doors/support/running-channel.ts';
import { resultOf } from '../world/answer.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { deliverByHand } from './support/deliver-by-hand.ts';
import { openReceiver, type Receiver } from './support/open-receiver.ts';

const MINUTE = 60_000;
const ADA = '12025550190';
const BEE = '12025550191';

let world: World<MovedClock>;
let receiver: Receiver;
let owner: Actor;
beforeAll(async () => {
  // The loop of the server takes one turn, before there is a webhook. After that, the tests take the turns.
  const turned = Promise.withResolvers<void>();
  const deliveriesPass: Pass = (ms, signal) => {
    turned.resolve();
    return untilAborted(ms, signal);
  };
  world = await startWorld({ clock: fakeClock(), deliveriesPass });
  await turned.promise;
  receiver = await openReceiver();
  const account = { type: 'client', id: world.bakery.id } as const;
  const [role] = await world.sql<{ person_id: string }>('select person_id from person_role where account_id = $1', [
    world.bakery.id,
  ]);
  owner = { kind: 'person', id: role?.person_id ?? '', account, role: 'owner' };
  const input = { url: `${receiver.url}/client` };
  await createWebhook(world.services.beginWork(), owner, { input, confirm: unconfirmed });
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await world.stop();
});
beforeEach(() => {
  receiver.calls.length = 0;
  receiver.answer = () => ({ status: 200, body: 'Thanks' });
});

const deliver = () => deliverByHand(world.services);
const number = (at: number): string => world.bakery.channels[at]?.id ?? '';
/** The texts that the webhook of a number got, and those that the client's own webhook got. */
const textsAt = (path: '/number' | '/client'): string[] =>
  receiver.calls
    .filter(({ url, method }) => url === path && method === 'POST')
    .map(({ body }) => {
      const { entry, payload } = JSON.parse(body);
      return path === '/client' ? payload.content?.text : entry[0].changes[0].value.messages[0].text.body;
    })
    .filter((text) => text !== undefined);

let heard = 0;
const hear = (channelId: string, body: string, from = ADA) =>
  receiveWebhook(world.services.beginWork(), channelId, {
    entry: [
      {
        changes: [
          {
            value: {
              contacts: [{ wa_id: from, profile: { name: 'Somebody' } }],
              messages: [{ from, id: `wamid.ends${++heard}`, type: 'text', text: { body } }],
            },
          },
        ],
      },
    ],
  });
const endsOf = async (channelId: string) => {
  const rows = await world.sql<{ how: string }>(
    `select coalesce(reason, status) as how from webhook_delivery where webhook_id = $1 and status <> 'delivered'`,
    [channelId],
  );
  return rows.map(({ how }) => how);
};

interface Key {
  id: string;
  secret: string;
}

const setWebhook = async (key: Key) => {
  const answer = await world.as(key).post('/v1/configs/webhook', { url: `${receiver.url}/number` });
  expect(answer.status, answer.text).toBe(200);
};
const shareOnly = (...ids: string[]) => world.share(ids);
const revoke = (key: Key) => world.partner.channelKeys.revoke(key.id);

interface Ending {
  why: string;
  reason: string;
  end(channelId: string, key: Key): Promise<unknown>;
  /** Gives the access back. It must bring back none of the deliveries. */
  revive(channelId: string): Promise<unknown>;
  /** Whether the client's own webhook ends too. */
  isOwnersStopped?: boolean;
}

const ENDINGS: Ending[] = [
  {
    why: 'the client withdraws the permission',
    reason: 'permission_ended',
    end: () => shareOnly(number(1)),
    revive: shareOnly,
  },
  {
    why: 'the permission expires',
    reason: 'permission_ended',
    end: (id) =>
      world.sql('update permission set expires_at = $2 where channel_id = $1 and withdrawn_at is null', [
        id,
        world.clock.now(),
      ]),
    revive: shareOnly,
  },
  { why: 'the key is revoked', reason: 'key_ended', end: (_, key) => revoke(key), revive: async () => {} },
  {
    why: 'the key expires',
    reason: 'key_ended',
    end: async () => world.clock.pass(2 * MINUTE),
    revive: async () => {},
  },
  {
    why: 'the partner is suspended',
    reason: 'suspended',
    end: () => world.admin('suspend', world.demo.partner.id),
    revive: () => world.admin('suspend', world.demo.partner.id, '--resume'),
  },
  {
    why: 'the client is suspended',
    reason: 'suspended',
    end: () => world.admin('suspend', world.bakery.id),
    revive: () => world.admin('suspend', world.bakery.id, '--resume'),
    isOwnersStopped: true,
  },
];

test.each(ENDINGS)('when $why, nothing is delivered any more, and what waits ends with its reason', async (ending) => {
  const { reason, end, revive, isOwnersStopped = false } = ending;
  const channelId = number(0);
  await shareOnly(channelId);
  const expiresAt = new Date(world.clock.now().getTime() + MINUTE).toISOString();
  const key = await makeKey(world, { channelId, expiresAt });
  await setWebhook(key);
  await world.sql('delete from webhook_delivery');
  receiver.answer = ({ url }) => ({ status: url === '/number' ? 500 : 200 });
  await hear(channelId, 'before');
  await deliver();
  expect([textsAt('/number'), await endsOf(channelId)]).toEqual([['before'], ['pending']]);
  receiver.answer = () => ({ status: 200 });
  await hear(channelId, 'between');

  await end(channelId, key);
  await hear(channelId, 'after');
  world.clock.pass(6_000);
  await deliver();
  await revive(channelId);
  await hear(channelId, 'revived');
  world.clock.pass(6_000);
  await deliver();

  // A suspension ends no permission and no key. So the webhook goes on with what is recorded afterwards.
  expect(textsAt('/number')).toEqual(reason === 'suspended' ? ['before', 'revived'] : ['before']);
  expect(await endsOf(channelId)).toEqual([reason]);
  // Control: the client's own webhook and a newly set one are untouched.
  expect(textsAt('/client').includes('after')).toBe(!isOwnersStopped);
  await setWebhook(await makeKey(world, { channelId }));
  await hear(channelId, 'anew');
  await deliver();
  expect(textsAt('/number').at(-1)).toBe('anew');
  expect(textsAt('/client')).toContain('anew');
});

const setUp = async (channelId: string): Promise<Key> => {
  await shareOnly(channelId);
  const key = await makeKey(world, { channelId });
  await setWebhook(key);
  await world.sql('delete from webhook_delivery');
  return key;
};
const failAtNumber = () => {
  receiver.answer = ({ url }) => ({ status: url === '/number' ? 500 : 200 });
};

test('a newer key of the number takes over the webhook, and what waits is delivered', async () => {
  const channelId = number(0);
  await setUp(channelId);
  failAtNumber();
  await hear(channelId, 'before');
  await deliver();

  await makeKey(world, { channelId });
  receiver.answer = () => ({ status: 200 });
  await hear(channelId, 'after');
  world.clock.pass(7_000);
  await deliver();

  expect(textsAt('/number').sort()).toEqual(['after', 'before', 'before']);
  expect(await endsOf(channelId)).toEqual([]);
});

test('after the erasure of a contact nothing about it is delivered, and what receivers answered about it is empty', async () => {
  const channelId = number(0);
  await setUp(channelId);
  receiver.answer = () => ({ status: 200, body: 'Thanks' });
  await hear(channelId, 'arrived');
  await hear(channelId, 'of somebody else', BEE);
  await deliver();
  failAtNumber();
  await hear(channelId, 'waits');
  await hear(channelId, 'of somebody else, waits', BEE);
  await deliver();
  receiver.calls.length = 0;

  await eraseContact(world.services.beginWork(), owner, { contact: `+${ADA}` });
  receiver.answer = () => ({ status: 200 });
  world.clock.pass(7_000);
  await deliver();

  expect(textsAt('/number')).toEqual(['of somebody else, waits']);
  expect(await endsOf(channelId)).toEqual(['contact_erased']);
  const kept = await world.sql(
    `select distinct e.payload->>'erased' as erased, d.contact_id is null as is_nobodys, a.answer
     from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id join session_event e on e.id = d.event_id
     where d.status = 'delivered' and d.webhook_id = $1 and e.event = 'message' order by 1`,
    [channelId],
  );
  expect(kept).toContainEqual({ erased: 'true', is_nobodys: true, answer: null });
  expect(kept).not.toContainEqual(expect.objectContaining({ erased: 'true', answer: 'Thanks' }));
  // Control: the answers about somebody else stay.
  expect(kept).toContainEqual({ erased: null, is_nobodys: false, answer: 'Thanks' });
});

test('deliveries that were claimed before another owner set the webhook do not go to the new URL', async () => {
  const channelId = number(2);
  const own = await world.as(world.bakery.user).change('channelKeys.create', { channelId, name: 'Own' });
  await setWebhook(resultOf<Key>(own));
  await shareOnly(channelId);
  const next = await makeKey(world, { channelId, overlap: '24h' });
  await hear(channelId, 'for the client');
  await fanOut(world.services.beginWork);
  const work = world.services.beginWork();
  const execute = work.em.execute.bind(work.em);
  let isClaimed = false;
  // Right after the claim, the partner sets the webhook.
  vi.spyOn(work.em, 'execute').mockImplementation(async (...statement) => {
    const rows = await execute(...statement);
    if (!isClaimed) await setWebhook(next);
    isClaimed = true;
    return rows;
  });

  const { found, claimed } = await claimDeliveries(work, { webhookId: channelId, most: 8, isTest: false }, readBodies);

  expect([found, claimed?.endpoint.accountId, claimed?.deliveries]).toEqual([1, world.demo.partner.id, []]);
  expect(await endsOf(channelId)).toEqual(['replaced']);
});

test('a webhook that an older node sets for another owner begins anew: what waited ends, and so does the secret', async () => {
  const channelId = number(2);
  await shareOnly(number(0));
  const own = await world.as(world.bakery.user).change('channelKeys.create', { channelId, name: 'Own' });
  await setWebhook(resultOf<Key>(own));
  await world.sql('delete from webhook_delivery');
  failAtNumber();
  await hear(channelId, 'for the client');
  await deliver();
  receiver.answer = () => ({ status: 200 });
  receiver.calls.length = 0;
  await hear(channelId, 'also for the client');
  await shareOnly(channelId);
  const { id } = await makeKey(world, { channelId, overlap: '24h' });
  // An older node changes only this row, and nothing else.
  await world.sql(
    `update channel_webhook c set api_key_id = k.id, permission_id = k.permission_id, set_at = now()
     from api_key k where k.id = $1 and c.channel_id = k.channel_id`,
    [id],
  );

  world.clock.pass(7_000);
  await deliver();
  expect(textsAt('/number')).toEqual([]);
  expect(await endsOf(channelId)).toEqual(['replaced']);
  await hear(channelId, 'for the partner');
  await deliver();

  expect(textsAt('/number')).toEqual(['for the partner']);
  const state = `select s.account_id, c.secret from webhook_state s join channel_webhook c on c.channel_id = s.webhook_id
    where s.webhook_id = $1`;
  expect(await world.sql(state, [channelId])).toEqual([{ account_id: world.demo.partner.id, secret: null }]);
});

test('what waits for the webhook of a number that is removed ends, and its webhook is gone', async () => {
  const channelId = number(1);
  await setUp(channelId);
  failAtNumber();
  await hear(channelId, 'before');
  await deliver();
  await setChannelStatus(world.services.beginWork(), owner, channelId, 'stopped');

  await removeChannel(world.services.beginWork(), owner, channelId);

  receiver.answer = () => ({ status: 200 });
  world.clock.pass(7_000);
  await deliver();
  expect(textsAt('/number')).toEqual(['before']);
  expect(await endsOf(channelId)).toEqual(['event_gone']);
  expect(await world.sql('select from webhook_state where webhook_id = $1', [channelId])).toEqual([]);
});

// This test is the last one, because nobody is signed in after it.
test('after a restore from a backup, the webhook of a number whose permission ended delivers nothing', async () => {
  const channelId = number(0);
  await setUp(channelId);
  failAtNumber();
  await hear(channelId, 'before');
  await deliver();

  await world.admin('restored', '--since', new Date(world.clock.now().getTime() - 1).toISOString());
  receiver.answer = () => ({ status: 200 });
  await hear(channelId, 'after');
  world.clock.pass(7_000);
  await deliver();

  expect(textsAt('/number')).toEqual(['before']);
  expect(await endsOf(channelId)).toEqual(['restored']);
  expect(textsAt('/client')).not.toContain('after');
  await world.sql('update webhook_state set paused_at = null, pause_reason = null');
  await deliver();
  expect(textsAt('/number')).toEqual(['before']);
  expect(textsAt('/client')).toContain('after');
});
