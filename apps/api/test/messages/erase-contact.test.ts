import type { Actor } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseContact, exportContact, findOrMakeContact } from '../../src/contact/index.ts';
import { transaction } from '../../src/platform/work.ts';
import type { OpenServices } from '../../src/services.ts';
import { openTestServices } from '../world/open-test-services.ts';
import { findPlace, findTraces, type Place, type StoredContact, storeContact } from './support/stored-contact.ts';

let services: OpenServices & AsyncDisposable;
let place: Place;
let actor: Actor;
beforeAll(async () => {
  services = await openTestServices();
  place = await findPlace(services.pool);
  const account = { type: 'client', id: place.clientId } as const;
  actor = { kind: 'organization_key', id: 'key_of_a_program', account, channelIds: null, scopes: ['manage'] };
});
afterAll(() => services[Symbol.asyncDispose]());

const erase = (contact: string, as = actor) => eraseContact(services.beginWork(), as, { contact });
const textOf = async (contact: string) => {
  const { json } = await exportContact(services.beginWork(), actor, { contact });
  return allOf(json);
};
const allOf = async (json: AsyncIterable<string>) => {
  let text = '';
  for await (const piece of json) text += piece;
  return text;
};

/** The tables that name a contact, without the table for each of its texts. */
const tablesOf = (found: readonly string[]) => [...new Set(found.map((line) => line.split(':')[0]))];

const NAMES = ['id', 'userId', 'parentUserId', 'phone', 'username', 'oldPhone'] as const;
test.each(NAMES.map((name, n) => [name, n + 1] as const))(
  'a contact erased by %s is nowhere in the database',
  async (name, n) => {
    const stored = await storeContact(services.pool, place, n);
    const other = await storeContact(services.pool, place, n + 10);
    const before = await findTraces(services.pool, stored.traces);
    // Control: the search finds every text, in every table that can have one.
    expect(new Set(before.map((line) => line.split(': ')[1]))).toEqual(new Set(stored.traces));
    expect(tablesOf(before)).toEqual([
      ...['platform.idempotency', 'public.contact', 'public.contact_name', 'public.message'],
      ...['public.sandbox_task', 'public.session_event'],
    ]);
    const otherBefore = await findTraces(services.pool, other.traces);

    const erased = await erase(stored.names[name]);

    expect(erased).toEqual({ id: stored.id, messages: 4 });
    expect(await findTraces(services.pool, stored.traces)).toEqual([]);
    expect(await findTraces(services.pool, other.traces)).toEqual(otherBefore);
    await expectOnlyEventsOf(stored);
  },
);

async function expectOnlyEventsOf({ id }: StoredContact) {
  expect(tablesOf(await findTraces(services.pool, [id]))).toEqual(['public.event', 'public.session_event']);
  const { rows } = await services.pool.query(
    'select type as event, data as payload from event where subject_id = $1 union all select event, payload from session_event where payload::text like $2',
    [id, `%${id}%`],
  );
  expect(rows).toEqual([
    { event: 'contact.erased', payload: {} },
    { event: 'contact.erased', payload: { contact: id } },
  ]);
}

test('an event of the contact keeps its id and its place, and a repeated send is not sent again', async () => {
  await storeContact(services.pool, place, 7);
  await erase('+44 7700 90777');

  const { rows } = await services.pool.query("select sequence, payload from session_event where id like 'evt_07A%'");
  expect(rows).toEqual([{ sequence: '1', payload: { erased: true } }]);
  const kept = await services.pool.query("select answer from platform.idempotency where key in ('k71', 'k72')");
  expect(kept.rows).toEqual([{ answer: null }, { answer: null }]);
});

test('what the sandbox will report about a number that begins with the same digits stays', async () => {
  const { names } = await storeContact(services.pool, place, 40);
  const task = { statuses: [{ id: 'wamid.longer', recipient_id: `${names.phone}1`, status: 'read' }] };
  await services.pool.query('insert into sandbox_task (channel_id, due_at, payload) values ($1, now(), $2)', [
    place.channelId,
    task,
  ]);
  await erase(names.phone);

  const { rows } = await services.pool.query("select payload from sandbox_task where payload::text like '%904077%'");
  expect(rows).toEqual([{ payload: task }]);
});

test('of many stored answers, only the one with the number itself is removed', async () => {
  const { names } = await storeContact(services.pool, place, 42);
  // More than the erasure reads at once. The last one has the number, and the others have longer ones.
  await services.pool.query(
    `insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at, answer)
     select min(person_id) || ' ' || account_id, 'messages.send', 'many' || lpad(i::text, 4, '0'), '', now(),
       jsonb_build_object('contact', '+' || $2::text || case when i = 1000 then '' else i::text end)
     from person_role, generate_series(1, 1000) i where account_id = $1 group by account_id, i`,
    [place.clientId, names.phone],
  );
  await erase(names.userId);

  const { rows } = await services.pool.query(
    "select key from platform.idempotency where key like 'many%' and answer is null",
  );
  expect(rows).toEqual([{ key: 'many1000' }]);
});

