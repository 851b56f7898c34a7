import type { Actor, ContactId } from '@chatelaine/shared';
import { afterEach, expect, test } from 'vitest';
import { mergeContacts } from '../../src/contact/merge-contacts.ts';
import { newId } from '../../src/platform/id.ts';
import { type Transaction, transaction } from '../../src/platform/work.ts';
import { storeAttempt } from '../../src/webhook/deliver/store-attempt.ts';
import { END_CLAIMED } from '../../src/webhook/delivery.sql.ts';
import {
  beginState,
  endDeliveries,
  endState,
  forgetContact,
  replayDelivery,
  replayFailed,
} from '../../src/webhook/index.ts';
import { stillClock } from '../world/clock.ts';
import { shareStage } from './support/share-stage.ts';
import { Receivers } from './support/stage.ts';

const MINUTE = 60_000;
const clock = stillClock();
const stage = shareStage(clock);
afterEach(async () => {
  await stage().sql("update client set status = 'active'");
  await stage().sql("update partner set status = 'active'");
  await stage().sql('update channel set removed_at = null');
});

/** A key of the bakery's first number, made by the partner under an open permission, or by the client. */
async function makeKey(over: { permissionId?: string; by?: 'partner' | 'client'; afterMs?: number } = {}) {
  const { permissionId = newId('permission'), by = 'partner', afterMs = 0 } = over;
  const id = newId('key');
  if (by === 'partner' && over.permissionId === undefined)
    await stage().sql(
      `insert into permission (id, channel_id, client_id, partner_id, source, granted_at, expires_at)
       values ($1, $2, $3, $4, 'client_grant', now(), now() + interval '30 days')`,
      [permissionId, stage().orders.id, stage().bakery.id, stage().partnerId],
    );
  await stage().sql(
    `insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
     values ($1, 'channel', 'x', 'x', '{send}', $2, $3, $4, $5)`,
    [
      ...[id, by === 'partner' ? stage().partnerId : null, stage().orders.id, by === 'partner' ? permissionId : null],
      new Date(clock.now().getTime() + afterMs),
    ],
  );
  return { id, permissionId };
}

/** The webhook of the bakery's first number, which a key has set. */
async function numberWebhook(key: { id: string; permissionId: string }, by: 'partner' | 'client' = 'partner') {
  const webhookId = stage().orders.id;
  const permissionId = by === 'partner' ? key.permissionId : null;
  await stage().sql(
    `insert into channel_webhook (channel_id, url, api_key_id, permission_id, set_at)
     values ($1, 'https://number.example/in', $2, $3, now())`,
    [webhookId, key.id, permissionId],
  );
  const accountId = by === 'partner' ? stage().partnerId : stage().bakery.id;
  const state = { webhookId, kind: 'channel', accountId, clientId: stage().bakery.id, permissionId } as const;
  await transaction(stage().begin(), (tx) => beginState(tx, state));
  return webhookId;
}

const IN = { direction: 'in', waMessageId: 'wamid.in' };
const heard = () => stage().happen(1, { event: 'message', payload: IN });

function open() {
  const receivers = new Receivers();
  const server = stage().server(receivers);
  const deliver = async () => {
    await server.deliver();
    expect(server.errors).toEqual([]);
  };
  return { receivers, deliver, server };
}

const endsOf = async (webhookId: string) =>
  (await stage().deliveriesOf(webhookId)).map(({ status, reason }) => reason ?? status);

test('the webhook of a number gets what comes in, and statuses, of its number alone', async () => {
  const { receivers, deliver } = open();
  await numberWebhook(await makeKey());
  const wanted: (string | undefined)[] = [];
  for (const event of ['message', 'message.reaction', 'message.edited', 'message.revoked'] as const) {
    wanted.push(...(await stage().happen(1, { event, payload: IN })));
    await stage().happen(1, { event, payload: { ...IN, direction: 'out' } });
  }
  wanted.push(
    ...(await stage().happen(1, {
      event: 'message.status',
      payload: { waMessageId: 'wamid.out', status: 'delivered' },
    })),
  );
  for (const event of ['message.echo', 'contact.updated', 'session.status', 'poll.vote', 'call'] as const)
    await stage().happen(1, { event, payload: IN });
  await stage().happen(1, { event: 'message', payload: IN, channelId: stage().support.id });
  await deliver();

  expect(receivers.idsAt('number')).toEqual(wanted);
});

