import type {
  ChannelId,
  CreatedWebhook,
  CreateWebhookInput,
  DeliveryStatus,
  PageQuery,
  ReplayedFailed,
  RotatedWebhookSecret,
  UpdateWebhookInput,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryId,
  WebhookId,
} from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The settings of a webhook to change. A field that is left out stays as it is. */
export type WebhookChanges = Omit<UpdateWebhookInput, 'id'>;

/** What happens to the events of the pause when a webhook is resumed. */
export interface ResumeOptions {
  /** True: the events that were recorded during the pause are not sent. Default: they are sent. */
  skipMissed?: boolean | undefined;
}

/** The new secret of a webhook. */
export interface RotateWebhookSecretOptions {
  /** A secret of your own, 16 to 256 characters. Without it, Chatelaine makes a secret. */
  secret?: string | undefined;
}

/** The deliveries to replay. */
export interface ReplayFailedInput {
  /** Deliveries that were made at this instant or later: ISO 8601. */
  since: string;
}

/** The filter of the deliveries of one webhook. */
export interface DeliveryQuery {
  /** Only deliveries with this status. */
  status?: DeliveryStatus | undefined;
}

/**
 * The URLs to which Chatelaine sends your events. Every method needs the scope `settings`.
 *
 * An event is sent at least once to each webhook that wants it, and keeps its id in every delivery. Verify the body
 * with `verifyWebhook` of `@chatelaine/sdk/webhooks`. `id` is the id of a webhook; it begins with `wh_`. The webhook of
 * a number has the id of the number. A program sets it with the key of the number (`/v1/configs/webhook`). It is in
 * the list with the kind `channel`. You can pause and resume it and replay its deliveries, but not change or delete it.
 */
