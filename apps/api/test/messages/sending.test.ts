import type { Actor, SendContent } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeKey } from '../../src/api-key/index.ts';
import { setChannelStatus } from '../../src/channel/index.ts';
import { suspendAccount } from '../../src/client/index.ts';
import { carryMessage } from '../../src/message/carry-message.ts';
import { doSandboxTasks } from '../../src/message/do-sandbox-tasks.ts';
import {
  editMessage,
  forwardMessage,
  listChats,
  listMessages,
  markChatRead,
  queueWarning,
  reactToMessage,
  revokeMessage,
  sendMessage,
  showMessage,
  showPresence,
  votePoll,
} from '../../src/message/index.ts';
import { carryQueued, startOutbox } from '../../src/message/outbox.ts';
import type { Pass } from '../../src/platform/pass.ts';
import { ANSWERING_NUMBER, FAILING_NUMBER } from '../../src/upstream/index.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { type MessageStage, openMessageStage, PERSON } from './stage.ts';

const OPERATOR: Actor = { kind: 'operator', id: 'operator', account: null };

let stage: MessageStage;
beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const queue = (by: Actor = stage.key, over: Parameters<MessageStage['text']>[1] = {}) =>
  sendMessage(stage.begin(), by, stage.text('Later', { isAsync: true, ...over }));
const shown = (id: string) => showMessage(stage.begin(), stage.person, { id });
const report = () => {
  stage.clock.pass(5_000);
  return doSandboxTasks(stage.begin, stage.log);
};

test('a message is stored, carried by the sandbox, delivered and read', async () => {
  const sent = await sendMessage(stage.begin(), stage.key, stage.text('Hello'));
  await report();

  expect(sent).toMatchObject({ status: 'sent', error: null, isReplay: false });
  const message = await shown(sent.messageId);
  expect(message).toMatchObject({
    type: 'text',
    content: { text: 'Hello' },
    waMessageId: sent.waMessageId,
    status: 'read',
    sentBy: { kind: 'key', id: stage.key.id },
  });
  expect(message.statuses.map(({ status, isApplied }) => [status, isApplied])).toEqual([
    ['sent', true],
    ['delivered', true],
    ['read', true],
  ]);
});

test('the answering number writes back, and the failing number fails', async () => {
  const asked = await sendMessage(stage.begin(), stage.key, stage.text('Anybody there?', { to: ANSWERING_NUMBER }));
  const failed = await sendMessage(stage.begin(), stage.key, stage.text('Hello?', { to: FAILING_NUMBER }));
  await report();

  const [chat] = (await listChats(stage.begin(), stage.key, { q: 'Sandbox' })).data;
  expect(chat).toMatchObject({ id: asked.chatId, name: 'Sandbox', unreadCount: 1, lastMessage: { direction: 'in' } });
  const { data } = await listMessages(stage.begin(), stage.key, { chatId: asked.chatId });
  expect(data[0]).toMatchObject({ direction: 'in', status: 'received', sentBy: null });
  expect(data[0]?.content.text).toContain('You wrote: Anybody there?');
  expect(await shown(failed.messageId)).toMatchObject({ status: 'failed', error: { code: '131026' } });

  await markChatRead(stage.begin(), stage.key, { channelId: stage.orders.id, chatId: asked.chatId });
  expect((await listChats(stage.begin(), stage.key, { q: 'Sandbox' })).data[0]?.unreadCount).toBe(0);
});

test('a call with the same Idempotency-Key sends once, also at once; another body is refused', async () => {
  const idempotencyKey = 'once';
  const call = (said: string) => sendMessage(stage.begin(), stage.key, stage.text(said, { idempotencyKey }));

  const both = await Promise.all([call('One'), call('One')]);
  await report();
  const late = await call('One');

  expect(new Set([...both, late].map(({ messageId }) => messageId)).size).toBe(1);
  expect(both.map(({ isReplay }) => isReplay).sort()).toEqual([false, true]);
  expect(late).toMatchObject({ isReplay: true, status: 'sent', waMessageId: both[0]?.waMessageId });
  await expect(call('Two')).rejects.toMatchObject({ code: 'idempotency_mismatch' });
});

