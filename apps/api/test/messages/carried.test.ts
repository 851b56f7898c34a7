import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CarriedMessage, listMessages, startCarriedStore } from '../../src/message/index.ts';
import { readCarried } from '../../src/message/read-carried.ts';
import { storeBatch } from '../../src/message/store-carried.ts';
import { createLog } from '../../src/platform/log.ts';
import { transaction } from '../../src/platform/work.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await startWorld();
  const [channel] = world.bakery.channels;
  await world.share([channel?.id ?? '']);
  secret = (await world.partner.channelKeys.create({ channelId: channel?.id ?? '', name: 'Inbox' })).secret;
});
afterAll(() => world.stop());

const TO = '+12025550171';

const post = async (body: string, idempotencyKey?: string) => {
  const answer = await fetch(`${world.baseUrl}/messages`, {
    method: 'POST',
    headers: {
      'D360-API-KEY': secret,
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: TO, type: 'text', text: { body } }),
  });
  const { messages } = (await answer.json()) as { messages: { id: string }[] };
  return messages[0]?.id ?? '';
};
const ids = () => world.sql<{ id: string }>('select wa_message_id as id from message where direction = $1', ['out']);
/** Returns what was told about a message, or will be told. */
const told = async (waMessageId: string) => {
  const rows = await world.sql<{ status: string }>(
    `select s.status, s.at from message m join message_status s on s.message_id = m.id where m.wa_message_id = $1
     union all
     select e.value->>'status', t.due_at from sandbox_task t,
       jsonb_path_query(t.payload, '$.entry[*].changes[*].value.statuses[*]') as e(value) where e.value->>'id' = $1`,
    [waMessageId],
  );
  return rows.map(({ status }) => status);
};
const carried = (waMessageId: string, to: string): CarriedMessage => ({
  channelId: world.bakery.channels[0]?.id ?? '',
  clientId: world.bakery.id,
  phoneNumber: world.bakery.channels[0]?.phoneNumber ?? '',
  apiKeyId: 'key_0',
  permissionId: null,
  requestId: 'r',
  body: { to, type: 'text', text: { body: 'Kept\0' } },
  waMessageId,
  at: new Date(),
  planReports: undefined,
});

const actor = () => {
  const account = { type: 'client', id: world.bakery.id } as const;
  return { kind: 'person', id: 'usr_0', account, role: 'owner' } as const;
};

test('messages of the messaging door are stored before the answer, once each', async () => {
  const sent = await Promise.all(Array.from({ length: 20 }, (_, at) => post(`Message ${at}`)));
  const repeated = [await post('Again', 'again'), await post('Again', 'again')];

  const stored = await ids();

  expect(stored.map(({ id }) => id).sort()).toEqual([...new Set([...sent, ...repeated])].sort());
  const { data } = await listMessages(world.services.beginWork(), actor(), { limit: 1 });
  expect(data[0]).toMatchObject({ type: 'text', direction: 'out', sentBy: { kind: 'partner' } });
  // Control: the sandbox tells about the messages that it has taken.
  expect((await told(sent[0] ?? '')).sort()).toEqual(['delivered', 'read', 'sent']);
  const [counts] = await world.sql('select count(*)::int as chats from chat');
  expect(counts).toEqual({ chats: 1 });
});

test('a batch needs as many statements for twenty people as for one, known or new', async () => {
  const people = (from: number, count: number) => Array.from({ length: count }, (_, at) => `+1202555${from + at}`);
  const statementsFor = async (batch: string, to: readonly string[]) => {
    let statements = 0;
    using _step = betweenDriver(({ text, on }) => {
      if (on === 'chatelaine' && /\b(contact|contact_name|chat)\b/.test(text)) statements++;
      return text;
    });
    const messages = to.map((each, at) => readCarried(carried(`wamid.${batch}${at}`, each)));
    await transaction(world.services.beginWork(), (tx) => storeBatch(tx, messages));
    return statements;
  };
  await statementsFor('first', people(2900, 1));

  const [oneNew, twentyNew] = [
    await statementsFor('one', people(2901, 1)),
    await statementsFor('new', people(3000, 20)),
  ];
  const [one, twenty] = [await statementsFor('known', people(3000, 1)), await statementsFor('all', people(3000, 20))];

  // The look for the chats, the storing, and the events. For new people also the contacts, the chats, and a second look.
  expect([one, twenty]).toEqual([3, 3]);
  expect([oneNew, twentyNew]).toEqual([6, 6]);
  const rows = await world.sql(
    `select count(*)::int as messages, count(distinct chat_id)::int as chats, count(distinct contact_id)::int as contacts
     from message where wa_message_id ~ '^wamid.(new|known|all)[0-9]+$'`,
  );
  expect(rows).toEqual([{ messages: 41, chats: 20, contacts: 20 }]);
  // The event names the person, as the one of a new chat does.
  const names = await world.sql<{ contact: unknown }>(
    `select distinct e.payload->'names' as contact from session_event e join message m on e.payload->>'messageId' = m.id
     where m.wa_message_id in ('wamid.new0', 'wamid.known0', 'wamid.all0')`,
  );
  expect(names).toHaveLength(1);
});

