import { type ChatId, type MessageStatus, rowCursor, statusApplies } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectExport, listContacts, showContact } from '../../src/contact/index.ts';
import { applyStatuses } from '../../src/message/apply-status.ts';
import {
  listChats,
  listMessages,
  type Received,
  receiveWebhook,
  sendMessage,
  showMessage,
} from '../../src/message/index.ts';
import { insertMessages, type NewMessage, NO_SENDER } from '../../src/message/new-message.ts';
import { newId } from '../../src/platform/id.ts';
import { transaction } from '../../src/platform/work.ts';
import { type MessageStage, openMessageStage } from './stage.ts';
import { appliedOf, endOf, orders } from './support/status-orders.ts';

let stage: MessageStage;
beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

let made = 0;
const newWaId = () => `wamid.in${++made}`;
const newPhone = () => `1202555${String(2_000 + ++made)}`;
const newUserId = () => `US.${String(1_000 + ++made)}`;
const seconds = (at = stage.clock.now()) => String(Math.floor(at.getTime() / 1_000));

const payloadOf = (value: object) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'waba', changes: [{ field: 'messages', value }] }],
});
const receive = (value: object, channelId = stage.orders.id): Promise<Received> =>
  receiveWebhook(stage.begin(), channelId, payloadOf(value));
const textFrom = (who: object, body = 'Hello', id = newWaId()) => ({
  ...who,
  id,
  timestamp: seconds(),
  type: 'text',
  text: { body },
});
const messageOf = (waMessageId: string) =>
  showMessage(stage.begin(), stage.person, { id: waMessageId, channelId: stage.orders.id });
const find = async (q: string) => (await listContacts(stage.begin(), stage.person, { q })).data;

test('the same webhook twice, also at once, is stored once', async () => {
  const from = newPhone();
  const id = newWaId();
  const value = { contacts: [{ wa_id: from, profile: { name: 'Ada' } }], messages: [textFrom({ from }, 'Hi', id)] };

  await Promise.all([receive(value), receive(value), receive(value)]);
  await receive(value);

  const [chat, ...others] = (await listChats(stage.begin(), stage.person, { q: from })).data;
  expect(chat).toMatchObject({ name: 'Ada', unreadCount: 1 });
  expect(others).toEqual([]);
  expect((await listMessages(stage.begin(), stage.person, { chatId: chat?.id })).data).toHaveLength(1);
  expect(await find(from)).toHaveLength(1);
});

/** Reads the texts of a chat by pages of three, newest first. */
async function textsIn(chatId: ChatId | undefined): Promise<unknown[]> {
  const texts: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMessages(stage.begin(), stage.person, { chatId, cursor, limit: 3 });
    texts.push(...page.data.map(({ content }) => content.text));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return texts;
}

test('ten messages of one second, sent and heard in turn, are in this order in every list', async () => {
  const from = newPhone();
  const said = Array.from({ length: 10 }, (_, at) => `Line ${at}`);
  stage.clock.pass(1_000 - (stage.clock.now().getTime() % 1_000));
  for (const [at, body] of said.entries()) {
    stage.clock.pass(90);
    if (at % 2 === 1) await receive({ messages: [textFrom({ from }, body)] });
    else await sendMessage(stage.begin(), stage.key, stage.text(body, { to: `+${from}` }));
  }

  const [chat] = (await listChats(stage.begin(), stage.person, { q: from })).data;
  expect(await textsIn(chat?.id)).toEqual(said.toReversed());
  expect(chat?.lastMessage?.text).toBe('Line 9');
  const number = await listMessages(stage.begin(), stage.person, { channelId: stage.orders.id, limit: 10 });
  expect(number.data.map(({ content }) => content.text)).toEqual(said.toReversed());
  const exported = await collectExport(stage.begin(), stage.person, { contact: chat?.contactId ?? '' });
  const { messages } = JSON.parse(exported.json) as { messages: { content: { text: string } }[] };
  expect(messages.map(({ content }) => content.text)).toEqual(said);
  // Control: by the time and the id alone, the messages are in another order.
  const rows = await stage.sql<{ text: string }>(
    "select content->>'text' as text from message where chat_id = $1 order by created_at, id",
    [chat?.id],
  );
  expect(rows.map(({ text }) => text)).not.toEqual(said);
  const ofChats = rowCursor({ createdAt: stage.clock.now(), id: chat?.id ?? '' });
  const wrong = listMessages(stage.begin(), stage.person, { cursor: ofChats });
  await expect(wrong).rejects.toMatchObject({ code: 'invalid_input' });
});

