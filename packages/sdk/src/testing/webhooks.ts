import * as rules from '@chatelaine/shared';
import * as schemas from '@chatelaine/shared/schema';
import { requireKnown } from './channels.ts';
import { change, listPage, query, secretChange } from './procedure.ts';
import { found, Refused, requireRight } from './refused.ts';
import type { Store } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;
const FULL = 'An account has at most 20 webhooks. Delete one first.';
const OPTIONAL = { name: null, events: null, channelIds: null, environments: null, retryPolicy: null, headerNames: [] };
const BORN = { pausedAt: null, pauseReason: null, failingSince: null, oldSecretEndsAt: null };
const UNPAUSED = { pausedAt: null, pauseReason: null };

/** The procedures of webhooks. The fake sends nothing: a test, and the replay of a test, counts as delivered at once. */
export const webhooks = {
  list: query('webhooks_read', schemas.pageQuery, ({ webhooks }, page) => list(webhooks, page)),
  get: query('webhooks_read', schemas.byId, ({ webhooks }, { id }) => structuredClone(get(webhooks, id))),
  create: secretChange('webhooks', schemas.createWebhookInput, (store, { secret, ...input }) => {
    const settings = { ...OPTIONAL, url: input.url, ...settingsIn(store, input) };
    if (store.webhooks.length === 20) throw new Refused('conflict', { message: FULL });
    const [id, now] = [store.newId('webhook'), store.now().toISOString()];
    store.webhooks.push({ id, kind: 'partner', ...settings, ...BORN, createdAt: now, updatedAt: now });
    return { ...act(store, id, 'webhook.created'), secret: secret ?? newSecret(store) };
  }),
  update: change('webhooks', schemas.updateWebhookInput, (store, { id, ...input }) => {
    const before = get(store.webhooks, id);
    const settings = settingsIn(store, input);
    requireRight(rules.leftHeaderIssues(before, input));
    const changed = Object.keys(rules.changesOf<object>(before, settings).after);
    if (changed.length === 0) return before;
    const fields = changed.map((name) => name.replace('headerNames', 'headers'));
    return act(store, id, 'webhook.edited', { ...settings, updatedAt: store.now().toISOString() }, { fields });
  }),
  delete: change('webhooks', schemas.byId, (store, { id }) => {
    act(store, id, 'webhook.deleted');
    store.webhooks = store.webhooks.filter((row) => row.id !== id);
    store.deliveries = store.deliveries.filter(({ webhookId }) => webhookId !== id);
    return { id };
  }),
  pause: change('webhooks', schemas.byId, (store, { id }) => {
    const paused = { pausedAt: store.now().toISOString(), pauseReason: 'asked' } as const;
    const { pausedAt } = get(store.webhooks, id);
    return pausedAt ? get(store.webhooks, id) : act(store, id, 'webhook.paused', paused, { reason: 'asked' });
  }),
  resume: change('webhooks', schemas.resumeWebhookInput, (store, { id }) =>
    get(store.webhooks, id).pausedAt ? act(store, id, 'webhook.resumed', UNPAUSED) : get(store.webhooks, id),
  ),
  rotateSecret: secretChange('webhooks', schemas.rotateWebhookSecretInput, (store, { id, secret }) => {
    const [now, end] = [store.now(), new Date(store.now().getTime() + DAY_MS)].map((at) => at.toISOString());
    act(store, id, 'webhook.secret_rotated', { oldSecretEndsAt: end, updatedAt: now });
    return { secret: secret ?? newSecret(store), oldSecretEndsAt: end };
  }),
  test: change('webhooks', schemas.byId, (store, { id }) => deliver(store, get(store.webhooks, id), null)),
  replay: change('webhooks', schemas.byId, (store, { id }) => {
    const delivery = get(store.deliveries, id);
    return deliver(store, act(store, delivery.webhookId, 'webhook.replayed', {}, { count: 1 }), delivery);
  }),
  replayFailed: change('webhooks', schemas.replayFailedInput, ({ webhooks }, { id }) => {
    get(webhooks, id);
    return { count: 0, hasMore: false };
  }),
  deliveries: query('webhooks_read', schemas.webhookDeliveryQuery, (store, { webhookId, limit, cursor, ...asked }) => {
    const { id } = get(store.webhooks, webhookId);
    const rows = store.deliveries.filter((row) => rules.matches(row, { ...asked, webhookId: id }));
    return list(rows.map(undetailed), { limit, cursor });
  }),
  delivery: query('webhooks_read', schemas.byId, ({ deliveries }, { id }) => structuredClone(get(deliveries, id))),
};

const get = <Row extends { id: string }>(rows: Row[], id: string): Row => found(rows.find((row) => row.id === id));

/** Lists rows that have their time as text. */
function list<Row extends { id: string; createdAt: string }>(rows: Row[], page: rules.PageQuery) {
  const placed = rows.map((row) => ({ id: row.id, createdAt: new Date(row.createdAt), row }));
  return listPage(placed, page, ({ row }) => structuredClone(row));
}

const newSecret = (store: Store) => `whsec_${btoa(store.newId('call').padStart(32, '0'))}`;

/** Checks the settings of a webhook, and returns those that were given. The fake looks no host up. */
function settingsIn(store: Store, { headers, ...given }: Omit<rules.UpdateWebhookInput, 'id'>) {
  const isUnknown = (type: string) => !rules.PARTNER_WEBHOOK_EVENTS.some((known) => known === type);
  const message = `An event is one of ${rules.PARTNER_WEBHOOK_EVENTS.join(', ')}.`;
  const issues = (given.events ?? []).flatMap((type, at) =>
    isUnknown(type) ? [{ path: `events.${at}`, message }] : [],
  );
  requireRight(issues);
  for (const id of given.channelIds ?? []) requireKnown(store, id);
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const settings = Object.fromEntries(named.map(([name, value]) => [name, distinct(value)])) as Partial<rules.Webhook>;
  return headers === undefined ? settings : { ...settings, headerNames: Object.keys(headers) };
}

const distinct = (value: unknown): unknown => (Array.isArray(value) ? [...new Set(value)] : value);

function act(store: Store, id: string, type: rules.EventType, changes: Partial<rules.Webhook> = {}, more: object = {}) {
  const webhook = Object.assign(get(store.webhooks, id), changes);
  store.record({ type, by: 'partner_key', subjectId: id, data: { host: new URL(webhook.url).host, ...more } });
  return structuredClone(webhook);
}

function deliver(store: Store, { id: webhookId }: rules.Webhook, again: rules.WebhookDeliveryDetails | null) {
  const [at, id] = [store.now().toISOString(), store.newId('delivery')];
  const { eventId = store.newEventId(), event = rules.TEST_EVENT } = again ?? {};
  const subject = { id: webhookId, partnerId: store.settings.partnerId, clientId: null, channelId: null, facts: {} };
  const body = { id: eventId, type: event, occurredAt: at, actor: { kind: 'system', id: null }, subject };
  const row: rules.WebhookDeliveryDetails = {
    ...{ id, webhookId, eventId, event, channelId: null, status: 'delivered', reason: null, attempts: 1 },
    ...{ nextAttemptAt: null, lastStatus: 204, lastError: null, replayOf: again?.id ?? null },
    ...{ createdAt: at, endedAt: at },
    body: again?.body ?? JSON.stringify(body),
    history: [{ number: 1, at, durationMs: 1, status: 204, error: null, answer: '' }],
  };
  store.deliveries.push(row);
  return undetailed(row);
}

const undetailed = ({ body, history, ...row }: rules.WebhookDeliveryDetails): rules.WebhookDelivery => row;
