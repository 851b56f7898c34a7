import { rounds } from '@chatelaine/tools/rounds';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseContact } from '../../src/contact/index.ts';
import { receiveWebhook, sendMessage } from '../../src/message/index.ts';
import { readContent } from '../../src/message/read-content.ts';
import { readWebhook } from '../../src/message/read-webhook.ts';
import { readChannelBodies } from '../../src/webhook/number/channel-bodies.ts';
import { isForNumberSql } from '../../src/webhook/number/channel-events.sql.ts';
import { cloudContent } from '../../src/webhook/number/cloud-content.rule.ts';
import { isForNumber } from '../../src/webhook/number/cloud-payload.ts';
import { type MessageStage, openMessageStage } from '../messages/stage.ts';

let stage: MessageStage;
beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const MEDIA = { id: '12', mime_type: 'image/png', sha256: 'abc' };
const VCARD = [
  { name: { formatted_name: 'Ada L', first_name: 'Ada' }, phones: [{ phone: '+15550100', wa_id: '15550100' }] },
];

/** One message of every type that Meta sends. */
const MESSAGES: Record<string, unknown>[] = [
  { type: 'text', text: { body: 'Hello 👋' } },
  { type: 'text', text: { body: 'An answer' }, context: { from: '1', id: 'wamid.before' } },
  { type: 'text', text: { body: 'News' }, context: { forwarded: true } },
  { type: 'image', image: { ...MEDIA, caption: 'A cake' } },
  { type: 'video', video: MEDIA },
  { type: 'audio', audio: { ...MEDIA, mime_type: 'audio/ogg', voice: true } },
  {
    type: 'document',
    document: { ...MEDIA, filename: 'bill.pdf' },
    context: { frequently_forwarded: true, id: 'wamid.x' },
  },
  { type: 'sticker', sticker: { ...MEDIA, animated: false } },
  {
    type: 'location',
    location: { latitude: '-23.5', longitude: 46.6, name: 'Shop', address: 'Street 1', url: 'https://x.example' },
  },
  { type: 'contacts', contacts: VCARD },
  { type: 'contacts', contacts: [] },
  { type: 'reaction', reaction: { message_id: 'wamid.before', emoji: '👍' } },
  { type: 'reaction', reaction: { message_id: 'wamid.before' } },
  { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
  {
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: '1', title: 'One', description: 'First' } },
  },
  { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{}' } } },
  { type: 'interactive', interactive: { type: 'button', body: { text: 'Which?' } } },
  { type: 'interactive', interactive: { odd: 1 } },
  { type: 'button', button: { payload: 'stop', text: 'Stop' }, context: { id: 'wamid.before' } },
  { type: 'template', template: { name: 'hello', language: { code: 'en' }, components: [{ type: 'body' }] } },
  { type: 'order', order: { catalog_id: '1', product_items: [{ quantity: 2 }] } },
  { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }], unsupported: { type: 'poll' } },
  { type: 'unknown', errors: [{ code: 131051 }] },
  { type: 'hologram', hologram: { depth: 3 } },
];

test('the content of every type of message survives our form and back', () => {
  const json = (value: unknown) => JSON.parse(JSON.stringify(value));
  const survives = (raw: Record<string, unknown>) => {
    const stored = json(readContent(raw));
    expect(json(readContent(json(cloudContent(stored))))).toEqual(stored);
  };
  for (const raw of MESSAGES) survives(raw);
  // Whatever stands in the fields of a message, it is stored in the same way the second time.
  const member = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 });
  const types = MESSAGES.map(({ type }) => String(type));
  const raws = fc.record({
    type: fc.constantFrom(...types),
    member,
    context: fc.option(fc.jsonValue(), { nil: undefined }),
  });
  fc.assert(
    fc.property(raws, ({ type, member: fields, context }) => survives({ type, [type]: fields, context })),
    { numRuns: rounds(300, 10_000) },
  );
  // Content that was too long was not kept, so its body is a message of an unsupported type.
  const long = readContent({ type: 'text', text: { body: 'x'.repeat(70_000) } });
  expect(cloudContent(long)).toMatchObject({ type: 'unsupported', errors: [{ code: 131051 }] });
});

const wrap = (value: object) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'waba', changes: [{ field: 'messages', value }] }],
});