test('messages that are stored together are in the order in which they are given', async () => {
  const messages = Array.from(
    { length: 300 },
    (): NewMessage => ({
      ...{ id: newId('message'), channelId: stage.orders.id, clientId: stage.bakery.id, chatId: 'chat_many' },
      ...{ contactId: null, direction: 'out', type: 'text', content: {}, waMessageId: newWaId(), contextId: null },
      ...{ status: 'sent', ...NO_SENDER, editedAt: null, revokedAt: null, createdAt: stage.clock.now() },
    }),
  );

  await transaction(stage.begin(), (tx) => insertMessages(tx, messages));

  const rows = await stage.sql<{ id: string }>("select id from message where chat_id = 'chat_many' order by arrival");
  expect(rows.map(({ id }) => id)).toEqual(messages.map(({ id }) => id));
});

test('each kind of message is kept in our own form', async () => {
  const from = newPhone();
  const context = { id: 'wamid.before', forwarded: true };
  const kinds: [raw: object, stored: object][] = [
    [
      { type: 'image', image: { id: 'media1', mime_type: 'image/jpeg', sha256: 'abc', caption: 'Cake' }, context },
      {
        type: 'image',
        content: { mediaId: 'media1', mimeType: 'image/jpeg', sha256: 'abc', caption: 'Cake', forwarded: true },
        contextId: 'wamid.before',
      },
    ],
    [
      { type: 'location', location: { latitude: '51.5', longitude: -0.12, name: 'Shop' } },
      { type: 'location', content: { latitude: 51.5, longitude: -0.12, name: 'Shop' } },
    ],
    [
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Bob' }, phones: [{ phone: '+12025550150' }] }] },
      { type: 'contact', content: expect.objectContaining({ name: 'Bob', phone: '+12025550150' }) },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.before', emoji: '👍' } },
      { type: 'reaction', content: { emoji: '👍' }, contextId: 'wamid.before' },
    ],
    [
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
      { type: 'interactive', content: { kind: 'button_reply', id: 'yes', title: 'Yes' } },
    ],
    [
      { type: 'button', button: { text: 'Stop', payload: 'stop' } },
      { type: 'interactive', content: { kind: 'button', text: 'Stop', payload: 'stop' } },
    ],
    [
      { type: 'order', order: { catalog_id: '1' } },
      { type: 'unknown', content: { kind: 'order', order: { catalog_id: '1' } } },
    ],
  ];
  const messages = kinds.map(([raw]) => ({ from, id: newWaId(), timestamp: seconds(), ...raw }));

  expect(await receive({ messages })).toEqual({ stored: kinds.length, ignored: [] });

  for (const [at, [, stored]] of kinds.entries())
    expect(await messageOf(messages[at]?.id ?? '')).toMatchObject({ direction: 'in', status: 'received', ...stored });
});

test('a person edits and takes back a message, before and after the message comes', async () => {
  const from = newPhone();
  const [early, late] = [newWaId(), newWaId()];
  const change = (type: string, originalId: string, more = {}, who = from) => ({
    from: who,
    id: newWaId(),
    timestamp: seconds(),
    type,
    [type]: { original_message_id: originalId, ...more },
  });
  const newText = { message: { type: 'text', text: { body: 'New' } } };

  await receive({ messages: [textFrom({ from }, 'Old', early), change('edit', early, newText)] });
  await receive({ messages: [change('edit', late, newText), textFrom({ from }, 'Old', late)] });
  const foreign = await receive({ messages: [change('revoke', early, {}, newPhone())] });

  for (const id of [early, late])
    expect(await messageOf(id)).toMatchObject({
      content: { text: 'New' },
      editedAt: expect.any(String),
      revokedAt: null,
    });
  expect(foreign.ignored).toEqual(['revoke by somebody else']);
  await receive({ messages: [change('revoke', early), change('edit', early, newText)] });
  expect(await messageOf(early)).toMatchObject({ content: {}, revokedAt: expect.any(String) });
});

test('messages of the phone, of groups, and calls are kept', async () => {
  const [to, from, group] = [newPhone(), newPhone(), 'Y2FwaV9ncm91cDoxMjAyNTU1MDE0Mw=='];
  const [echo, inGroup] = [newWaId(), newWaId()];

  await receive({ message_echoes: [{ ...textFrom({ to }, 'From the phone', echo), from: '447700900101' }] });
  await receive({ messages: [{ ...textFrom({ from }, 'To all', inGroup), group_id: group }] });
  const call = {
    id: 'wacid.1',
    from,
    direction: 'USER_INITIATED',
    event: 'terminate',
    timestamp: seconds(),
    duration: 7,
  };
  const called = await receive({ calls: [call] });

  expect(await messageOf(echo)).toMatchObject({
    direction: 'out',
    status: 'sent',
    sentBy: { kind: 'phone', id: null },
  });
  const { chatId } = await messageOf(inGroup);
  const chats = (await listChats(stage.begin(), stage.person, {})).data;
  expect(chats.find(({ id }) => id === chatId)).toMatchObject({ groupId: group, contactId: null });
  expect(called).toEqual({ stored: 1, ignored: [] });
});

