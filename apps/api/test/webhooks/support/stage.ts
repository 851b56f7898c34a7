import type { RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { inject } from 'vitest';
import { record } from '../../../src/event/index.ts';
import { newId } from '../../../src/platform/id.ts';
import { type OutsideAnswer, OutsideError, type OutsideRequest } from '../../../src/platform/outside/outside-client.ts';
import { Places } from '../../../src/platform/places.ts';
import { transaction, type Work } from '../../../src/platform/work.ts';
import { recordSessionEvent, type SessionFact } from '../../../src/session-event/index.ts';
import { beginAttempts } from '../../../src/webhook/deliver/begin-attempts.ts';
import type { BodiesOf } from '../../../src/webhook/deliver/bodies.ts';
import type { PlaceLimits } from '../../../src/webhook/deliver/delivery-places.ts';
import { Lanes } from '../../../src/webhook/deliver/lanes.ts';
import type { Send } from '../../../src/webhook/deliver/make-attempt.ts';
import { takeTurn } from '../../../src/webhook/deliver/take-turn.ts';
import { beginState } from '../../../src/webhook/index.ts';
import { sealForWebhook } from '../../../src/webhook/secrets.ts';
import { type MovedClock, stillClock } from '../../world/clock.ts';
import { openTestServices } from '../../world/open-test-services.ts';

/** A request as a receiver got it. */
export interface Received {
  /** The first part of the host: the name that the test gave the receiver. */
  to: string;
  eventId: string;
  headers: Record<string, string>;
  body: string;
}

/** What a receiver does with a request: a status, an answer, or a wait. */
export type Receiver = (received: Received, request: OutsideRequest) => Reply | Promise<Reply>;
type Reply = number | Partial<OutsideAnswer> | 'nothing';

/** Receivers of webhooks in this process, by name. One without a rule answers 200. */
export class Receivers {
  readonly got: Received[] = [];
  readonly #rules = new Map<string, Receiver>();

  /** Says what the receiver of this name does. */
  when(name: string, rule: Receiver): void {
    this.#rules.set(name, rule);
  }

  /** Returns the ids of the events that a receiver got, in their order. */
  idsAt(name: string): string[] {
    return this.got.filter(({ to }) => to === name).map(({ eventId }) => eventId);
  }

  send: Send = async (request) => {
    const to = request.url.hostname.split('.')[0] ?? '';
    const { headers, body = '' } = request;
    const received = { to, eventId: headers['webhook-id'] ?? '', headers, body };
    this.got.push(received);
    const reply = await (this.#rules.get(to)?.(received, request) ?? 200);
    if (reply === 'nothing') throw new OutsideError('The host gave no answer within 15 s.');
    return { status: 200, headers: {}, text: '', ...(typeof reply === 'number' ? { status: reply } : reply) };
  };
}

/** Waits until the signal of a request is aborted, as a receiver that never answers. */
export const hang: Receiver = (_received, { signal }) =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve('nothing');
    else signal?.addEventListener('abort', () => resolve('nothing'));
  });

/** The filter and the settings of a test's webhook. */
interface Made {
  kind?: WebhookKind;
  accountId?: string;
  events?: string[];
  channelIds?: string[];
  environments?: string[];
  retryPolicy?: RetryPolicy;
}

const plainBodies: BodiesOf = async (_work, _endpoint, events) =>
  new Map(events.map(({ eventId }) => [eventId, { text: JSON.stringify({ id: eventId }) }]));