interface Recorded {
  id: string;
  event: string;
  payload: Record<string, unknown>;
  is_for: boolean;
}

/** Receives webhooks, and returns the bodies of the events that they caused for the webhook of the number. */
async function bodiesAfter(values: readonly object[]): Promise<{ bodies: string[]; events: Recorded[] }> {
  const { id } = stage.orders;
  const [last] = await stage.sql<{ id: string }>('select coalesce(max(id collate "C"), \'\') as id from session_event');
  for (const value of values) {
    const { ignored } = await receiveWebhook(stage.begin(), id, wrap(value));
    expect(ignored).toEqual([]);
  }
  const events = await stage.sql<Recorded>(
    `select e.id, e.event, e.payload, ${isForNumberSql('e')} as is_for from session_event e
     where e.channel_id = $1 and e.id collate "C" > $2 order by e.id collate "C"`,
    [id, last?.id],
  );
  for (const { event, payload, is_for } of events)
    expect(is_for, event).toBe(isForNumber({ event: event as 'message', payload }));
  const wanted = events.filter(({ is_for }) => is_for).map((event) => event.id);
  const bodies = await readChannelBodies(stage.begin(), id, wanted);
  return { events, bodies: wanted.map((each) => textOf(bodies.get(each))) };
}

const textOf = (body: { text: string } | { end: string } | undefined): string => {
  if (body === undefined || !('text' in body)) throw new Error(`There is no body: ${body?.end}.`);
  return body.text;
};

const ADA = {
  wa_id: '12025550170',
  user_id: 'US.170',
  parent_user_id: 'US.ENT.170',
  profile: { name: 'Ada', username: 'ada' },
};
const BEE = { user_id: 'US.171', profile: { name: 'Bee' } };
const at = (second: number) => String(Math.floor(stage.clock.now().getTime() / 1_000) - 500 + second);

test('what a number hears is heard again from the body of its webhook, with the same names, ids and times', async () => {
  const from = { from: ADA.wa_id, from_user_id: ADA.user_id, from_parent_user_id: ADA.parent_user_id };
  const said = MESSAGES.map((message, nth) => ({ ...from, id: `wamid.said${nth}`, timestamp: at(nth), ...message }));
  const ofUser = {
    from_user_id: BEE.user_id,
    id: 'wamid.bee',
    timestamp: at(100),
    type: 'text',
    text: { body: 'By user id' },
  };
  const inGroup = { ...ofUser, id: 'wamid.group', group_id: 'group-7' };
  const edit = {
    ...from,
    id: 'wamid.edit',
    timestamp: at(101),
    type: 'edit',
    edit: { original_message_id: 'wamid.said0', message: { type: 'text', text: { body: 'Hello again' } } },
  };
  const early = { ...edit, id: 'wamid.edit2', edit: { ...edit.edit, original_message_id: 'wamid.never' } };
  const revoke = {
    ...from,
    id: 'wamid.revoke',
    timestamp: at(102),
    type: 'revoke',
    revoke: { original_message_id: 'wamid.said1' },
  };
  const values = [
    ...said.map((message) => ({ contacts: [ADA], messages: [message] })),
    ...[ofUser, inGroup].map((message) => ({ contacts: [BEE], messages: [message] })),
    ...[edit, early, revoke].map((message) => ({ contacts: [ADA], messages: [message] })),
  ];

  const { bodies } = await bodiesAfter(values);

  const heard = (payload: unknown) => plain(readWebhook(payload, stage.clock.now()).heard);
  expect(bodies).toHaveLength(values.length);
  expect(bodies.map((body) => heard(JSON.parse(body)))).toEqual(values.map((value) => heard(wrap(value))));
  const [first] = bodies;
  expect(JSON.parse(first ?? '')).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: stage.orders.id,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: stage.orders.phoneNumber.slice(1), phone_number_id: stage.orders.id },
              contacts: [ADA],
              messages: [{ ...from, id: 'wamid.said0', timestamp: at(0), type: 'text', text: { body: 'Hello 👋' } }],
            },
          },
        ],
      },
    ],
  });
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('the statuses of a message are told; messages that go out, calls and votes are not', async () => {
  const { waMessageId } = await sendMessage(stage.begin(), stage.key, stage.text('Ready', { to: `+${ADA.wa_id}` }));
  const other = await sendMessage(stage.begin(), stage.key, stage.text('Ready', { to: `+${ADA.wa_id}` }));
  const status = (id: string | null, name: string, nth: number, more = {}) => ({
    statuses: [{ id, status: name, timestamp: at(nth), recipient_id: ADA.wa_id, ...more }],
  });
  const errors = [
    { code: 131026, title: 'Message undeliverable', message: 'No', error_data: { details: 'Not on WhatsApp.' } },
  ];
  const call = { calls: [{ id: 'call.1', from: ADA.wa_id, event: 'connect', timestamp: at(200) }] };
  const echo = {
    message_echoes: [{ to: ADA.wa_id, id: 'wamid.echo', timestamp: at(201), type: 'text', text: { body: 'Me' } }],
  };
  const values = [
    ...['delivered', 'read', 'played'].map((name, nth) => status(waMessageId, name, 210 + nth)),
    status(other.waMessageId, 'failed', 220, { errors }),
  ];

  const { bodies, events } = await bodiesAfter([...values, call, echo]);

  expect(events.filter(({ is_for }) => !is_for).map(({ event }) => event)).toEqual(['call', 'message.echo']);
  const heard = (payload: unknown) => plain(readWebhook(payload, stage.clock.now()).heard);
  expect(bodies.map((body) => heard(JSON.parse(body)))).toEqual(values.map((value) => heard(wrap(value))));
  expect(JSON.parse(bodies.at(-1) ?? '').entry[0].changes[0].value.statuses).toEqual([
    {
      ...{ id: other.waMessageId, status: 'failed', timestamp: at(220) },
      ...{ recipient_id: ADA.wa_id, recipient_user_id: ADA.user_id, recipient_parent_user_id: ADA.parent_user_id },
      errors: [{ ...errors[0], title: 'Not on WhatsApp.', message: 'Not on WhatsApp.' }],
    },
  ]);
  const out = await stage.sql<{ is_for: boolean }>(
    `select distinct ${isForNumberSql('e')} as is_for from session_event e where payload->>'direction' = 'out'`,
  );
  expect(out).toEqual([{ is_for: false }]);
});

