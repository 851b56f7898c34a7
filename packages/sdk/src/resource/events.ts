import type { ChatelaineEvent, EventQuery, PageQuery } from '@chatelaine/shared';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** What happened: grants, withdrawals, keys, settings. */
export interface Events {
  /** Lists what was recorded about you and your clients, newest first. */
  list(query?: EventQuery & PageQuery, options?: CallOptions): Pages<ChatelaineEvent>;
}

/** Binds the event procedure. */
export function createEvents(caller: Caller): Events {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.events.list.query({ ...query, ...next }), options),
  };
}