// What a sender can lose between the queue and the carry. Each row gives the right back, unless it is lost for ever.
const losses: [name: string, code: string, lose: () => Promise<Actor>, giveBack?: () => Promise<unknown>][] = [
  [
    'a revoked key',
    'revoked',
    async () => {
      const key = await stage.makeKey();
      losing = () => revokeKey(stage.begin(), stage.person, 'organization', key.id);
      return key;
    },
  ],
  [
    'a key without the scope',
    'scope_missing',
    async () => {
      const key = await stage.makeKey();
      losing = () => stage.sql("update api_key set scopes = '{read}' where id = $1", [key.id]);
      return key;
    },
  ],
  [
    'a key that reaches other numbers now',
    'revoked',
    async () => {
      const key = await stage.makeKey();
      losing = () => stage.sql('update api_key set channel_ids = $2 where id = $1', [key.id, [stage.support.id]]);
      return key;
    },
  ],
  [
    'a suspended client',
    'suspended',
    async () => {
      losing = () => suspendAccount(stage.begin(), OPERATOR, stage.bakery.id, true);
      return stage.key;
    },
    () => suspendAccount(stage.begin(), OPERATOR, stage.bakery.id, false),
  ],
  [
    'a stopped number',
    'channel_not_running',
    async () => {
      losing = () => setChannelStatus(stage.begin(), OPERATOR, stage.orders.id, 'stopped');
      return stage.key;
    },
    () => setChannelStatus(stage.begin(), OPERATOR, stage.orders.id, 'running'),
  ],
  [
    'a removed person',
    'not_allowed',
    async () => {
      losing = () =>
        stage.sql("update person_role set account_id = 'elsewhereCL' where person_id = $1", [stage.person.id]);
      return stage.person;
    },
    () => stage.sql('update person_role set account_id = $2 where person_id = $1', [stage.person.id, stage.bakery.id]),
  ],
  [
    'a withdrawn permission',
    'revoked',
    async () => {
      const { actor, permissionId } = await partnerKey();
      losing = () =>
        stage.sql('update permission set withdrawn_at = $2 where id = $1', [permissionId, stage.clock.now()]);
      return actor;
    },
  ],
];
let losing: () => Promise<unknown> = async () => {};

/** Writes a permission and a channel key that a partner made under it. */
async function partnerKey(): Promise<{ actor: Actor; permissionId: string }> {
  const [client] = await stage.sql<{ partner_id: string }>('select partner_id from client where id = $1', [
    stage.bakery.id,
  ]);
  const [permissionId, keyId] = [`per_${'1'.repeat(22)}`, `key_${'1'.repeat(22)}`];
  const values = [permissionId, client?.partner_id, stage.bakery.id, stage.orders.id, stage.clock.now()];
  await stage.sql(
    `insert into permission (id, partner_id, client_id, channel_id, granted_at, granted_by, source)
     values ($1, $2, $3, $4, $5, 'usr_test', 'client_grant')`,
    values,
  );
  await stage.sql(
    `insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
     values ($1, 'channel', 'Inbox', 'inbox', '{send}', $2, $3, $4, $5)`,
    [keyId, client?.partner_id, stage.orders.id, permissionId, stage.clock.now()],
  );
  const account = { type: 'client', id: stage.bakery.id } as const;
  return {
    permissionId,
    actor: { kind: 'channel_key', id: keyId, account, channelId: stage.orders.id, scopes: ['send'] },
  };
}

test.for(losses)('the sandbox takes no message of %s, and the message fails', async ([, code, lose, giveBack]) => {
  const by = await lose();
  const { messageId } = await queue(by);
  await losing();
  const before = await taken();

  await carryQueued(stage.begin, stage.log);
  const [row] = await stage.sql<{ status: string; error: { code: string }; wa_message_id: string | null }>(
    'select status, error, wa_message_id from message where id = $1',
    [messageId],
  );
  await giveBack?.();

  expect(row).toMatchObject({ status: 'failed', error: { code }, wa_message_id: null });
  expect(await taken()).toBe(before);
});

const taken = async () => (await stage.sql('select id from sandbox_task')).length;

test('without the second check, the sandbox would take the message of a revoked key', async () => {
  const key = await stage.makeKey();
  const { messageId } = await queue(key);
  await revokeKey(stage.begin(), stage.person, 'organization', key.id);

  await carryMessage(stage.begin(), messageId, { judge: async () => ({ allow: true }) });

  expect(await shown(messageId)).toMatchObject({ status: 'sent' });
});

test('a message whose server died before the carry is carried by the worker of the next server', async () => {
  const { messageId, status } = await queue();
  expect(status).toBe('queued');

  const turn = Promise.withResolvers<void>();
  const pass = async () => turn.resolve();
  const outbox = startOutbox({ beginWork: stage.begin, outboxWake: stage.outboxWake, log: stage.log, pass });
  await turn.promise;
  await outbox.stop();

  expect(await shown(messageId)).toMatchObject({ status: 'sent' });
});

