import type { Client, ClientId, ClientQuery, PageQuery } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Your customers: the organizations that own channels. */
export interface Clients {
  /** Lists your clients, newest first. */
  list(query?: ClientQuery & PageQuery, options?: CallOptions): Pages<Client>;
  /**
   * Gets one client.
   *
   * @throws {ApiError} `not_found` when it does not exist or is not your client.
   */
  get(id: ClientId, options?: CallOptions): Call<Client>;
}

/** Binds the client procedures. */
export function createClients(caller: Caller): Clients {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.clients.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.clients.get.query({ id }), options),
  };
}
