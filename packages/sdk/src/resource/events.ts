import type { ChatelaineEvent, EventQuery, PageQuery } from '@chatelaine/shared';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** The events about grants, withdrawals, keys and settings. */
export interface Events {
  /**
   * Lists the events of your account and your clients, newest first. Needs the scope `read`.
   *
   * When a person of the client acts, the event names only the client. `data` differs by `type` and never has a secret.
   * New types may be added: give your `switch` a `default`. Pages have 1–200 items, by default 50. A cursor is the id
   * of an event, so you can continue from an id that you stored.
   *
   * Ids sort as text, and a new event always has a larger id than every event that you have seen. To miss no event,
   * read the list, newest first, back to the last id that you handled.
   *
   * @throws {ApiError} `invalid_input` for a type that this server does not know, or an invalid limit.
   * @example
   * for await (const event of chatelaine.events.list({ type: 'permission.withdrawn', channelId })) {
   *   console.log(event.at, event.actor.kind);
   * }
   */
  list(query?: EventQuery & PageQuery, options?: CallOptions): Pages<ChatelaineEvent>;
}

/** Makes the event method of a `Chatelaine` object. The method calls the server with `caller`. */
export function createEvents(caller: Caller): Events {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.events.list.query({ ...query, ...next }), options),
  };
}