test('two erasures at once: one erases, and the other finds nothing', async () => {
  const { names } = await storeContact(services.pool, place, 8);

  const ends = await Promise.allSettled([erase(names.phone), erase(names.userId)]);

  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_found' } });
});

test('a message that is being stored is erased too', async () => {
  const { id, names, traces } = await storeContact(services.pool, place, 9);
  const sender = await services.pool.connect();
  try {
    await sender.query('begin');
    await sender.query('select from contact where id = $1 for key share', [id]);
    const erasing = erase(names.username);
    await expect.poll(() => waiting()).toBe(1);
    await sender.query(
      `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, created_at)
       values ('msg_late', $1, $2, 'chat_c9', $3, 'out', 'text', '{"text":"mark9x late"}', 'queued', now())`,
      [place.channelId, place.clientId, id],
    );
    await sender.query('commit');
    expect(await erasing).toEqual({ id, messages: 5 });
  } finally {
    sender.release();
  }
  expect(await findTraces(services.pool, traces)).toEqual([]);
});

test('a status that is being stored is erased too', async () => {
  const { names } = await storeContact(services.pool, place, 41);
  const carrier = await services.pool.connect();
  try {
    await carrier.query('begin');
    await carrier.query("select from message where id = 'msg_wait41' for update");
    const erasing = erase(names.phone);
    await expect.poll(() => waiting()).toBe(1);
    await carrier.query("insert into message_status values ('msg_wait41', 'sent', now(), now(), true)");
    await carrier.query('commit');
    await erasing;
  } finally {
    carrier.release();
  }
  const { rows } = await services.pool.query("select status from message_status where message_id = 'msg_wait41'");
  expect(rows).toEqual([]);
});

test('a person who is heard during the erasure becomes a new contact', async () => {
  const { id, names } = await storeContact(services.pool, place, 30);
  const eraser = await services.pool.connect();
  try {
    await eraser.query('begin');
    await eraser.query('select from contact where id = $1 for update', [id]);
    // The new username is a reason to change the contact, so the contact was chosen before the lock of its row.
    const person = { ...place, names: { phone: names.phone, username: 'new' }, at: new Date() };
    const hearing = transaction(services.beginWork(), (tx) => findOrMakeContact(tx, person));
    await expect.poll(() => waiting()).toBe(1);
    await eraser.query('delete from contact_name where contact_id = $1', [id]);
    await eraser.query('delete from contact where id = $1', [id]);
    await eraser.query('commit');

    const heard = await hearing;

    expect(heard?.id).not.toBe(id);
    const { rows } = await services.pool.query('select id from contact where id = any($1)', [[id, heard?.id]]);
    expect(rows).toEqual([{ id: heard?.id }]);
  } finally {
    eraser.release();
  }
});

const waiting = async () =>
  (
    await services.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ 'contact.*for (update|key share)'",
    )
  ).rowCount;

test('a contact of another client is not found, as an invented one', async () => {
  const { names } = await storeContact(services.pool, place, 20);
  const stranger: Actor = { ...actor, account: { type: 'client', id: '0000000000CL' } } as Actor;
  for (const contact of [names.id, names.phone, 'con_invented'])
    await expect(erase(contact, stranger)).rejects.toMatchObject({ code: 'not_found' });
  await expect(erase('con_invented')).rejects.toMatchObject({ code: 'not_found' });
});

test('an export has every name, chat, message and status, in pages, and is recorded', async () => {
  const { id, names, traces } = await storeContact(services.pool, place, 21);
  await services.pool.query(
    `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, created_at)
     select 'msg_many' || i, $1, $2, 'chat_c21', $3, 'in', 'text', '{"text":"more"}', 'received', now() - interval '1 day'
     from generate_series(1, 1200) i`,
    [place.channelId, place.clientId, id],
  );

  const text = await textOf(names.oldPhone);

  const whole = JSON.parse(text) as {
    contact: { names: unknown[] };
    chats: unknown[];
    messages: { id: string; statuses: unknown[] }[];
  };
  expect(traces.filter((trace) => !text.includes(trace))).toEqual([]);
  expect([whole.contact.names.length, whole.chats.length, whole.messages.length]).toEqual([5, 1, 1204]);
  expect(new Set(whole.messages.map((message) => message.id)).size).toBe(1204);
  expect(whole.messages.find((message) => message.id === 'msg_out21')?.statuses).toHaveLength(1);
  const { rows } = await services.pool.query(
    "select data from event where subject_id = $1 and type = 'contact.exported'",
    [id],
  );
  expect(rows).toEqual([{ data: {} }]);
});

test('an export of a contact that is erased meanwhile does not look whole', async () => {
  const { names } = await storeContact(services.pool, place, 22);
  const { json } = await exportContact(services.beginWork(), actor, { contact: names.phone });
  await json.next();
  await erase(names.phone);

  await expect(allOf(json)).rejects.toMatchObject({ code: 'not_found' });
});
