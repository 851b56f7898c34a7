import type { AppRouter } from '@chatelaine/api/contract';
import { createTRPCClientProxy, type TRPCClient, type TRPCUntypedClient } from '@trpc/client';

/** The procedures, as the server's own type describes them. It never reaches the published types. */
export type Rpc = TRPCClient<AppRouter>;

/** One call as tRPC hands it over. */
export interface Operation {
  /** E.g. `channels.list`. */
  procedure: string;
  kind: 'query' | 'mutation';
  input: unknown;
}

/**
 * Makes a client whose calls are all carried out by `carry`.
 *
 * Only tRPC's names and types are in it. A whole client of tRPC has links, subscriptions and errors of its own, hides
 * the answer's status and headers, and is larger than the two lines of wire format that we need of it.
 */
export function createRpc(carry: (operation: Operation) => Promise<unknown>): Rpc {
  const callAs = (kind: Operation['kind']) => (procedure: string, input: unknown) => carry({ procedure, kind, input });
  // What stands behind tRPC's names calls nothing else of a client.
  const client = { query: callAs('query'), mutation: callAs('mutation') };
  return createTRPCClientProxy(client as unknown as TRPCUntypedClient<AppRouter>);
}