test('a person keeps one contact: by user id alone, with a number later, with another user id', async () => {
  const [userId, next, phone] = [newUserId(), newUserId(), newPhone()];
  const contacts = (name: string, username: string) => [{ user_id: userId, profile: { name, username } }];

  await receive({ contacts: contacts('Grace', 'grace'), messages: [textFrom({ from_user_id: userId })] });
  stage.clock.pass(2_000);
  await receive({
    contacts: contacts('Grace H', 'amazing'),
    messages: [textFrom({ from_user_id: userId, from: phone })],
  });
  const update = {
    wa_id: phone,
    detail: 'changed',
    user_id: { previous: userId, current: next },
    timestamp: seconds(),
  };
  await receive({ user_id_update: [update] });

  const [contact, ...others] = await find(userId);
  expect(others).toEqual([]);
  expect(contact).toMatchObject({ profileName: 'Grace H' });
  const named = contact?.names.map(({ kind, value, until }) => `${kind} ${value} ${until === null}`).sort();
  expect(named).toEqual(
    [
      `phone +${phone} true`,
      `user_id ${next} true`,
      `user_id ${userId} false`,
      'username amazing true',
      'username grace false',
    ].sort(),
  );
  for (const q of ['Grace', '@amazing', 'grace', `+${phone}`, next])
    expect((await find(q)).map(({ id }) => id)).toContain(contact?.id);
});

test('a search for signs alone finds only the names with these signs', async () => {
  const from = newPhone();
  await receive({ contacts: [{ wa_id: from, profile: { name: '5%_\\@+ off' } }], messages: [textFrom({ from })] });
  const chats = async (q: string) => (await listChats(stage.begin(), stage.person, { q })).data;

  for (const q of ['%_', '\\', '@', ' + ']) {
    expect((await find(q)).map(({ profileName }) => profileName)).toEqual(['5%_\\@+ off']);
    expect((await chats(q)).map(({ name }) => name)).toEqual(['5%_\\@+ off']);
  }
  expect([...(await find('  ')), ...(await chats('  '))]).toEqual([]);
});

test('two contacts that turn out to be one person become one, with their chats and messages', async () => {
  const [userId, phone] = [newUserId(), newPhone()];
  await receive({ messages: [textFrom({ from_user_id: userId }, 'By user id')] });
  await receive({ messages: [textFrom({ from: phone }, 'By number')] });
  await receive({ messages: [textFrom({ from: phone }, 'Elsewhere')] }, stage.support.id);
  const before = [...(await find(userId)), ...(await find(phone))];

  await receive({ messages: [textFrom({ from: phone, from_user_id: userId }, 'Both')] });

  expect(new Set(before.map(({ id }) => id)).size).toBe(2);
  const [contact, ...others] = [...(await find(userId))];
  expect(others).toEqual([]);
  expect((await find(phone)).map(({ id }) => id)).toEqual([contact?.id]);
  const chats = (await listChats(stage.begin(), stage.person, { q: phone })).data;
  expect(chats.map(({ channelId, unreadCount }) => [channelId, unreadCount]).sort()).toEqual(
    [
      [stage.orders.id, 3],
      [stage.support.id, 1],
    ].sort(),
  );
  const own = chats.find(({ channelId }) => channelId === stage.orders.id);
  expect((await listMessages(stage.begin(), stage.person, { chatId: own?.id })).data).toHaveLength(3);
  const gone = before.find(({ id }) => id !== contact?.id)?.id ?? '';
  await expect(showContact(stage.begin(), stage.person, gone)).rejects.toMatchObject({ code: 'not_found' });
});

test('a phone number with another user id is another person', async () => {
  const [first, second, phone] = [newUserId(), newUserId(), newPhone()];

  await receive({ messages: [textFrom({ from: phone, from_user_id: first })] });
  await receive({ messages: [textFrom({ from: phone, from_user_id: second })] });

  const [[before], [after]] = [await find(first), await find(second)];
  expect(before?.id).not.toBe(after?.id);
  expect(before?.names.find(({ kind }) => kind === 'phone')?.until).not.toBeNull();
  expect(after?.names.find(({ kind }) => kind === 'phone')?.until).toBeNull();
});