type Key = Awaited<ReturnType<typeof makeKey>>;
const revoke = async (key: Key, reason: 'revoked' | 'replaced', afterMs = 0) => {
  const at = new Date(clock.now().getTime() + afterMs);
  await stage().sql('update api_key set revoked_at = $2 where id = $1', [key.id, at]);
  await stage().sql(
    `insert into event (id, type, at, actor_kind, partner_id, subject_id, data, request_id)
     select 'evt_' || lpad((count(*) + 1)::text, 26, '7'), 'api_key.revoked', $2, 'system', $3, $1, $4, '' from event`,
    [key.id, at, stage().partnerId, JSON.stringify({ reason })],
  );
};
const replace = async (key: Key, afterMs = 0) => {
  await revoke(key, 'replaced', afterMs);
  return makeKey({ permissionId: key.permissionId, afterMs });
};

const ENDS: [name: string, reason: string, act: (key: Key) => Promise<unknown>][] = [
  [
    'a withdrawn permission',
    'permission_ended',
    (key) => stage().sql('update permission set withdrawn_at = now() where id = $1', [key.permissionId]),
  ],
  [
    'an expired permission',
    'permission_ended',
    (key) => stage().sql("update permission set expires_at = now() - interval '1 s' where id = $1", [key.permissionId]),
  ],
  ['a revoked key', 'key_ended', (key) => revoke(key, 'revoked')],
  [
    'an expired key',
    'key_ended',
    (key) => stage().sql("update api_key set expires_at = now() - interval '1 s' where id = $1", [key.id]),
  ],
  [
    'a revoked key, and a newer key',
    'key_ended',
    async (key) => {
      await revoke(key, 'revoked');
      await makeKey({ permissionId: key.permissionId, afterMs: 1_000 });
    },
  ],
  [
    'a replaced key whose successor was revoked',
    'key_ended',
    async (key) => revoke(await replace(key), 'revoked', 1_000),
  ],
  [
    'a replaced key whose successor belongs to another permission',
    'key_ended',
    async (key) => {
      await revoke(key, 'replaced');
      await makeKey();
    },
  ],
  ['a suspended partner', 'suspended', () => stage().sql("update partner set status = 'suspended'")],
  ['a suspended client', 'suspended', () => stage().sql("update client set status = 'suspended'")],
  ['a removed number', 'event_gone', () => stage().sql('update channel set removed_at = now()')],
  ['a webhook that nobody has any more', 'webhook_deleted', () => stage().sql('delete from channel_webhook')],
];

test.each(ENDS)('%s: %s', async (_name, reason, act) => {
  const { receivers, deliver } = open();
  receivers.when('number', () => 500);
  const key = await makeKey();
  const id = await numberWebhook(key);
  const [before = ''] = await heard();
  // Control: before the act, the event is sent.
  await deliver();
  expect(receivers.idsAt('number')).toEqual([before]);

  await act(key);
  await heard();
  clock.pass(MINUTE);
  await deliver();
  await heard();
  clock.pass(MINUTE);
  await deliver();

  expect(receivers.idsAt('number')).toEqual([before]);
  // What was recorded after the act has no delivery at all.
  expect(await endsOf(id)).toEqual([reason]);
  await stage().sql('delete from api_key where revoked_at is not null or expires_at is not null');
});

test('a key that was replaced twice keeps the webhook', async () => {
  const { receivers, deliver } = open();
  const key = await makeKey();
  await numberWebhook(key);
  await replace(await replace(key), 1_000);
  const ids = await heard();
  await deliver();

  expect(receivers.idsAt('number')).toEqual(ids);
});

test.each([
  ['client', 'client'],
  ['partner', 'partner'],
] as const)(
  'a webhook of a suspended %s delivers nothing that was recorded in this time, also after a pause',
  async (kind, table) => {
    const { receivers, deliver } = open();
    const id = await stage().webhook('shop', { kind });
    const happen = () => (kind === 'client' ? stage().happen() : stage().happenToPartner());
    await stage().sql("update webhook_state set paused_at = now(), pause_reason = 'asked'");
    await stage().sql(`update ${table} set status = 'suspended'`);
    await happen();
    await stage().server(receivers).deliver();
    await stage().sql(`update ${table} set status = 'active'`);
    await stage().sql('update webhook_state set paused_at = null, pause_reason = null');
    await deliver();
    expect(receivers.got).toEqual([]);
    expect(await stage().deliveriesOf(id)).toEqual([]);

    // Control: what is recorded afterwards arrives.
    await happen();
    await deliver();
    expect(receivers.got).toHaveLength(1);
  },
);

