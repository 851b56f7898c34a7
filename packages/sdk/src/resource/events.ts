import type { ChatelaineEvent, EventQuery, PageQuery } from '@chatelaine/shared';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** What happened: grants, withdrawals, keys, settings. */
export interface Events {
  /**
   * Lists what was recorded about you and your clients, newest first. Needs the scope `read`.
   *
   * Of the client's people you are told only that it was the client. `data` differs by `type` and never holds a secret.
   * New types may come: give your `switch` a `default`. Pages have 1–200 items, by default 50; a cursor is the id of an
   * event, so an id that you kept goes on from there.
   *
   * Ids sort as text, and no event appears behind one that you have seen: whoever reads, newest first, back to the last
   * id that was handled, misses none.
   *
   * @throws {ApiError} `invalid_input` for a type that this server does not know, or a limit that is none.
   * @example
   * for await (const event of chatelaine.events.list({ type: 'permission.withdrawn', channelId })) {
   *   console.log(event.at, event.actor.kind);
   * }
   */
  list(query?: EventQuery & PageQuery, options?: CallOptions): Pages<ChatelaineEvent>;
}

/** Binds the event procedure. */
export function createEvents(caller: Caller): Events {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.events.list.query({ ...query, ...next }), options),
  };
}