test('one new person, heard by several webhooks and sends at once, becomes one contact', async () => {
  const from = newPhone();

  await Promise.all([
    ...[1, 2, 3].map((each) => receive({ messages: [textFrom({ from }, `${each}`)] })),
    sendMessage(stage.begin(), stage.key, stage.text('Hello', { to: `+${from}` })),
  ]);

  expect(await find(from)).toHaveLength(1);
  expect((await listChats(stage.begin(), stage.person, { q: from })).data).toHaveLength(1);
});

test('by the rule, a status never goes back, in any order with repeats', () => {
  for (const reports of orders(5)) {
    const applied: MessageStatus[] = [];
    for (const report of reports) if (statusApplies(applied.at(-1) ?? 'queued', report)) applied.push(report);
    expect(applied, reports.join()).toEqual(appliedOf(reports));
  }
});

test('through the store, a status never goes back, and late ones are kept', async () => {
  const all = [...orders(3)];
  const messages = all.map((reports) => ({ reports, waMessageId: newWaId() }));
  await stage.sql(
    `insert into message (id, channel_id, client_id, chat_id, direction, type, content, wa_message_id, status, created_at)
     select 'msg_s' || n, $1, $2, 'chat_s', 'out', 'text', '{}', w, 'queued', now() from unnest($3::text[]) with ordinality as t(w, n)`,
    [stage.orders.id, stage.bakery.id, messages.map(({ waMessageId }) => waMessageId)],
  );
  const at = (step: number) => new Date(stage.clock.now().getTime() + step);

  // One step of all messages in each statement, and the last two steps of each message together.
  for (const steps of [[0], [1, 2]]) {
    const reports = messages.flatMap((each) =>
      steps.flatMap((step) => {
        const status = each.reports[step];
        const { waMessageId } = each;
        return status === undefined
          ? []
          : [{ channelId: stage.orders.id, waMessageId, status, at: at(step), error: null }];
      }),
    );
    const unknown = await transaction(stage.begin(), (tx) => applyStatuses(tx, reports));
    expect(unknown).toEqual([]);
  }

  const rows = await stage.sql<{ wa_message_id: string; status: string; kept: string }>(
    `select m.wa_message_id, m.status, count(s.status)::int as kept
     from message m join message_status s on s.message_id = m.id where m.chat_id = 'chat_s' group by m.id`,
  );
  const found = new Map(rows.map((row) => [row.wa_message_id, row]));
  for (const { reports, waMessageId } of messages)
    expect(found.get(waMessageId), reports.join()).toMatchObject({ status: endOf(reports), kept: reports.length });
});

test('random parts of a webhook never fail, and never cost the good part', async () => {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant('\0'), fc.constant('\ud800'), fc.constant({}));
  const names = [
    'id',
    'from',
    'from_user_id',
    'timestamp',
    'type',
    'text',
    'image',
    'edit',
    'group_id',
    'context',
    'system',
  ];
  const raw = fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] });
  const typed = raw.chain((fields) =>
    fc
      .constantFrom('text', 'image', 'edit', 'revoke', 'reaction', 'contacts', 'system', 'poll_vote', '__proto__')
      .map((type) => ({ id: newWaId(), from: newPhone(), ...fields, type })),
  );
  const lists = fc.record(
    Object.fromEntries(
      ['messages', 'statuses', 'contacts', 'message_echoes', 'calls', 'user_id_update'].map((name) => [
        name,
        fc.oneof(odd, fc.array(fc.oneof(odd, raw, typed), { maxLength: 3 })),
      ]),
    ),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(lists, fc.array(typed, { maxLength: 2 }), odd, async (value, before, change) => {
      const id = newWaId();
      const from = newPhone();
      const payload = payloadOf({ ...value, messages: [...before, textFrom({ from }, 'Good\0', id)] });
      const take = (webhook: unknown) => receiveWebhook(stage.begin(), stage.orders.id, webhook);
      const both = [await take({ ...payload, entry: [change, ...payload.entry] }), await take(payloadOf(value))];
      // A part may be ignored because nobody can read it, but never because of a bug of ours.
      expect(both.flatMap(({ ignored }) => ignored).filter((reason) => reason.includes(': '))).toEqual([]);
      expect(await messageOf(id)).toMatchObject({ content: { text: 'Good' } });
    }),
    { numRuns: rounds(25, 200) },
  );
});
