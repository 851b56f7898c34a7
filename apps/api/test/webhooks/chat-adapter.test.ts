import { createMemoryState } from '@chat-adapter/state-memory';
import { createWhatsAppAdapter } from '@chat-adapter/whatsapp';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { verify } from '@octokit/webhooks-methods';
import { Chat, ConsoleLogger } from 'chat';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveWebhook } from '../../src/message/index.ts';
import { makeKey, sharedChannel } from '../doors/support/running-channel.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { openReceiver, type ReceivedCall, type Receiver } from './support/open-receiver.ts';

const APP_SECRET = 'the-app-secret-of-a-bot';
const TOKEN = 'the token of a bot';

let world: World;
let channelId: string;
/** Stands in the place of Meta's Graph API, and keeps what the bot sends. */
let graph: Receiver;
/** The server on which the bot runs. */
let site: Receiver;
let bot: Chat<{ whatsapp: ReturnType<typeof createWhatsAppAdapter> }>;

beforeAll(async () => {
  [world, graph, site] = [await startWorld(), await openReceiver(), await openReceiver()];
  channelId = sharedChannel(world);
  const sent = { messaging_product: 'whatsapp', contacts: [], messages: [{ id: 'wamid.of-graph' }] };
  graph.answer = () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
  bot = new Chat({
    userName: 'bot',
    logger: 'silent',
    // This package has its own copy of `chat`, with other types.
    state: createMemoryState() as never,
    adapters: {
      whatsapp: createWhatsAppAdapter({
        ...{ accessToken: 'an access token', appSecret: APP_SECRET, verifyToken: TOKEN },
        ...{ phoneNumberId: channelId, apiUrl: graph.url, userName: 'bot', logger: new ConsoleLogger('silent') },
      }),
    },
  });
  bot.onDirectMessage(async (thread, { text, author }) => {
    await thread.post(`${author.fullName} wrote ${text}`);
  });
  site.answer = async ({ method, url, headers, body }) => {
    const sentHeaders = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    const request = new Request(site.url + url, { method, headers: sentHeaders, ...(method === 'POST' && { body }) });
    const response = await bot.webhooks.whatsapp(request);
    return { status: response.status, body: await response.text() };
  };
});
afterAll(async () => {
  await bot.shutdown();
  for (const each of [graph, site]) await each[Symbol.asyncDispose]();
  await world.stop();
});

const hear = (contact: object, message: object) =>
  receiveWebhook(world.services.beginWork(), channelId, {
    entry: [{ changes: [{ field: 'messages', value: { contacts: [contact], messages: [message] } }] }],
  });
const answers = () => graph.calls.map(({ body }) => JSON.parse(body));
const deliveries = () => site.calls.filter(({ method }) => method === 'POST');
const repeat = ({ url, headers, body }: ReceivedCall, signature = String(headers['x-hub-signature-256'])) =>
  fetch(site.url + url, { method: 'POST', headers: { 'x-hub-signature-256': signature }, body });

test('an unmodified bot for WhatsApp shakes hands, hears, and answers over the webhook of a number', async () => {
  const program = world.as(await makeKey(world));
  const url = `${site.url}/webhooks/whatsapp?team=7`;
  // A bot with another verify token refuses the handshake.
  const wrong = await program.post('/v1/configs/webhook', { url, verify_token: 'another', secret: APP_SECRET });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('the status 403')]);

  const set = await program.post('/v1/configs/webhook', { url, verify_token: TOKEN, secret: APP_SECRET });
  expect([set.status, set.body]).toEqual([200, { url }]);

  const timestamp = String(Math.floor(world.clock.now().getTime() / 1_000));
  const text = (body: string) => ({ timestamp, type: 'text', text: { body } });
  await hear(
    { wa_id: '12025550182', profile: { name: 'Ada' } },
    { from: '12025550182', id: 'wamid.of-number', ...text('by number') },
  );
  await hear(
    { user_id: 'US.13491208655302741918', profile: { name: 'Bee', username: 'bee' } },
    { from_user_id: 'US.13491208655302741918', id: 'wamid.of-user-id', ...text('by user id') },
  );

  await eventually(answers).toHaveLength(2);
  const sent = answers().sort((a, b) => (a.text.body < b.text.body ? -1 : 1));
  expect(sent).toMatchObject([
    { to: '12025550182', type: 'text', text: { body: 'Ada wrote by number' } },
    { recipient: 'US.13491208655302741918', type: 'text', text: { body: 'Bee wrote by user id' } },
  ]);
  expect(sent[1]).not.toHaveProperty('to');
  expect(graph.calls.every(({ url: path }) => path.endsWith(`/${channelId}/messages`))).toBe(true);
});

test('the bot and an independent library refuse an altered delivery', async () => {
  const [delivery] = deliveries();
  if (delivery === undefined) throw new Error('Nothing was delivered.');
  const signature = String(delivery.headers['x-hub-signature-256']);
  const altered = { ...delivery, body: delivery.body.replace('by ', 'by  ') };

  expect((await repeat(delivery)).status).toBe(200);
  expect((await repeat(altered)).status).toBe(401);
  expect(
    (
      await repeat(
        delivery,
        signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      )
    ).status,
  ).toBe(401);
  expect(await verify(APP_SECRET, delivery.body, signature)).toBe(true);
  expect(await verify(APP_SECRET, altered.body, signature)).toBe(false);
  expect(await verify(`${APP_SECRET}!`, delivery.body, signature)).toBe(false);
});
