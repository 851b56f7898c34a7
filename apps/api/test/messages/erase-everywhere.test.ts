import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveWebhook } from '../../src/message/index.ts';
import { makeKey } from '../session-events/support/organization-key.ts';
import { someOf } from '../test-in-turn.ts';
import { type Answer, bodyOf } from '../world/answer.ts';
import { bearer, type Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { findTraces } from './support/stored-contact.ts';

let world: World;
let program: Caller;
let inbox: Caller;
let channelId: string;
beforeAll(async () => {
  world = await startWorld();
  channelId = world.bakery.channels[0]?.id ?? '';
  await world.share([channelId]);
  inbox = world.as((await world.partner.channelKeys.create({ channelId, name: 'Inbox' })).secret);
  const { secret } = await makeKey(world, world.bakery.id, { scopes: ['read', 'send', 'manage', 'events'] });
  program = world.as(bearer(secret));
});
afterAll(() => world.stop());

const receive = (value: object) =>
  receiveWebhook(world.services.beginWork(), channelId, {
    object: 'whatsapp_business_account',
    entry: [{ id: 'waba', changes: [{ field: 'messages', value }] }],
  });
const timestamp = () => String(Math.floor(Date.now() / 1_000));
const GROUP = 'Y2FwaV9ncm91cDoxMjAyNTU1MDE4MA==';

let sent = 0;
/** Calls the sessions door with an `Idempotency-Key` of its own, so the door keeps the answer. */
async function change(method: string, path: string, body: object): Promise<Record<string, string>> {
  const headers = { 'idempotency-key': `erase ${++sent}` };
  const answer: Answer = await program.request(method, `/api/v1/sessions/${channelId}${path}`, body, { headers });
  expect([path, answer.status, answer.status < 300 || answer.text]).toEqual([path, answer.status, true]);
  return bodyOf(answer);
}

/** Talks with a person in every way that leaves something in the database. Returns the names and texts of the person. */
async function talk(n: number) {
  const mark = `mark${n}x`;
  const phone = `120255501${60 + n}`;
  const [first, userId, username, oldName] = [`US.7000${n}1`, `US.7000${n}2`, `${mark}.new`, `${mark}.old`];
  const message = (from: object, id: string, more: object = {}) => ({
    ...from,
    id: `wamid.${mark}${id}`,
    timestamp: timestamp(),
    type: 'text',
    text: { body: `${mark} says ${id}` },
    ...more,
  });
  const vote = (from: object, id: string, poll = 'wamid.poll') =>
    message(from, id, { group_id: GROUP, type: 'poll_vote', poll_vote: { message_id: poll, options: ['1'] } });
  const contacts = (name: string) => [{ user_id: first, profile: { name: `${mark} Grace`, username: name } }];
  // The person is known by a number, by a user id, and then by both: two contacts become one, which is the older one.
  const byUserId = () => receive({ contacts: contacts(oldName), messages: [message({ from_user_id: first }, 'a')] });
  if (n % 2 === 1) await byUserId();
  const text = await change('POST', '/messages', { to: `+${phone}`, type: 'text', text: `${mark} hello` });
  await change('PATCH', `/messages/${text.messageId}`, { text: `${mark} hello again` });
  if (n % 2 === 0) await byUserId();
  const before = await world.sql<{ id: string }>(
    'select distinct contact_id as id from contact_name where value in ($1, $2)',
    [phone, first],
  );
  // Each of the two contacts has a vote before they become one. In another poll, only the younger one has a vote.
  await receive({ messages: [vote(n % 2 === 1 ? { from: phone } : { from_user_id: first }, 'vote3', 'wamid.poll2')] });
  await receive({ messages: [vote({ from: phone }, 'vote1'), vote({ from_user_id: first }, 'vote2')] });
  await receive({ contacts: contacts(username), messages: [message({ from: phone, from_user_id: first }, 'b')] });
  await receive({
    user_id_update: [{ wa_id: phone, user_id: { previous: first, current: userId }, timestamp: timestamp() }],
  });
  // Our own acts on the person's messages, by each door.
  const to = { to: `+${phone}`, type: 'text', text: `${mark} bye` };
  await change('POST', '/messages?async=true', { ...to, replyTo: `wamid.${mark}b` });
  const poll = await change('POST', '/messages', {
    ...to,
    type: 'poll',
    text: undefined,
    name: mark,
    options: ['1', '2'],
  });
  await change('POST', `/messages/${poll.messageId}/vote`, { options: ['1'] });
  await change('POST', `/messages/wamid.${mark}b/react`, { emoji: '🎂' });
  await change('POST', `/messages/${text.messageId}/forward`, { to: `+${phone}` });
  await change('DELETE', `/messages/${text.messageId}`, {});
  const body = { messaging_product: 'whatsapp', to: phone, type: 'text', text: { body: `${mark} from the inbox` } };
  expect((await inbox.send(body, { headers: { 'idempotency-key': `inbox ${n}` } })).status).toBe(200);
  // In a group, the person writes, another person replies, and both vote.
  await receive({ messages: [message({ from: phone }, 'group', { group_id: GROUP })] });
  await receive({ messages: [vote({ from: phone }, 'vote')] });
  const other = { from: `120255502${60 + n}` };
  const reply = { group_id: GROUP, context: { id: `wamid.${mark}group` }, text: { body: 'Yes' } };
  await receive({ messages: [{ ...message(other, ''), ...reply, id: `wamid.other${n}` }] });
  await receive({ messages: [{ ...vote(other, ''), id: `wamid.othervote${n}` }] });
  await receive({ calls: [{ id: `wacid.${mark}`, from: phone, direction: 'USER_INITIATED', event: 'terminate' }] });
  const [contact] = await world.sql<{ id: string }>(
    "select contact_id as id from contact_name where value = $1 and kind = 'user_id'",
    [userId],
  );
  const id = contact?.id ?? '';
  const [chat] = await world.sql<{ id: string }>('select id from chat where contact_id = $1', [id]);
  const gone = before.map((each) => each.id).filter((each) => each !== id);
  expect(gone).toHaveLength(1);
  return {
    id,
    names: { id, phone: `+${phone}`, userId, oldUserId: first, username: `@${username}`, oldUsername: oldName },
    traces: [mark, phone, first, userId, chat?.id ?? '', ...gone],
  };
}

/** Stores two polls that somebody started in the group. */
async function openPolls(): Promise<void> {
  await world.sql(
    `insert into chat (id, channel_id, client_id, contact_id, group_id, last_message_at, unread_count, created_at)
     values ('chat_group', $1, $2, null, $3, now(), 0, now())`,
    [channelId, world.bakery.id, GROUP],
  );
  await world.sql(
    `insert into message (id, channel_id, client_id, chat_id, direction, type, content, wa_message_id, status, created_at)
     select 'msg_poll' || n, $1, $2, 'chat_group', 'out', 'poll', '{"name":"Cake?","options":["1","2"]}', 'wamid.poll' || n, 'sent', now()
     from unnest(array['', '2']) n`,
    [channelId, world.bakery.id],
  );
}

// An erasure by each name is also in erase-contact.test.ts. In a quick run, each of the two contacts is once the older.
const NAMES = someOf(
  ['id', 'phone', 'userId', 'oldUserId', 'username', 'oldUsername'] as const,
  'phone',
  'oldUsername',
);

test('whatever a person did, and by whichever name it is erased, only two events with its id are left', async () => {
  await openPolls();
  const people = [];
  for (const n of NAMES.keys()) people.push(await talk(n));
  // The stored answer has no id but those of contacts that have become a part of others.
  await change('POST', '/messages/wamid.poll2/vote', { options: ['1'] });
  const kept = await talk(NAMES.length);
  const { pool } = world.services;
  const all = people.flatMap(({ id, traces }) => [id, ...traces]);
  // Control: before the erasure, the search finds every name and text.
  const found = await findTraces(pool, all);
  expect(new Set(found.map((line) => line.split(': ')[1]))).toEqual(new Set(all));
  // What the sandbox has planned ends by itself meanwhile.
  const leftOf = async (traces: readonly string[]) =>
    (await findTraces(pool, traces)).filter((line) => !line.startsWith('public.sandbox_task'));
  const keptBefore = await leftOf([kept.id, ...kept.traces]);

  for (const [at, name] of NAMES.entries()) {
    const named = encodeURIComponent(people[at]?.names[name] ?? '');
    const { status, body } = await program.request('DELETE', `/api/v1/contacts/${named}`);
    expect([name, status, body]).toMatchObject([name, 200, { id: people[at]?.id }]);
  }

  expect(
    await findTraces(
      pool,
      people.flatMap(({ traces }) => traces),
    ),
  ).toEqual([]);
  for (const { id } of people) {
    expect(await findTraces(pool, [id])).toEqual([`public.event: ${id}`, `public.session_event: ${id}`]);
    const named = 'select event from session_event where payload::text like $1';
    expect(await world.sql(named, [`%${id}%`])).toEqual([{ event: 'contact.erased' }]);
  }
  expect(await leftOf([kept.id, ...kept.traces])).toEqual(keptBefore);
});