/** Opens a database with the demo world, in which tests deliver by hand. */
export async function openWebhookStage(clock: MovedClock = stillClock()) {
  const services = await openTestServices({ clock });
  const [bakery, travel] = inject('demo').clients;
  const partnerId = inject('demo').partner.id;
  if (!bakery || !travel) throw new Error('The demo world has other clients now.');
  const [orders, support] = bakery.channels;
  if (!orders || !support) throw new Error('The demo world has other numbers now.');
  const begin = (): Work => services.beginWork();
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await services.pool.query<Row & Record<string, unknown>>(text, values)).rows as Row[];

  /** Makes a webhook whose URL has the name of its receiver. Returns its id. */
  const webhook = async (name: string, over: Made = {}) => {
    const { kind = 'client', accountId = kind === 'partner' ? partnerId : bakery.id, retryPolicy } = over;
    const id = newId('webhook');
    const secret = sealForWebhook(begin(), 'secret', id, 'whsec_c2VjcmV0IG9mIGEgdGVzdC4uLi4uLi4uLi4uLi4uLg==');
    await sql(
      `insert into webhook (id, partner_id, client_id, url, events, channel_ids, environments, header_names,
         retry_policy, secret, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, now(), now())`,
      [
        ...[id, kind === 'partner' ? accountId : null, kind === 'partner' ? null : accountId],
        ...[`https://${name}.example/in`, over.events ?? null, over.channelIds ?? null, over.environments ?? null],
        ...[retryPolicy === undefined ? null : JSON.stringify(retryPolicy), secret],
      ],
    );
    const clientId = kind === 'partner' ? null : accountId;
    await transaction(begin(), (tx) => beginState(tx, { webhookId: id, kind, accountId, clientId }));
    return id;
  };

  /** Records events of the bakery's first number. Returns their ids. */
  const happen = async (count = 1, over: Partial<SessionFact> = {}) => {
    const [before] = await sql<{ id: string }>('select last_id as id from feed where client_id = $1', [bakery.id]);
    await transaction(begin(), async (tx) => {
      for (let n = 0; n < count; n++)
        recordSessionEvent(tx, {
          ...{ clientId: bakery.id, channelId: orders.id, event: 'call', contactId: null, payload: { n } },
          ...over,
        });
    });
    const rows = await sql<{ id: string }>(
      'select id from session_event where client_id = $1 and id > $2 order by id',
      [over.clientId ?? bakery.id, before?.id ?? ''],
    );
    return rows.map(({ id }) => id);
  };

  /** Records an event of the partner about the bakery's first number. */
  const happenToPartner = (subjectId: string | null = null) =>
    transaction(begin(), async (tx) =>
      record(
        tx,
        { kind: 'system', id: null, account: null },
        {
          type: 'channel.renamed',
          partnerId,
          channelId: orders.id,
          subjectId,
          data: { name: 'New', before: 'Old' } as never,
        },
      ),
    );

  const deliveriesOf = (webhookId: string) =>
    sql<StoredDelivery>(
      `select id, event_id as "eventId", event, status, reason, attempts, tries, claim, due_at as "dueAt",
         last_status as "lastStatus", last_error as "lastError"
       from webhook_delivery where webhook_id = $1 order by event_id, created_at, id`,
      [webhookId],
    );

  const stateOf = async (webhookId: string) =>
    (
      await sql<{ failingSince: Date | null; toldAt: Date | null; pausedAt: Date | null; pauseReason: string | null }>(
        `select failing_since as "failingSince", told_at as "toldAt", paused_at as "pausedAt",
           pause_reason as "pauseReason", held_until as "heldUntil", read_id as "readId" from webhook_state
         where webhook_id = $1`,
        [webhookId],
      )
    )[0];

  const clear = async () => {
    for (const table of ['webhook_attempt', 'webhook_delivery', 'webhook_state', 'webhook', 'channel_webhook'])
      await sql(`delete from ${table}`);
  };

  /** The deliveries of one server, which a test runs turn by turn. */
  const server = ({
    send,
    bodiesOf = plainBodies,
    limits,
  }: {
    send: Send;
    bodiesOf?: BodiesOf;
    limits?: PlaceLimits;
  }) => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const attempting = { beginWork: begin, send, bodiesOf, statements: new Places(4, Number.POSITIVE_INFINITY) };
    const lanes = new Lanes({ begin: (asked) => beginAttempts(attempting, asked), onError, limits });
    const ending = new AbortController();
    const turn = takeTurn({ beginWork: begin, lanes, signal: ending.signal, onError });
    return {
      lanes,
      errors,
      turn,
      /** Takes turns until all new events have deliveries, and waits until no attempt is under way. */
      deliver: async () => {
        while ((await turn()).hasMore);
        await lanes.settle();
      },
      /** Ends the attempts under way at once. */
      stop: () => lanes.stop(Promise.resolve()),
    };
  };

  return Object.assign(services, {
    ...{ clock, begin, sql, bakery, travel, partnerId, orders, support },
    ...{ webhook, happen, happenToPartner, deliveriesOf, stateOf, clear, server },
  });
}

/** A delivery as the database has it. */
export interface StoredDelivery {
  id: string;
  eventId: string;
  event: string;
  status: string;
  reason: string | null;
  attempts: number;
  tries: number;
  claim: string | null;
  dueAt: Date;
  lastStatus: number | null;
  lastError: string | null;
}

/** The database of a test, with what it needs to deliver. */
export type WebhookStage = Awaited<ReturnType<typeof openWebhookStage>>;
