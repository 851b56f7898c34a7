import type { Client, ClientId, ClientQuery, PageQuery } from '@chatelaine/shared';
import type { Call } from '../call/call.ts';
import type { Pages } from '../call/pages.ts';
import { byId } from '../internal/by-id.ts';
import type { Caller } from '../internal/caller.ts';
import type { CallOptions } from '../options.ts';

/** Your clients: the organizations that own channels. */
export interface Clients {
  /**
   * Lists your clients, newest first. Needs the scope `read`.
   *
   * A client is yours from its first grant on. Before that grant you cannot see the client. `name` matches a part of a
   * name, case-insensitively, and has at most 64 characters. `ids` has 1–200 ids. Pages have 1–200 items, by default
   * 50.
   *
   * @throws {ApiError} `invalid_input` for an invalid limit or cursor.
   * @example
   * const bakeries = await chatelaine.clients.list({ name: 'bakery' }).toArray({ limit: 100 });
   */
  list(query?: ClientQuery & PageQuery, options?: CallOptions): Pages<Client>;
  /**
   * Gets one client. Needs the scope `read`.
   *
   * @throws {ApiError} `not_found` when the client does not exist or is not yours. The error is the same in these two
   * cases.
   * @example
   * const { name } = await chatelaine.clients.get(clientId);
   */
  get(id: ClientId, options?: CallOptions): Call<Client>;
}

/** Makes the client methods of a `Chatelaine` object. The methods call the server with `caller`. */
export function createClients(caller: Caller): Clients {
  return {
    list: (query, options) => caller.list((rpc, next) => rpc.clients.list.query({ ...query, ...next }), options),
    get: (id, options) => caller.call((rpc) => rpc.clients.get.query(byId(id)), options),
  };
}