test('a client whose rows are locked delays no other client, and its messages are stored later, in their order', async () => {
  const [theirs] = world.travel.channels;
  const other = (waMessageId: string): CarriedMessage => ({
    ...carried(waMessageId, TO),
    ...{ clientId: world.travel.id, channelId: theirs?.id ?? '', phoneNumber: theirs?.phoneNumber ?? '' },
  });
  const stored = async () =>
    (await world.sql<{ id: string }>("select wa_message_id as id from message where wa_message_id ~ '^wamid.lock'"))
      .map(({ id }) => id)
      .sort();
  const lines: string[] = [];
  const store = startCarriedStore({
    log: createLog('info', { write: (line: string) => lines.push(line) }),
    beginWork: world.services.beginWork,
    longestWaitMs: 60_000,
  });
  await Promise.all([store.store(carried('wamid.lock1', TO)), store.store(other('wamid.lock2'))]);
  const holder = await world.services.pool.connect();
  await holder.query('begin');
  await holder.query('select from contact where client_id = $1 for update', [world.bakery.id]);

  const waiting = store.store(carried('wamid.lock3', TO));
  await store.store(other('wamid.lock4'));
  // The line of the locked client is known now: these two share no batch.
  const second = store.store(carried('wamid.lock5', TO));
  await store.store(other('wamid.lock6'));

  expect(await stored()).toEqual(['wamid.lock1', 'wamid.lock2', 'wamid.lock4', 'wamid.lock6']);
  await holder.query('commit');
  holder.release();
  await store.stop();
  await Promise.all([waiting, second]);
  expect(await stored()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `wamid.lock${at}`));
  const order = await world.sql<{ id: string }>(
    `select wa_message_id as id from message m join session_event e on e.payload->>'messageId' = m.id
     where wa_message_id in ('wamid.lock3', 'wamid.lock5') order by e.sequence`,
  );
  expect(order.map(({ id }) => id)).toEqual(['wamid.lock3', 'wamid.lock5']);
  // The log tells once that the messages wait, and once that they are stored.
  const told = lines.map((line) => JSON.parse(line) as { msg: string; clientId: string });
  expect(told.map(({ msg, clientId }) => [clientId, msg.includes('they wait')])).toEqual([
    [world.bakery.id, true],
    [world.bakery.id, false],
  ]);
});

test('a server that stops tries again for a while, so a database that is away for a moment costs no message', async () => {
  const { services } = world;
  let tries = 0;
  // The database answers again at the third try.
  const beginWork = () => {
    if (++tries < 3) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    return services.beginWork();
  };
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => lines.push(line) });
  const store = startCarriedStore({ log, beginWork, longestWaitMs: 20 });

  const waiting = store.store(carried('wamid.stop', TO));
  await store.stop();
  await waiting;

  expect((await ids()).map(({ id }) => id)).toContain('wamid.stop');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'carried messages could not be stored; they wait in memory',
    'carried messages are stored again',
  ]);
});

test('one client does not fill the memory for the others', async () => {
  const away = () => {
    throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  };
  const lines: string[] = [];
  const log = createLog('error', { write: (line: string) => lines.push(line) });
  const amount = (messages: number, characters = 1_000) => ({ messages, characters });
  const limits = { all: amount(4), client: amount(2) };
  const store = startCarriedStore({ log, beginWork: away, longestWaitMs: 20, limits });
  const other = { clientId: world.travel.id };

  await Promise.all([1, 2, 3, 4].map((at) => store.store(carried(`wamid.full${at}`, TO))));
  await store.store({ ...carried('wamid.full5', TO), ...other });
  await store.store({
    ...carried('wamid.long', TO),
    ...other,
    body: { type: 'text', text: { body: 'x'.repeat(990) } },
  });
  await store.stop();

  // Two of the client and the long one found no room. Three waited until the end.
  expect(lines.join('')).toMatch(/"messages":3\b.*lost/);
});

test('a message waits in memory while the database is away, its caller does not, and a bad one costs no other', async () => {
  let isAway = true;
  const { beginWork } = world.services;
  const store = startCarriedStore({
    log: createLog('silent'),
    longestWaitMs: 20,
    limits: { all: { messages: 3, characters: 1_000 }, client: { messages: 3, characters: 1_000 } },
    beginWork: () => {
      if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      return beginWork();
    },
  });

  const tooLong = 'x'.repeat(100);
  const answered = [
    store.store(carried('wamid.a', TO)),
    store.store({ ...carried('wamid.b', TO), permissionId: tooLong }),
    store.store(carried('wamid.c', '+12025550172')),
    store.store(carried('wamid.d', '+12025550172')),
  ];
  await Promise.all(answered);
  expect((await ids()).map(({ id }) => id)).not.toContain('wamid.a');
  isAway = false;
  await store.stop();

  const found = (await ids()).map(({ id }) => id).filter((id) => id.length < 10);
  expect(found.sort()).toEqual(['wamid.a', 'wamid.c']);
  // These messages came from an upstream that calls a webhook, so the sandbox tells nothing about them.
  expect(await told('wamid.a')).toEqual(['sent']);
});
