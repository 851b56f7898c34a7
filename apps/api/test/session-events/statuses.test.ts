import type { MessageStatus, SessionEvent } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { applyStatuses } from '../../src/message/apply-status.ts';
import { transaction } from '../../src/platform/work.ts';
import { appliedOf, endOf, orders } from '../messages/support/status-orders.ts';
import { bodyOf } from '../world/answer.ts';
import { inLanes } from '../world/at-once.ts';
import { bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/organization-key.ts';
import { openEventSource, openSocket, pull } from './support/readers.ts';

/** As many messages get their reports in one transaction. */
const CHUNK = 200;
const LONGEST = rounds(3, 5);

interface Reported {
  id: string;
  waMessageId: string;
  reports: MessageStatus[];
}

interface ShownMessage {
  messageId: string;
  status: MessageStatus;
  statuses: { status: MessageStatus; isApplied: boolean }[];
}

/** One message for each order of reports. */
const MESSAGES: readonly Reported[] = [...orders(LONGEST)].map((reports, at) => ({
  ...{ id: `msg_${String(at).padStart(22, '0')}`, waMessageId: `wamid.order${at}`, reports },
}));

const STORE = `
  insert into message (id, channel_id, client_id, chat_id, direction, type, content, wa_message_id, status, created_at)
  select id, ?, ?, 'chat_s', 'out', 'text', '{}', "waMessageId", 'queued', now()
  from jsonb_to_recordset(?::jsonb) as t(id text, "waMessageId" text)`;

/**
 * Stores queued messages and applies their reports, in one transaction for each step, as the webhooks of an upstream
 * come. The first step is in the transaction that stores the messages, because the server itself carries a message that
 * it finds queued.
 */
async function report({ services, bakery }: World, channelId: string, messages: readonly Reported[]): Promise<void> {
  for (let step = 0; step < LONGEST; step++) {
    const at = new Date(Date.now() + step);
    const reports = messages.flatMap(({ waMessageId, reports: { [step]: status } }) =>
      status === undefined ? [] : [{ channelId, waMessageId, status, at, error: null }],
    );
    await transaction(services.beginWork(), async (tx) => {
      if (step === 0) await tx.em.execute(STORE, [channelId, bakery.id, JSON.stringify(messages)]);
      await applyStatuses(tx, reports);
    });
  }
}

const statusesIn = (events: readonly SessionEvent[]): Map<unknown, unknown[]> => {
  const told = new Map<unknown, unknown[]>();
  for (const { event, payload } of events)
    if (event === 'message.status')
      told.set(payload.messageId, [...(told.get(payload.messageId) ?? []), payload.status]);
  return told;
};

test('in any order of reports with repeats, the door and all streams show a status that never goes back', async () => {
  await using world = await startWorld();
  const channelId = world.bakery.channels[0]?.id ?? '';
  const { secret } = await makeKey(world, world.bakery.id, { scopes: ['read', 'events'] });
  await using socket = await openSocket(world.baseUrl, secret);
  await using source = await openEventSource(world.baseUrl, secret);

  let told = 0;
  for (let from = 0; from < MESSAGES.length; from += CHUNK) {
    const chunk = MESSAGES.slice(from, from + CHUNK);
    await report(world, channelId, chunk);
    told += chunk.reduce((sum, { reports }) => sum + appliedOf(reports).length, 0);
    await Promise.all([socket.until(told), source.until(told)]);
  }

  const wanted = new Map(MESSAGES.map(({ id, reports }) => [id, appliedOf(reports)]));
  for (const events of [socket.events, source.events, await pull(world.baseUrl, secret, told)])
    expect(statusesIn(events)).toEqual(wanted);
  const caller = world.as(bearer(secret));
  const shown = await inLanes(
    MESSAGES.map(
      ({ id }) =>
        async () =>
          bodyOf<ShownMessage>(await caller.get(`/api/v1/sessions/${channelId}/messages/${id}`)),
    ),
    8,
  );
  expect(shown.map(({ messageId, status }) => [messageId, status])).toEqual(
    MESSAGES.map(({ id, reports }) => [id, endOf(reports)]),
  );
  // Every report is kept with its time, and those that changed nothing are marked.
  expect(shown.map(({ statuses }) => statuses.map(({ status }) => status))).toEqual(
    MESSAGES.map(({ reports }) => reports),
  );
  expect(shown.map(({ statuses }) => statuses.flatMap((each) => (each.isApplied ? [each.status] : [])))).toEqual(
    MESSAGES.map(({ reports }) => appliedOf(reports)),
  );
  // Control: when every report counts, the last one wins, and this is another end.
  expect(shown.map(({ status }) => status)).not.toEqual(MESSAGES.map(({ reports }) => reports.at(-1)));
});