test('a report that waits for a locked row keeps no queued message waiting', async () => {
  const started = Promise.withResolvers<void>();
  const pass: Pass = (ms, signal) => {
    started.resolve();
    return untilAborted(ms, signal);
  };
  const outbox = startOutbox({ beginWork: stage.begin, outboxWake: stage.outboxWake, log: stage.log, pass });
  const eraser = await stage.pool.connect();
  try {
    await started.promise;
    const { messageId: held } = await sendMessage(stage.begin(), stage.key, stage.text('Held'));
    stage.clock.pass(5_000);
    await eraser.query('begin');
    await eraser.query('select from message where id = $1 for update', [held]);
    await queue();
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await stage.sql(waiting)).length).toBe(1);

    const { messageId } = await queue();

    // The report gives up after several seconds.
    await expect.poll(async () => (await shown(messageId)).status, { timeout: 3_000 }).not.toBe('queued');
    await eraser.query('rollback');
    await expect.poll(async () => (await shown(held)).status).toBe('read');
  } finally {
    eraser.release();
    await outbox.stop();
  }
});

test('a carry that dies in the middle leaves nothing, and a carry that meets a bug ends as failed', async () => {
  const [died, bug] = [await queue(), await queue()];
  const before = await taken();
  const throwing = (error: Error) => ({ judge: () => Promise.reject(error) });
  const outage = Object.assign(new Error('terminating connection'), { code: '57P01' });

  await expect(carryMessage(stage.begin(), died.messageId, throwing(outage))).rejects.toThrow();
  await expect(carryMessage(stage.begin(), bug.messageId, throwing(new TypeError('a bug')))).rejects.toThrow();

  expect(await taken()).toBe(before);
  expect(await shown(bug.messageId)).toMatchObject({ status: 'failed', error: { code: 'internal' } });
  expect(await shown(died.messageId)).toMatchObject({ status: 'queued', statuses: [] });
  await carryQueued(stage.begin, stage.log);
  expect(await shown(died.messageId)).toMatchObject({ status: 'sent' });
});

test('the health check warns of a message that has waited for more than a minute', async () => {
  const warning = () => queueWarning(stage.pool, stage.clock);
  await queue();
  stage.clock.pass(60_000);
  expect(await warning()).toBeNull();
  stage.clock.pass(1);
  expect(await warning()).toMatch(/^Messages wait for more than a minute/);
  await carryQueued(stage.begin, stage.log);
  expect(await warning()).toBeNull();
});

test('two workers at once carry each message once, in the order of the calls', async () => {
  const queued = [];
  for (let count = 0; count < 12; count++) {
    queued.push(await queue(stage.key, { to: PERSON }));
    stage.clock.pass(1);
  }
  const before = await taken();

  await Promise.all([carryQueued(stage.begin, stage.log), carryQueued(stage.begin, stage.log)]);

  const rows = await stage.sql<{ status: string; count: string }>(
    `select m.status, count(s.status) as count from message m join message_status s on s.message_id = m.id
     where m.id = any($1) group by m.id, m.status`,
    [queued.map(({ messageId }) => messageId)],
  );
  expect(rows).toEqual(queued.map(() => ({ status: 'sent', count: '1' })));
  // Two reports for each message: delivered and read.
  expect(await taken()).toBe(before + 2 * queued.length);
});

test('a long queue of one number does not keep the messages of another number waiting', async () => {
  const numbers = [stage.orders, stage.bakery.channels[2]].map((number) => number?.id ?? '').sort();
  const [first = '', second = ''] = numbers;
  for (let count = 0; count < 3; count++) await queue(stage.key, { channelId: first });
  stage.clock.pass(1);
  const { messageId: other } = await queue(stage.key, { channelId: second });
  // Control: the two messages that are first by number and time are both of the long queue.
  const plain = await stage.sql<{ channel_id: string }>(
    "select channel_id from message where status = 'queued' order by channel_id, created_at, id limit 2",
  );
  expect(plain.map((row) => row.channel_id)).toEqual([first, first]);

  const turn = (limits: { all: number; each: number }) => carryQueued(stage.begin, stage.log, { limits });
  expect(await turn({ all: 2, each: 2 })).toBe(true);
  expect(await shown(other)).toMatchObject({ status: 'sent' });
  const waiting = () => stage.sql("select from message where status = 'queued'");
  expect(await waiting()).toHaveLength(2);
  expect(await turn({ all: 9, each: 1 })).toBe(true);
  expect(await waiting()).toHaveLength(1);
  expect(await turn({ all: 9, each: 9 })).toBe(false);
  expect(await waiting()).toEqual([]);
});

