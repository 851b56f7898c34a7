import { TEST_EVENT, type WebhookKind } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { eraseContact } from '../../src/contact/index.ts';
import { type Fact, record } from '../../src/event/index.ts';
import { receiveWebhook } from '../../src/message/index.ts';
import { newEventId } from '../../src/platform/id.ts';
import { transaction } from '../../src/platform/work.ts';
import { SessionEventEntity, sessionEventText } from '../../src/session-event/index.ts';
import { readBodies } from '../../src/webhook/body/read-bodies.ts';
import { findPrivateWebhooks } from '../../src/webhook/index.ts';
import { type MessageStage, openMessageStage } from '../messages/stage.ts';

const { partner, clients } = inject('demo');
let stage: MessageStage;
beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Records events by the owner of the bakery, and returns their ids in their order. */
async function recorded(facts: readonly Partial<Fact>[]): Promise<string[]> {
  const [last] = await stage.sql<{ id: string }>('select max(id collate "C") as id from event');
  const about = { partnerId: partner.id, clientId: stage.bakery.id, channelId: stage.orders.id, subjectId: null };
  await transaction(stage.begin(), async (tx) => {
    for (const fact of facts) record(tx, stage.person, { ...about, ...fact } as Fact);
  });
  const rows = await stage.sql<{ id: string }>(
    'select id from event where id > $1 collate "C" order by id collate "C"',
    [last?.id],
  );
  return rows.map(({ id }) => id);
}

const endpoint = (kind: WebhookKind, accountId: string = kind === 'partner' ? partner.id : stage.bakery.id) => ({
  ...{ kind, accountId, webhookId: kind === 'channel' ? stage.orders.id : 'wh_1' },
});
const read = async (of: ReturnType<typeof endpoint>, ids: readonly string[], event = 'any') => {
  const bodies = await readBodies(
    stage.begin(),
    of,
    ids.map((eventId) => ({ eventId, event })),
  );
  return ids.map((id) => {
    const body = bodies.get(id);
    return body !== undefined && 'text' in body ? JSON.parse(body.text) : body;
  });
};
const GRANTED = {
  type: 'permission.granted',
  subjectId: 'per_1',
  data: { phoneNumber: '+447700900101', source: 'client_grant' },
} as const satisfies Partial<Fact>;

test('a partner gets one body for new and for old receivers, and not the person of the client', async () => {
  const ids = await recorded([GRANTED, { ...GRANTED, type: 'permission.withdrawn' }]);

  const [granted, withdrawn] = await read(endpoint('partner'), ids);

  const at = stage.clock.now().toISOString();
  expect(granted).toEqual({
    id: ids[0],
    event: 'channel_permission_granted',
    data: {
      id: stage.orders.id,
      client_id: stage.bakery.id,
      status: 'ready',
      hub_status: 'running',
      account_mode: 'sandbox',
      client: { id: stage.bakery.id, name: stage.bakery.name },
      setup_info: { phone_number: '+447700900101', phone_name: 'Orders' },
      waba_account: { id: null, external_id: null, name: null, status: null, fb_account_status: null },
      current_quality_rating: null,
      current_limit: null,
      permission: 'shared',
      granted_at: at,
      source: 'client_grant',
    },
    type: 'permission.granted',
    occurredAt: at,
    actor: { kind: 'client', id: null },
    subject: {
      ...{ id: 'per_1', partnerId: partner.id, clientId: stage.bakery.id, channelId: stage.orders.id },
      facts: GRANTED.data,
    },
  });
  expect(withdrawn).toMatchObject({
    event: 'channel_permission_revoked',
    data: { id: stage.orders.id, permission: 'missing', revoked_at: at },
  });
  expect(JSON.stringify([granted, withdrawn])).not.toContain(stage.person.id);
});

test('only events with an old name have one', async () => {
  const switched = (after: string) =>
    ({ type: 'channel.status_changed', data: { before: 'pending', after } }) as Partial<Fact>;
  const bodies = await read(
    endpoint('partner'),
    await recorded([
      { type: 'client.added', channelId: null, data: { name: 'First name', payment: 'direct' } },
      { type: 'client.connected', channelId: null },
      {
        type: 'channel.added',
        data: { phoneNumber: '+447700900101', name: 'Orders', status: 'pending', payment: 'direct' },
      },
      switched('running'),
      switched('stopped'),
      { type: 'account.suspended', channelId: null },
    ]),
  );

  expect(bodies.map(({ event }) => event)).toEqual([
    ...['client_created', 'client_created', 'channel_created', 'channel_running', undefined, undefined],
  ]);
  expect(bodies.map(({ data }) => data?.status)).toEqual([
    undefined,
    undefined,
    'created',
    'ready',
    undefined,
    undefined,
  ]);
  expect(bodies[0].data).toEqual({
    client: { id: stage.bakery.id, name: stage.bakery.name, contact_info: { email: null } },
  });
});

