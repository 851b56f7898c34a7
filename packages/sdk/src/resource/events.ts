import type { ChatelaineEvent, EventId, EventQuery, PageQuery } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byId } from '../internal/by-id.ts';
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
   * `subjectId` finds the events of one key, permission or request. `actorId` finds what one of your own keys or people
   * did. `from` and `to` bound the time; `to` is excluded.
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
  /**
   * Gets one event. Needs the scope `read`.
   *
   * @throws {ApiError} `not_found` when the event does not exist, or is not about your account or your clients. The error
   * is the same in these two cases.
   * @example
   * const [newest] = await chatelaine.events.list({ subjectId: key.id }).toArray({ limit: 1 });
   * if (newest) console.log((await chatelaine.events.get(newest.id)).actor.kind);
   */
  get(id: EventId, options?: CallOptions): Call<ChatelaineEvent>;
}

/** Makes the event methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createEvents(caller: Caller): Events {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.events.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.events.get.query(byId(id)), options),
  };
}