test('when the carry of a message waits in vain for a lock, the rest of its number waits for the next turn', async () => {
  for (let count = 0; count < 3; count++) await queue();
  const locked = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
  let tries = 0;
  // The first work looks for the messages, and each later one carries a message.
  const begin = () => {
    if (tries++ > 0) throw locked;
    return stage.begin();
  };

  expect(await carryQueued(begin, stage.log, { limits: { all: 3, each: 3 } })).toBe(false);
  expect(tries).toBe(2);

  await carryQueued(stage.begin, stage.log);
  expect(await stage.sql("select from message where status = 'queued'")).toEqual([]);
});

test('a message can be answered, reacted to, edited, forwarded and taken back', async () => {
  const on = { channelId: stage.orders.id };
  const sent = await sendMessage(stage.begin(), stage.key, stage.text('Teh cake'));
  const messageId = sent.messageId;
  const delivery = { isAsync: false, idempotencyKey: null };

  const reply = await sendMessage(stage.begin(), stage.key, stage.text('Yes', { replyTo: messageId }));
  expect(await shown(reply.messageId)).toMatchObject({ contextId: sent.waMessageId });
  const reaction = await reactToMessage(stage.begin(), stage.key, { ...on, messageId, emoji: '🎂', ...delivery });
  expect(await shown(reaction.messageId)).toMatchObject({
    type: 'reaction',
    content: { emoji: '🎂' },
    contextId: sent.waMessageId,
    status: 'sent',
  });
  expect(await editMessage(stage.begin(), stage.key, { ...on, messageId, text: 'The cake' })).toMatchObject({
    content: { text: 'The cake' },
    editedAt: expect.any(String),
  });
  const copy = await forwardMessage(stage.begin(), stage.key, { ...on, messageId, to: '+12025550144', ...delivery });
  expect(await shown(copy.messageId)).toMatchObject({ content: { text: 'The cake', forwarded: true }, status: 'sent' });
  expect(await revokeMessage(stage.begin(), stage.key, { ...on, messageId })).toMatchObject({ content: {} });
  await expect(editMessage(stage.begin(), stage.key, { ...on, messageId, text: 'No' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const presence = { ...on, chatId: sent.chatId, presence: 'recording' as const };
  expect(await showPresence(stage.begin(), stage.key, presence)).toEqual(presence);
});

test('a poll gets votes, from the number and from the answering number', async () => {
  const content = {
    type: 'poll' as const,
    name: 'Cake?',
    options: ['Yes', 'No'],
    selectableCount: 1,
  } satisfies SendContent;
  const poll = await sendMessage(stage.begin(), stage.key, stage.text('', { to: ANSWERING_NUMBER, content }));
  const on = { channelId: stage.orders.id, messageId: poll.messageId };

  await votePoll(stage.begin(), stage.key, { ...on, options: ['No'] });
  await report();

  const { content: voted, contactId } = await shown(poll.messageId);
  expect(voted.votes).toEqual({ me: ['No'], [contactId ?? '']: ['Yes'] });
  await expect(votePoll(stage.begin(), stage.key, { ...on, options: ['Maybe'] })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('a foreign number, chat, contact and message is not found, as an invented one', async () => {
  const [foreign] = stage.travel.channels;
  const narrow = await stage.makeKey([stage.support.id]);
  const { messageId, chatId } = await sendMessage(stage.begin(), stage.key, stage.text('Ours'));
  const notFound = { code: 'not_found' };

  await expect(queue(stage.key, { channelId: foreign?.id ?? '' })).rejects.toMatchObject(notFound);
  await expect(queue(narrow)).rejects.toMatchObject(notFound);
  await expect(queue(stage.key, { to: `chat_${'0'.repeat(22)}` })).rejects.toMatchObject(notFound);
  await expect(queue(stage.key, { to: `con_${'0'.repeat(22)}` })).rejects.toMatchObject(notFound);
  await expect(queue(stage.key, { replyTo: `msg_${'0'.repeat(22)}` })).rejects.toMatchObject(notFound);
  await expect(queue(stage.key, { to: 'nobody' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(showMessage(stage.begin(), narrow, { id: messageId })).rejects.toMatchObject(notFound);
  await expect(listMessages(stage.begin(), narrow, { chatId })).rejects.toMatchObject(notFound);
  expect((await listChats(stage.begin(), narrow, {})).data).toEqual([]);
  // A contact that writes only with other numbers has names that this key must not learn.
  const { contactId } = await shown(messageId);
  const there = { channelId: stage.support.id, to: contactId ?? '' };
  await expect(queue(narrow, there)).rejects.toMatchObject(notFound);
  expect((await queue(stage.key, there)).status).toBe('queued');
  expect((await queue(narrow, there)).status).toBe('queued');
});