export interface Webhooks {
  /**
   * Lists your webhooks, newest first, without their secrets and the values of their headers.
   *
   * Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `scope_missing`; `invalid_input` for an invalid limit or cursor.
   * @example
   * for await (const { url, failingSince, pauseReason } of chatelaine.webhooks.list()) {
   *   if (failingSince ?? pauseReason) console.log(url, failingSince, pauseReason);
   * }
   */
  list(query?: PageQuery, options?: CallOptions): Pages<Webhook>;
  /**
   * Gets one webhook, as `list` shows it.
   *
   * @throws {ApiError} `scope_missing`; `not_found` when the webhook does not exist or is not yours.
   * @example
   * const { events, pausedAt } = await chatelaine.webhooks.get(webhookId);
   */
  get(id: WebhookId | ChannelId, options?: CallOptions): Call<Webhook>;
  /**
   * Creates a webhook. Events that are recorded from now on are sent to its URL.
   *
   * The secret is only in this result, and nobody can show it again. The URL begins with `https:` or `http:` and leads
   * to a public address. It has at most 2,048 characters and no password: put a password into `headers`, at most 20.
   * Without `events`, all types are sent, also types of later versions. `channelIds` has 1–200 of your numbers: then only
   * their events are sent.
   *
   * @throws {ApiError} `invalid_input` for a URL that leads into a private network or has a name without an address, and
   * for an unknown type of event; `not_found` for a number of `channelIds` that you cannot see; `conflict` when you have
   * 20 webhooks; `scope_missing`; `secret_unknown` when no attempt got a complete answer, and `already_created`, with
   * `resourceId`, when an earlier attempt created the webhook: list your webhooks and rotate the secret of the new one.
   * @example
   * const { id, secret } = await chatelaine.webhooks.create({
   *   url: 'https://app.example/webhooks',
   *   events: ['permission.granted', 'permission.withdrawn', 'api_key.revoked'],
   * });
   * await vault.store(id, secret);
   */
  create(input: CreateWebhookInput, options?: CallOptions): Call<CreatedWebhook>;
  /**
   * Changes the settings that you name; the other settings stay. `null` removes a filter, the name or the retry policy.
   * `headers` replaces all custom headers.
   *
   * The change counts for every attempt from now on, also for events that already wait. Only events that are recorded
   * later pass the new filter.
   *
   * @throws {ApiError} `invalid_input` as for `create`; `not_found`; `not_allowed` for the webhook of a number;
   * `scope_missing`.
   * @example
   * await chatelaine.webhooks.update(webhookId, { url: 'https://app.example/hooks', events: null });
   */
  update(id: WebhookId, changes: WebhookChanges, options?: CallOptions): Call<Webhook>;
  /**
   * Deletes a webhook with its deliveries. From now on no attempt begins. A deletion cannot be undone.
   *
   * @throws {ApiError} `not_found`, also for a webhook that is deleted already; `not_allowed` for the webhook of a number;
   * `scope_missing`.
   * @example
   * await chatelaine.webhooks.delete(webhookId);
   */
  delete(id: WebhookId, options?: CallOptions): Call<void>;
  /**
   * Pauses a webhook: nothing is sent until it is resumed, but nothing is lost. A second call changes nothing.
   *
   * Chatelaine itself pauses a webhook whose receiver answers 410, or to which no delivery has arrived for five days.
   *
   * @throws {ApiError} `scope_missing`; `not_found`.
   * @example
   * await chatelaine.webhooks.pause(webhookId);
   */
  pause(id: WebhookId | ChannelId, options?: CallOptions): Call<Webhook>;
  /**
   * Resumes a paused webhook. The events of the pause are sent now, oldest first, unless you pass `skipMissed`. A webhook
   * that is not paused stays as it is.
   *
   * @throws {ApiError} `scope_missing`; `not_found`.
   * @example
   * await chatelaine.webhooks.resume(webhookId, { skipMissed: true });
   */
  resume(id: WebhookId | ChannelId, input?: ResumeOptions, options?: CallOptions): Call<Webhook>;
  /**
   * Gives a webhook a new secret. For 24 hours the header `webhook-signature` has a signature of each of the two secrets.
   *
   * The new secret is only in this result, and nobody can show it again. Headers with room for one signature, such as
   * `X-Hub-Signature-256`, have only the new one. A second rotation ends the oldest secret at once.
   *
   * @throws {ApiError} `invalid_input` for a secret that is too short; `not_found`; `not_allowed` for the webhook of a
   * number; `scope_missing`; `secret_unknown` and `already_created` when the new secret is lost: rotate again.
   * @example
   * const { secret, oldSecretEndsAt } = await chatelaine.webhooks.rotateSecret(webhookId);
   * await vault.store(webhookId, secret);
   * console.log(`Deploy it before ${oldSecretEndsAt}.`);
   */
  rotateSecret(id: WebhookId, input?: RotateWebhookSecretOptions, options?: CallOptions): Call<RotatedWebhookSecret>;
  /**
   * Sends a test: one attempt with the event `webhook.test`, also to a webhook that is paused. The result is the
   * delivery as it begins: ask for its end with `delivery`.
   *
   * @throws {ApiError} `rate_limited` after ten tests in a minute; `not_found`; `not_allowed` for the webhook of a number;
   * `scope_missing`.
   * @example
   * const { id } = await chatelaine.webhooks.test(webhookId);
   * const { status, lastError } = await chatelaine.webhooks.delivery(id);
   */
  test(id: WebhookId, options?: CallOptions): Call<WebhookDelivery>;
  /**
   * Sends the event of a delivery again, as a new delivery. The old delivery stays as it is.
   *
   * When the event itself was deleted for its age, the new delivery ends with the reason `event_gone`.
   *
   * @throws {ApiError} `conflict` while the event still waits to be sent to this webhook; `not_found`; `scope_missing`.
   * @example
   * const [failed] = await chatelaine.webhooks.deliveries(webhookId, { status: 'failed' }).toArray({ limit: 1 });
   * if (failed) await chatelaine.webhooks.replay(failed.id);
   */
  replay(id: WebhookDeliveryId, options?: CallOptions): Call<WebhookDelivery>;
  /**
   * Sends the events of all failed deliveries again that were made since an instant: at most 10,000 in one call, and 20
   * in a second.
   *
   * Tests, and events that were replayed since then, are left out, so a second call sends nothing twice.
   *
   * @throws {ApiError} `invalid_input` for a `since` that is no time; `not_found`; `scope_missing`.
   * @example
   * const { count, hasMore } = await chatelaine.webhooks.replayFailed(webhookId, { since: '2026-11-30T00:00:00Z' });
   */
  replayFailed(id: WebhookId | ChannelId, input: ReplayFailedInput, options?: CallOptions): Call<ReplayedFailed>;
  /**
   * Lists the deliveries of a webhook, newest first. A delivery that arrived is kept for 7 days, any other for 30 days.
   *
   * Pages have 1–200 items, by default 50.
   *
   * @throws {ApiError} `scope_missing`; `not_found`; `invalid_input` for an invalid limit or cursor.
   * @example
   * for await (const { event, lastStatus, lastError } of chatelaine.webhooks.deliveries(webhookId, { status: 'failed' })) {
   *   console.log(event, lastStatus, lastError);
   * }
   */
  deliveries(
    id: WebhookId | ChannelId,
    query?: DeliveryQuery & PageQuery,
    options?: CallOptions,
  ): Pages<WebhookDelivery>;
  /**
   * Gets one delivery with its body and all its attempts. An answer of the receiver is cut to 1,024 characters, and the
   * secrets of the webhook in it are replaced by `•••`.
   *
   * @throws {ApiError} `scope_missing`; `not_found`.
   * @example
   * const { body, history } = await chatelaine.webhooks.delivery(deliveryId);
   * for (const { at, status, error, answer } of history) console.log(at, status, error, answer);
   */
  delivery(id: WebhookDeliveryId, options?: CallOptions): Call<WebhookDeliveryDetails>;
}

/** Makes the webhook methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createWebhooks(caller: Caller): Webhooks {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.webhooks.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.webhooks.get.query(byId(id)), options),
    create: (input, options) => caller.callForSecret((rpc) => rpc.webhooks.create.mutate(input), options),
    update: (id, changes, options) =>
      caller.call((rpc) => rpc.webhooks.update.mutate({ ...changes, ...byId(id) }), options),
    delete: (id, options) => caller.call(async (rpc) => void (await rpc.webhooks.delete.mutate(byId(id))), options),
    pause: (id, options) => caller.call((rpc) => rpc.webhooks.pause.mutate(byId(id)), options),
    resume: (id, input, options) =>
      caller.call((rpc) => rpc.webhooks.resume.mutate({ ...input, ...byId(id) }), options),
    rotateSecret: (id, input, options) =>
      caller.callForSecret((rpc) => rpc.webhooks.rotateSecret.mutate({ ...input, ...byId(id) }), options),
    test: (id, options) => caller.call((rpc) => rpc.webhooks.test.mutate(byId(id)), options),
    replay: (id, options) => caller.call((rpc) => rpc.webhooks.replay.mutate(byId(id)), options),
    replayFailed: (id, { since }, options) =>
      caller.call((rpc) => rpc.webhooks.replayFailed.mutate({ since, ...byId(id) }), options),
    deliveries: (id, query, options) =>
      caller.list((rpc, next) => rpc.webhooks.deliveries.query({ ...query, ...next, webhookId: byId(id).id }), options),
    delivery: (id, options) => caller.call((rpc) => rpc.webhooks.delivery.query(byId(id)), options),
  };
}
