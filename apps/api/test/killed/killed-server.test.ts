import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { revokeKey } from '../../src/api-key/index.ts';
import { transaction } from '../../src/platform/work.ts';
import { recordSessionEvent } from '../../src/session-event/index.ts';
import { openEventSource, pull } from '../session-events/support/readers.ts';
import { someOf } from '../test-in-turn.ts';
import { type KilledStage, makeChannelKey, openKilledStage } from './support/killed-stage.ts';
import { POINTS } from './support/points.ts';
import { readInTurn } from './support/readers-on.ts';
import { type Answer, sendAll } from './support/sends.ts';
import { serversAt } from './support/servers.ts';

const SENDS = rounds(80, 1_000);
const KILLS = someOf(POINTS, 'the worker takes a message');

/** A message as the database has it. `told` is what its events said, in their order. */
interface Row {
  id: string;
  wa_message_id: string | null;
  api_key_id: string;
  text: string;
  status: string;
  code: string | null;
  told: string;
}

const messagesIn = ({ sql }: KilledStage) =>
  sql<Row>(
    `select m.id, m.wa_message_id, m.api_key_id, m.content->>'text' as text, m.status, m.error->>'code' as code, (
       select string_agg(case e.event when 'message' then 'message' else e.payload->>'status' end, ' ' order by e.id)
       from session_event e where e.payload->>'messageId' = m.id) as told
     from message m`,
  );

const idsIn = async ({ sql, clientId }: KilledStage, after: string) =>
  (
    await sql<{ id: string }>('select id from session_event where client_id = $1 and id > $2 order by id', [
      clientId,
      after,
    ])
  ).map(({ id }) => id);

/** Returns the sends that were answered with success, and whose message has no final status or is not there at all. */
async function unfinished(stage: KilledStage, answers: readonly Answer[]): Promise<Answer[]> {
  const rows = (await messagesIn(stage)).filter(({ status }) => status === 'read' || status === 'failed');
  const ended = new Set(rows.flatMap((row) => [row.id, row.wa_message_id]));
  return answers.filter(({ status, messageId, waMessageId }) => status < 300 && !ended.has(messageId ?? waMessageId));
}

/** Records an event from this process. Returns its id. */
async function recordOne(stage: KilledStage): Promise<string> {
  const { clientId, channelId } = stage;
  await transaction(stage.begin(), async (tx) =>
    recordSessionEvent(tx, { clientId, channelId, event: 'call', contactId: null, payload: {} }),
  );
  return (await idsIn(stage, '')).at(-1) ?? '';
}

/** Makes the function that waits until this many answers more have come. */
function counted(answers: readonly Answer[]) {
  let check = () => {};
  const more = (count: number) => {
    const [wanted, { promise, resolve }] = [answers.length + count, Promise.withResolvers<void>()];
    check = () => answers.length >= wanted && resolve();
    return promise;
  };
  return { more, check: () => check() };
}

// Each server is a process of its own, and its start takes a second.
test(`a server that is killed at ${KILLS.length} of ${POINTS.length} points among ${SENDS} sends loses no answered send, repeats none, and carries none of a revoked key`, {
  timeout: 900_000,
}, async () => {
  await using stage = await openKilledStage();
  const sync = await stage.makeKey('Sync', ['send']);
  const doomed = await stage.makeKey('Async', ['send']);
  const reading = await stage.makeKey('Reader', ['events']);
  const secrets = { sync: sync.secret, async: doomed.secret, messaging: await makeChannelKey(stage) };
  const start = await recordOne(stage);
  const startNext = await serversAt(stage.url);
  await using servers = new AsyncDisposableStack();
  const first = servers.use(await startNext(KILLS[0]?.[1]));
  const sockets = readInTurn(first, reading.secret, start);
  await using source = await openEventSource(first.baseUrl, reading.secret, `?after=${start}`);

  const answers: Answer[] = [];
  const { more, check } = counted(answers);
  const sending = sendAll(SENDS, { channelId: stage.channelId, secrets }, first, (answer) => {
    answers.push(answer);
    check();
  });
  let revokedAfter = '';
  let leftBehind = 0;
  let server = first;
  for (const [at, [name, point]] of KILLS.entries()) {
    if (point === null) {
      await Promise.race([more(25), sending]);
      await server.kill();
    }
    const ended = await Promise.race([server.ended.then(() => 'died'), sending.then(() => 'all sent')]);
    expect([name, ended]).toEqual([name, 'died']);
    leftBehind += (await unfinished(stage, answers)).length;
    if (at === KILLS.length - 1) {
      await revokeKey(stage.begin(), stage.person, 'organization', doomed.id);
      revokedAfter = await recordOne(stage);
    }
    server = servers.use(await startNext(KILLS[at + 1]?.[1]));
  }
  await sending;
  // Control: right after the kills there were answered sends without a final status.
  expect(leftBehind).toBeGreaterThan(0);
  const open = async () => [
    (await unfinished(stage, answers)).length,
    (await stage.sql("select from message where status not in ('read', 'failed')")).length,
  ];
  await expect.poll(open, { timeout: 60_000, interval: 100 }).toEqual([0, 0]);

  // Every send got an answer, and only the revoked key was refused.
  const statusesOf = (isOf: (answer: Answer) => boolean) =>
    [...new Set(answers.filter(isOf).map(({ status }) => status))].sort();
  expect(statusesOf(({ way }) => way !== 'async')).toEqual([200]);
  expect(statusesOf(({ way }) => way === 'async')).toEqual([202, 401]);
  expect(answers.filter(({ way }) => way !== 'messaging')).toHaveLength((SENDS * 3) / 4);

  const rows = await messagesIn(stage);
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  const failed = rows.filter(({ status }) => status === 'failed');
  expect(new Set(rows.map(({ told }) => told))).toEqual(
    new Set(['message sent delivered read', 'message delivered read', 'message failed']),
  );
  // The messages that the key had queued were not carried: the sandbox gave them no id, and told nothing about them.
  expect(failed.length).toBeGreaterThan(0);
  for (const row of failed)
    expect(row).toMatchObject({
      ...{ api_key_id: doomed.id, code: 'revoked', wa_message_id: null, told: 'message failed' },
    });
  expect(
    await stage.sql(
      `select e.id from session_event e join message m on m.id = e.payload->>'messageId'
         where e.id > $1 and m.api_key_id = $2 and e.payload->>'status' = 'sent'`,
      [revokedAfter, doomed.id],
    ),
  ).toEqual([]);

  const ids = await idsIn(stage, start);
  const readers = () => [sockets.ids(), source.events.map(({ id }) => id)];
  await expect.poll(() => readers().map(({ length }) => length)).toEqual([ids.length, ids.length]);
  expect(readers()).toEqual([ids, ids]);
  // Two kills can be so close to each other that a reader was not back in between.
  expect(Math.min(sockets.count(), source.lives())).toBeGreaterThan(1);
  expect((await pull(server.baseUrl, reading.secret, ids.length + 1)).map(({ id }) => id)).toEqual([start, ...ids]);

  // This process and the server are two processes with one database.
  await revokeKey(stage.begin(), stage.person, 'organization', reading.id);
  await recordOne(stage);
  expect(await sockets.closed).toEqual([4401, 'revoked']);
  expect((await source.closed)[0]).toBe(401);
  expect(readers()).toEqual([ids, ids]);
});