test.each(['message', 'message.reaction'] as const)(
  'a %s that WhatsApp took at once is told as sent, because no status follows that says so',
  async (event) => {
    await stage.sql(
      `update session_event set event = $1, payload = payload || '{"status": "sent", "waMessageId": "wamid.taken"}'
     where id = (select min(id) from session_event where event = 'message' and payload->>'direction' = 'out')`,
      [event],
    );
    const [taken, ...more] = await stage.sql<Recorded>(
      `select e.id, e.event, e.payload, true as is_for from session_event e
     where ${isForNumberSql('e')} and payload->>'direction' = 'out'`,
    );
    const bodies = await readChannelBodies(stage.begin(), stage.orders.id, [taken?.id ?? '']);

    expect(more).toEqual([]);
    expect(isForNumber({ event, payload: taken?.payload ?? {} })).toBe(true);
    const { heard } = readWebhook(JSON.parse(textOf(bodies.get(taken?.id ?? ''))), stage.clock.now());
    expect(heard).toMatchObject([{ kind: 'status', waMessageId: 'wamid.taken', status: 'sent' }]);
  },
);

test('there is no body after the erasure of the contact, of a deleted event, and of the event of another number', async () => {
  const text = { from: ADA.wa_id, id: 'wamid.last', timestamp: at(300), type: 'text', text: { body: 'Forget me' } };
  const { events } = await bodiesAfter([{ contacts: [ADA], messages: [text] }]);
  const ids = [events[0]?.id ?? '', 'evt_00000000000000000000000000'];
  expect([...(await readChannelBodies(stage.begin(), stage.support.id, ids)).values()]).toEqual([
    { end: 'event_gone' },
    { end: 'event_gone' },
  ]);

  await eraseContact(stage.begin(), stage.person, { contact: `+${ADA.wa_id}` });

  const after = await readChannelBodies(stage.begin(), stage.orders.id, ids);
  expect([...after.values()]).toEqual([{ end: 'contact_erased' }, { end: 'event_gone' }]);
});
