import type { Actor, Channel, CreatedChannelKey, Page, Permission } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setChannelStatus } from '../../src/channel/index.ts';
import { deleteMessages, inBatches } from '../../src/message/delete-messages.ts';
import { pruneMessages, receiveWebhook, removeChannel } from '../../src/message/index.ts';
import { savePermissions } from '../../src/onboarding/save-permissions.ts';
import { getPartner } from '../../src/partner/index.ts';
import type { PersonActor } from '../../src/person/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { findTraces, storeContact } from './support/stored-contact.ts';

let world: World;
let owner: PersonActor;
beforeAll(async () => {
  world = await startWorld();
  owner = { kind: 'person', id: 'usr_an_owner', account: { type: 'client', id: world.bakery.id }, role: 'owner' };
});
afterAll(() => world.stop());

const work = () => world.services.beginWork();
const channelOf = (n: number) => world.bakery.channels[n] ?? { id: '', phoneNumber: '' };
const remove = (id: string, as: Actor = owner) => removeChannel(work(), as, id);
const stop = (id: string) => setChannelStatus(work(), owner, id, 'stopped');
const asOwner = () => world.as(world.bakery.user);
const openEpisodes = (id: string) =>
  world.sql('select from permission where channel_id = $1 and withdrawn_at is null', [id]);

test('a running number stays, and a number of another client is not found', async () => {
  const { id } = channelOf(0);
  await expect(remove(id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Stop it first'),
  });
  const stranger = { ...owner, account: { type: 'client', id: world.travel.id } } as const;
  await expect(remove(id, stranger)).rejects.toMatchObject({ code: 'not_found' });
  await expect(remove('invented00CH', stranger)).rejects.toMatchObject({ code: 'not_found' });
});

test('a removed number is gone with its messages, its keys and its permission end, and it can be added again', async () => {
  const { id, phoneNumber } = channelOf(0);
  await world.share([id]);
  const key: CreatedChannelKey = await world.partner.channelKeys.create({ channelId: id, name: 'Prod server' });
  expect(outcomeOf(await world.as(key.secret).send())).toBe(200);
  const place = { clientId: world.bakery.id, channelId: id };
  const { traces } = await storeContact(world.services.pool, place, 1);
  await world.sql("insert into channel_webhook values ($1, 'https://hooks.example/secret', null, $2, null, now())", [
    id,
    key.id,
  ]);
  await stop(id);

  await remove(id);

  expect(outcomeOf(await world.as(key.secret).send())).toBe('revoked');
  expect(await openEpisodes(id)).toEqual([]);
  expect(await world.sql('select from channel_webhook where channel_id = $1', [id])).toEqual([]);
  const left = await findTraces(world.services.pool, traces);
  // The contact belongs to the client, and is deleted when it is old. Stored answers live for two days at most.
  expect([...new Set(left.map((line) => line.split(':')[0]))]).toEqual([
    ...['platform.idempotency', 'public.contact', 'public.contact_name'],
  ]);
  const events = await world.sql<{ payload: unknown }>(
    'select payload from session_event where channel_id = $1 order by id',
    [id],
  );
  // A message, and as many of its statuses as the sandbox had time for. Then the stop of the number.
  const payloads = events.map(({ payload }) => payload);
  expect(payloads.pop()).toEqual({ status: 'removed', before: 'stopped' });
  expect(payloads.length).toBeGreaterThanOrEqual(3);
  expect(payloads).toEqual(payloads.map(() => ({ erased: true })));
  const listed = resultOf<Page<Channel>>(await asOwner().ask('channels.list'));
  expect(listed.data.map((channel) => channel.id)).not.toContain(id);
  expect(outcomeOf(await asOwner().ask('channels.get', { channelId: id }))).not.toBe(200);
  await expect(remove(id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(receiveWebhook(work(), id, {})).rejects.toMatchObject({ code: 'not_found' });
  expect(await world.sql("select data from event where type = 'channel.removed'")).toMatchObject([
    { data: { phoneNumber } },
  ]);
  // The history of permissions still names the number.
  const { data } = resultOf<Page<Permission>>(await asOwner().ask('permissions.list', {}));
  expect(data.find(({ channelId }) => channelId === id)).toMatchObject({ channel: { phoneNumber } });

  const again = resultOf<Channel>(await asOwner().change('channels.add', { name: 'Again', phoneNumber }));
  expect([again.id === id, again.phoneNumber]).toEqual([false, phoneNumber]);
  expect(outcomeOf(await world.as(key.secret).send())).toBe('revoked');
});

test('a message that comes during the removal goes with the next pruning', async () => {
  const place = { clientId: world.bakery.id, channelId: channelOf(0).id };
  const { traces } = await storeContact(world.services.pool, place, 2);
  await pruneMessages(work());
  const left = await findTraces(world.services.pool, traces);
  expect(left.filter((line) => /message|session_event|sandbox_task/.test(line))).toEqual([]);
});

// The carrier has a message in its transaction. The deletion of the message has begun when the carrier commits.
async function deleteDuringCarry(id: string, run: (where: string) => Promise<void>) {
  const { pool } = world.services;
  await pool.query(
    `insert into message (id, channel_id, client_id, chat_id, direction, type, content, status, created_at)
     values ($1, 'x', $2, 'chat_x', 'out', 'text', '{}', 'sent', now())`,
    [id, world.bakery.id],
  );
  const carrier = await pool.connect();
  try {
    await carrier.query('begin');
    await carrier.query('select pg_advisory_xact_lock(77)');
    await carrier.query("insert into message_status values ($1, 'delivered', now(), now(), true)", [id]);
    const deleting = run("id = ? and (select pg_advisory_xact_lock_shared(77)::text) = ''");
    const waiting = () => pool.query("select from pg_locks where locktype = 'advisory' and objid = 77 and not granted");
    await expect.poll(async () => (await waiting()).rowCount).toBe(1);
    await carrier.query('commit');
    await deleting;
  } finally {
    carrier.release();
  }
  const count = async (table: string, column: string) =>
    (await pool.query(`select from ${table} where ${column} = $1`, [id])).rowCount;
  return { messages: await count('message', 'id'), statuses: await count('message_status', 'message_id') };
}

test('a status that is stored during the deletion of its message is deleted too', async () => {
  // Control: one statement for both tables does not see the status.
  const inOne = (where: string) => `
    with gone as (delete from message where id in (select id from message where ${where} limit ? for update) returning id),
    statuses as (delete from message_status where message_id in (select id from gone))
    select count(*)::int as count from gone`;
  const left = await deleteDuringCarry('msg_one', (where) => inBatches(work(), inOne(where), ['msg_one']));
  expect(left).toEqual({ messages: 0, statuses: 1 });

  const two = await deleteDuringCarry('msg_two', (where) => deleteMessages(work(), where, ['msg_two']));

  expect(two).toEqual({ messages: 0, statuses: 0 });
});

test('a removal beside a grant or another removal leaves no permission open', async () => {
  const { id } = channelOf(1);
  await stop(id);
  const grant = () =>
    transaction(work(), async (tx) => {
      const decision = { clientId: world.bakery.id, grant: [id], withdraw: [], keep: [], expiresAt: null };
      await savePermissions(tx, owner, await getPartner(tx, world.demo.partner.id), decision);
    });

  const ends = await Promise.allSettled([grant(), remove(id), remove(id), grant()]);

  expect(
    ends
      .slice(1, 3)
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['fulfilled', 'rejected']);
  const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []));
  expect(refusals.filter((code) => code !== 'not_found' && code !== 'conflict')).toEqual([]);
  expect(await openEpisodes(id)).toEqual([]);
});
