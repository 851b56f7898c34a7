import type { DeliveryEnd, DeliveryStatus } from '@chatelaine/shared';
import { newEventId, newId } from '../../../src/platform/id.ts';
import { resultOf } from '../../world/answer.ts';
import type { World } from '../../world/start-world.ts';
import type { User } from '../../world/visitor.ts';
import { READY } from './hub-state.ts';

/**
 * The names of the webhooks that {@link seedPartnerWebhooks} makes, by what they show. The one with deliveries is the
 * newest, so that the crawl visits it.
 */
export const SEEDED_WEBHOOKS = { active: 'Billing', paused: 'Old reports', failing: 'Order system' };

// An address that every server may call, as the check of a new URL wants it. Nothing is sent there: the URL is replaced
// at once by one whose host has no address.
const CALLABLE = 'https://1.1.1.1/';

/** Makes a webhook as this person, and gives it a URL that leads nowhere. */
export async function makeWebhook(world: World, user: User, input: { name: string; events: string[] }) {
  const owner = world.as(user);
  const wanted = { ...input, url: CALLABLE, headers: { authorization: 'Bearer of the shop' } };
  const { header } = await world.code(owner, 'webhooks.create', wanted);
  const { id } = resultOf<{ id: string }>(await owner.change('webhooks.create', wanted, { code: header }));
  await world.sql('update webhook set url = $2 where id = $1', [id, 'https://hooks.shop.example/chatelaine/v1']);
  return id;
}

/** Deletes every webhook of the world. */
export async function deleteWebhooks({ sql }: World) {
  const gone = await sql('delete from webhook returning id');
  await sql('delete from webhook_state');
  return gone.length === 0 ? READY : gone;
}

const NOT_THERE = 'This URL leads nowhere: the host hooks.shop.example has no address.';
const ANSWER =
  '<html><head><title>500</title></head><body>Something is broken: the table "orders" is locked.</body></html>';

interface SeededDelivery {
  status: DeliveryStatus;
  reason?: DeliveryEnd;
  /** The HTTP status of each attempt. Null: there was no answer. */
  answers: readonly (number | null)[];
}

const DELIVERIES: readonly SeededDelivery[] = [
  { status: 'pending', answers: [null, 500] },
  { status: 'failed', answers: [500, 500, null] },
  { status: 'delivered', answers: [204] },
  { status: 'ended', reason: 'permission_ended', answers: [] },
  { status: 'pending', answers: [] },
];

/** Makes webhooks in every state, once. The failing one has deliveries in every state. */
const seedWebhooks = (userOf: (world: World) => User, event: string, other: string) => async (world: World) => {
  const { sql } = world;
  const user = userOf(world);
  const names = Object.values(SEEDED_WEBHOOKS);
  const found = await sql<{ name: string }>('select name from webhook where events[1] = $1', [event]);
  if (names.every((name) => found.some((each) => each.name === name))) return READY;
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, await makeWebhook(world, user, { name, events: [event, other] }));
  const failing = ids.get(SEEDED_WEBHOOKS.failing) ?? '';
  // The owner sees only deliveries that were made since the webhook has this owner.
  await sql(`update webhook_state set begun_at = now() - interval '30 days'`);
  await sql(`update webhook_state set failing_since = now() - interval '26 hours' where webhook_id = $1`, [failing]);
  await sql(
    `update webhook_state set paused_at = now() - interval '3 hours', pause_reason = 'failing',
       failing_since = now() - interval '5 days' where webhook_id = $1`,
    [ids.get(SEEDED_WEBHOOKS.paused)],
  );
  for (const [nth, delivery] of DELIVERIES.entries()) await insertDelivery(world, { failing, event, nth, ...delivery });
  return failing;
};

async function insertDelivery(
  { sql }: World,
  { failing, event, nth, status, reason, answers }: SeededDelivery & { failing: string; event: string; nth: number },
): Promise<void> {
  const id = newId('delivery');
  const [stored] = await sql<{ id: string }>('select id from event where partner_id is not null offset $1 limit 1', [
    nth,
  ]);
  await sql(
    `insert into webhook_delivery (id, webhook_id, event_id, event, status, reason, attempts, tries, due_at, last_status,
       last_error, created_at, ended_at)
     values ($1, $2, $3, $4, $5::text, $6, $7, $7, now() + interval '1 hour', $8, $9, now() - $10 * interval '1 minute',
       case when $5::text = 'pending' then null else now() end)`,
    [
      id,
      failing,
      stored?.id,
      event,
      status,
      reason ?? null,
      answers.length,
      answers.at(-1) ?? null,
      errorOf(answers.at(-1)),
      nth,
    ],
  );
  for (const [at, answer] of answers.entries())
    await sql(
      `insert into webhook_attempt (delivery_id, number, at, duration_ms, status, error, answer)
       values ($1, $2, now() - $3 * interval '10 minutes', $4, $5, $6, $7)`,
      [
        id,
        at + 1,
        answers.length - at,
        answer === null ? 15_000 : 42,
        answer,
        errorOf(answer),
        answer === 500 ? ANSWER : answer && '',
      ],
    );
}

const errorOf = (answer: number | null | undefined): string | null => {
  if (answer === null) return NOT_THERE;
  return answer === undefined || answer < 300 ? null : `The receiver answered ${answer}.`;
};

/** Makes webhooks of the partner in every state. */
export const seedPartnerWebhooks = seedWebhooks(
  ({ demo }) => demo.partner.user,
  'permission.granted',
  'api_key.expiring',
);
/** Makes webhooks of the bakery in every state. */
export const seedClientWebhooks = seedWebhooks(({ bakery }) => bakery.user, 'contact.erased', 'poll.vote');

/** Sets the webhook of a number, as a program does, once. */
export async function seedNumberWebhook({ sql, bakery, clock }: World) {
  const channelId = bakery.channels[0]?.id ?? '';
  const found = await sql('select from channel_webhook where channel_id = $1', [channelId]);
  if (found.length > 0) return READY;
  await sql(
    `insert into channel_webhook (channel_id, url, api_key_id, set_at)
     values ($1, 'https://bot.bakery.example/whatsapp', (select id from api_key limit 1), now())`,
    [channelId],
  );
  return await sql(
    `insert into webhook_state (webhook_id, kind, account_id, client_id, read_id) values ($1, 'channel', $2, $2, $3)`,
    [channelId, bakery.id, newEventId(clock.now(), null)],
  );
}