test('of a client that has left, a partner gets the event, but no names of today', async () => {
  const ids = await recorded([GRANTED]);
  await stage.sql('update client set partner_id = null where id = $1', [stage.bakery.id]);

  const [body] = await read(endpoint('partner'), ids);

  await stage.sql('update client set partner_id = $2 where id = $1', [stage.bakery.id, partner.id]);
  expect(body).toMatchObject({
    event: 'channel_permission_granted',
    data: {
      ...{ id: stage.orders.id, client: { id: stage.bakery.id, name: null }, account_mode: null },
      setup_info: { phone_number: '+447700900101', phone_name: null },
    },
  });
  expect(JSON.stringify(body)).not.toContain('Orders');
});

test('a hundred bodies of a partner cost two statements, and those of a client one', async () => {
  const ids = await recorded(Array.from({ length: 100 }, () => GRANTED));
  const work = stage.begin();
  const execute = vi.spyOn(work.em.getConnection(), 'execute');
  const events = ids.map((eventId) => ({ eventId, event: GRANTED.type }));

  const bodies = await readBodies(work, endpoint('partner'), events);
  const partnerCost = execute.mock.calls.length;
  await readBodies(work, endpoint('client'), events);

  expect([...bodies.values()].filter((body) => 'text' in body)).toHaveLength(100);
  expect([partnerCost, execute.mock.calls.length - partnerCost]).toEqual([2, 1]);
  execute.mockRestore();
});

test('the events of another account are gone for a webhook', async () => {
  const ids = [...(await recorded([GRANTED])), newEventId(stage.clock.now(), null)];

  expect(await read(endpoint('partner', 'AAAAAAAAAAPA'), ids)).toEqual([{ end: 'event_gone' }, { end: 'event_gone' }]);
});

test('a client gets the text of the streams, until the contact is erased', async () => {
  const [from, timestamp] = ['12025550170', String(Math.floor(stage.clock.now().getTime() / 1_000))];
  const message = { from, id: 'wamid.1', timestamp, type: 'text', text: { body: 'Hello' } };
  const value = { contacts: [{ wa_id: from, profile: { name: 'Ada' } }], messages: [message] };
  const entry = [{ id: 'waba', changes: [{ field: 'messages', value }] }];
  await receiveWebhook(stage.begin(), stage.orders.id, { object: 'whatsapp_business_account', entry });
  const [row] = await stage
    .begin()
    .em.find(SessionEventEntity, { event: 'message' }, { orderBy: { id: 'desc' }, limit: 1 });
  if (row === undefined) throw new Error('The message made no event.');

  expect(await read(endpoint('client'), [row.id])).toEqual([JSON.parse(sessionEventText(row))]);
  expect(await read(endpoint('client', clients[1]?.id), [row.id])).toEqual([{ end: 'event_gone' }]);
  expect(await read(endpoint('channel'), [row.id])).toMatchObject([{ object: 'whatsapp_business_account' }]);

  await eraseContact(stage.begin(), stage.person, { contact: `+${from}` });

  expect(await read(endpoint('client'), [row.id])).toEqual([{ end: 'contact_erased' }]);
});

test('a test has a body of its own kind, which stays the same', async () => {
  const id = newEventId(stage.clock.now(), null);

  const bodies = await Promise.all(
    (['partner', 'client', 'channel'] as const).map(async (kind) => {
      const [first] = await read(endpoint(kind), [id], TEST_EVENT);
      expect(await read(endpoint(kind), [id], TEST_EVENT)).toEqual([first]);
      return first;
    }),
  );

  expect(bodies).toMatchObject([
    { id, type: TEST_EVENT, occurredAt: stage.clock.now().toISOString(), subject: { partnerId: partner.id } },
    { schema: 'v1', id, event: TEST_EVENT, organization: stage.bakery.id, timestamp: stage.clock.now().getTime() },
    { object: 'whatsapp_business_account', entry: [] },
  ]);
});

test('webhooks of accounts that would be refused today are found, with their owners', async () => {
  const add = (id: string, partnerId: string | null, clientId: string | null, url: string) =>
    stage.sql(
      `insert into webhook (id, partner_id, client_id, url, header_names, secret, created_at, updated_at)
       values ($1, $2, $3, $4, '{}', 'sealed', now(), now())`,
      [id, partnerId, clientId, url],
    );
  await add('wh_a', partner.id, null, 'http://10.0.0.1/in');
  await add('wh_b', null, stage.bakery.id, 'http://169.254.169.254/in');
  await add('wh_c', null, stage.bakery.id, 'http://8.8.8.8/in');

  const found: unknown[] = [];
  for await (const each of findPrivateWebhooks(stage.begin(), new AbortController().signal)) found.push(each);

  const none = { partnerId: null, partner: null, clientId: null, client: null };
  expect(found).toMatchObject([
    { ...none, webhookId: 'wh_a', partnerId: partner.id, partner: partner.name, host: '10.0.0.1' },
    { ...none, webhookId: 'wh_b', clientId: stage.bakery.id, client: stage.bakery.name, host: '169.254.169.254' },
  ]);
});