test('endDeliveries ends what is pending, also in a transaction, and an attempt under way cannot undo it', async () => {
  const { receivers, server } = open();
  const { promise: isEnded, resolve: end } = Promise.withResolvers<number>();
  receivers.when('shop', () => isEnded);
  const id = await stage().webhook('shop');
  await stage().happen(3);
  await server.turn();
  await expect.poll(() => receivers.got.length).toBe(1);
  await stage().happen();

  await expect(
    transaction(stage().begin(), async (tx) => {
      await endDeliveries(tx, id, 'suspended');
      throw new Error('It is rolled back.');
    }),
  ).rejects.toThrow();
  expect(await endsOf(id)).toEqual(['pending', 'pending', 'pending']);
  await endDeliveries(stage().begin(), id, 'suspended');
  end(200);
  await server.lanes.settle();
  await server.deliver();

  expect(await endsOf(id)).toEqual(['suspended', 'suspended', 'suspended']);
  expect(receivers.got).toHaveLength(1);
  await endState(stage().begin(), id);
  expect(await stage().stateOf(id)).toBeUndefined();
});

test('the webhook that an older server has set for a number gets its state, and delivers from then on', async () => {
  const { receivers, deliver } = open();
  const key = await makeKey();
  await numberWebhook(key);
  await stage().sql('delete from webhook_state');
  await heard();
  await deliver();
  const ids = await heard();
  await deliver();

  expect(receivers.idsAt('number')).toEqual(ids);
  expect(
    await stage().sql('select kind, account_id as "accountId", client_id as "clientId" from webhook_state'),
  ).toEqual([{ kind: 'channel', accountId: stage().partnerId, clientId: stage().bakery.id }]);
});

