import type { Actor } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChannelKey } from '../../src/api-key/index.ts';
import { collectExport } from '../../src/contact/index.ts';
import { listSessions, sendMessage, showMessageDetails, showSession } from '../../src/message/index.ts';
import { restartSession, setSessionStatus } from '../../src/session-event/index.ts';
import { type MessageStage, openMessageStage } from './stage.ts';

let stage: MessageStage;
beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const senderOf = async (id: string, as: Actor = stage.person) =>
  (await showMessageDetails(stage.begin(), as, id)).sender;
const member = (): Actor => ({ ...stage.person, role: 'member' });
const send = async (as: Actor) => (await sendMessage(stage.begin(), as, stage.text('Hello'))).messageId;

test('a message names its sender: a person, or an organization key that the reader may know of', async () => {
  const [byPerson, byKey] = [await send(stage.person), await send(stage.key)];
  const [{ name } = { name: '' }] = await stage.sql<{ name: string }>('select name from api_key where id = $1', [
    stage.key.id,
  ]);

  expect(await senderOf(byPerson)).toMatchObject({ kind: 'person', door: 'sessions', name: expect.any(String) });
  const sender = { kind: 'key', door: 'sessions', id: stage.key.id, partner: null };
  expect(await senderOf(byKey)).toEqual({ ...sender, name });
  // Members see no organization keys.
  expect(await senderOf(byKey, member())).toEqual({ ...sender, name: null });
});

test('a message of the messaging door names the channel key; a message from the phone and one that came in name none', async () => {
  const input = { channelId: stage.support.id, name: 'Till' };
  const { id: keyId } = await createChannelKey(stage.begin(), stage.person, input);
  const message = await send(stage.person);
  const become = (keyOf: string | null, direction = 'out') =>
    stage.sql('update message set person_id = null, api_key_id = $2, direction = $3 where id = $1', [
      message,
      keyOf,
      direction,
    ]);

  await become(keyId);
  expect(await senderOf(message, member())).toMatchObject({ kind: 'key', door: 'messaging', name: 'Till' });
  await become(null);
  expect(await senderOf(message)).toEqual({ kind: 'phone', door: null, id: null, name: null, partner: null });
  await become(null, 'in');
  expect(await senderOf(message)).toBeNull();
});

test('a session shows its newest message, and stops, starts and restarts', async () => {
  await send(stage.person);
  const { orders, support, person, begin } = stage;
  const statusOf = async () => (await showSession(begin(), person, support.id)).status;

  const { data } = await listSessions(begin(), person, {});

  const of = (id: string) => data.find((session) => session.id === id);
  expect(of(orders.id)).toMatchObject({ status: 'running', lastActivityAt: stage.clock.now().toISOString() });
  expect(of(support.id)).toMatchObject({ lastActivityAt: null });
  await setSessionStatus(begin(), person, support.id, 'stopped');
  expect(await statusOf()).toBe('stopped');
  await restartSession(begin(), person, support.id);
  expect(await statusOf()).toBe('running');
  const names = (await listSessions(begin(), person, { name: 'nothing has this name' })).data;
  expect(names).toEqual([]);
});

test('an export is one JSON text, and one that is too long names the door that gives it piece by piece', async () => {
  await send(stage.person);
  const [contact] = await stage.sql<{ id: string }>('select id from contact limit 1');
  const named = { contact: contact?.id ?? '' };

  const { filename, json } = await collectExport(stage.begin(), stage.person, named);

  expect(filename).toBe(`${contact?.id}.json`);
  expect(JSON.parse(json)).toMatchObject({ contact: { id: contact?.id }, messages: expect.any(Array) });
  const short = collectExport(stage.begin(), stage.person, named, json.length - 1);
  await expect(short).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('GET /api/v1/contacts/'),
  });
});
