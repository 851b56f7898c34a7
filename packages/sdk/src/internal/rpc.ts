import type { AppRouter } from '@chatelaine/api/contract';
import { createTRPCClientProxy, type TRPCClient, type TRPCUntypedClient } from '@trpc/client';

/** The procedures, with the server's own type. The published types do not include this type. */
export type Rpc = TRPCClient<AppRouter>;

/** One call of a procedure, as tRPC's proxy passes it to `carry`. */
export interface Operation {
  /** The name of the procedure, e.g. `channels.list`. */
  procedure: string;
  kind: 'query' | 'mutation';
  input: unknown;
}

/**
 * Makes a client that makes all its calls with `carry`.
 *
 * This client uses only tRPC's names and types. A full tRPC client has links, subscriptions and errors of its own, and
 * hides the answer's status and headers. A full client is also larger than the two lines of wire format that we need.
 */
export function createRpc(carry: (operation: Operation) => Promise<unknown>): Rpc {
  const callAs = (kind: Operation['kind']) => (procedure: string, input: unknown) => carry({ procedure, kind, input });
  // tRPC's proxy calls only these two methods of a client.
  const client = { query: callAs('query'), mutation: callAs('mutation') };
  return createTRPCClientProxy(client as unknown as TRPCUntypedClient<AppRouter>);
}