const waiting = async () =>
  (await stage().sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .length;

test('an erasure and the end of a webhook lock its deliveries in the same order', async () => {
  const id = await stage().webhook('shop');
  // The delivery that is due first has the greater id.
  for (const [name, due] of [
    ['1', 'tomorrow'],
    ['2', 'today'],
  ])
    await stage().sql(
      `insert into webhook_delivery (id, webhook_id, event_id, event, contact_id, status, attempts, tries, due_at, created_at)
       values ($1, $2, $1, 'message', 'con_ada', 'pending', 0, 0, $3, now())`,
      [`dlv_${name}`, id, due],
    );
  const acts = await transaction(stage().begin(), async (tx) => {
    await tx.em.execute("select from webhook_delivery where id = 'dlv_2' for update");
    const ended = endDeliveries(stage().begin(), id, 'suspended');
    await expect.poll(waiting).toBe(1);
    const erased = transaction(stage().begin(), (other) => forgetContact(other, ['con_ada' as ContactId]));
    await expect.poll(waiting).toBe(2);
    return [ended, erased];
  });

  expect((await Promise.allSettled(acts)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

test.each<[what: string, act: (tx: Transaction) => Promise<unknown>]>([
  ['an erasure', (tx) => forgetContact(tx, ['con_ada' as ContactId])],
  ['a merge of contacts', (tx) => mergeContacts(tx, ['con_ada', 'con_a'] as ContactId[])],
  [
    'the end of claimed deliveries',
    (tx) => tx.em.execute(END_CLAIMED, [JSON.stringify(['dlv_1', 'dlv_2']), 'mine', 'event_gone', 0]),
  ],
])('%s waits for the delivery of the first event, and holds none of the others meanwhile', async (_, act) => {
  const id = await stage().webhook('shop');
  await stage().sql(
    "insert into contact values ('con_a', $1, null, '2026-01-01', now()), ('con_ada', $1, null, now(), now())",
    [stage().bakery.id],
  );
  // The first event has the delivery that was stored last.
  for (const [name, event] of Object.entries({ dlv_1: 'evt_2', dlv_2: 'evt_1' }))
    await stage().sql(
      `insert into webhook_delivery (id, webhook_id, event_id, event, contact_id, status, attempts, tries, claim, due_at, created_at)
       values ($1, $2, $3, 'message', 'con_ada', 'pending', 0, 0, 'mine', now(), now())`,
      [name, id, event],
    );

  const acted = await transaction(stage().begin(), async (tx) => {
    await tx.em.execute("select from webhook_delivery where event_id = 'evt_1' for update");
    const acting = transaction(stage().begin(), act);
    await expect.poll(waiting).toBe(1);
    await tx.em.execute("select from webhook_delivery where event_id = 'evt_2' for update nowait");
    return [acting];
  });

  await Promise.all(acted);
  await stage().sql("delete from contact where id in ('con_a', 'con_ada')");
});

const addAda = () => stage().sql("insert into contact values ('con_ada', $1, null, now(), now())", [stage().bakery.id]);

test('an erasure empties the answer of an attempt that is being stored at the same time', async () => {
  await addAda();
  const id = await stage().webhook('shop');
  await stage().sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, contact_id, status, attempts, tries, claim, due_at, created_at)
     values ('dlv_1', $1, 'evt_1', 'message', 'con_ada', 'pending', 0, 1, 'mine', now(), now())`,
    [id],
  );
  const delivery = { id: 'dlv_1', eventId: 'evt_1', event: 'message', attempts: 0, tries: 1 };
  const result = { verdict: { kind: 'delivered' }, durationMs: 1, status: 200, error: null, answer: 'Ada' } as const;

  const erased = await transaction(stage().begin(), async (tx) => {
    expect(await storeAttempt(tx, { claim: 'mine', delivery, policy: null, result })).not.toBeNull();
    const erasing = transaction(stage().begin(), (other) => forgetContact(other, ['con_ada' as ContactId]));
    await expect.poll(waiting).toBe(1);
    return [erasing];
  });
  await Promise.all(erased);

  expect(await stage().sql('select answer from webhook_attempt')).toEqual([{ answer: null }]);
  await stage().sql("delete from contact where id = 'con_ada'");
});

test('no delivery about a contact is made while it is erased, because its attempt could log what is erased', async () => {
  const { receivers, deliver } = open();
  await addAda();
  await stage().webhook('shop');
  const [eventId] = await stage().happen(1, { contactId: 'con_ada' as ContactId });

  await transaction(stage().begin(), async (tx) => {
    await forgetContact(tx, ['con_ada' as ContactId]);
    await deliver();
    expect(receivers.got).toEqual([]);
  });

  // Control: the event itself was not erased here, so it is delivered after the commit.
  await deliver();
  expect(receivers.idsAt('shop')).toEqual([eventId]);
  await stage().sql("delete from contact where id = 'con_ada'");
});

test('a replay during an erasure waits for it, because its attempt could log what is erased', async () => {
  const { receivers, deliver } = open();
  await addAda();
  const id = await stage().webhook('shop');
  await stage().sql("update webhook_state set begun_at = '2026-01-01'");
  await stage().happen(2, { contactId: 'con_ada' as ContactId });
  await deliver();
  const [first] = await stage().deliveriesOf(id);
  await stage().sql("update webhook_delivery set status = 'failed' where id <> $1", [first?.id]);
  const account = { type: 'client', id: stage().bakery.id, name: 'Harbour Bakery' } as const;
  const actor: Actor = { kind: 'person', id: 'usr_0000000000000000000000', account, role: 'owner' };

  const replays = await transaction(stage().begin(), async (tx) => {
    await forgetContact(tx, ['con_ada' as ContactId]);
    const one = replayDelivery(stage().begin(), actor, { id: first?.id ?? '' });
    const failed = replayFailed(stage().begin(), actor, { id, since: new Date(0).toISOString() });
    await expect.poll(waiting).toBe(2);
    await deliver();
    expect(receivers.got).toHaveLength(2);
    return [one, failed];
  });
  await Promise.all(replays);

  // The new deliveries are not about the contact, so nothing has its id after the erasure.
  expect(await stage().sql('select contact_id from webhook_delivery')).toEqual(Array(4).fill({ contact_id: null }));
  await stage().sql("delete from contact where id = 'con_ada'");
});
