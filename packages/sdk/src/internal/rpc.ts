import type { AppRouter } from '@chatelaine/api/contract';
import { createTRPCClient, type TRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';

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
 * It ends tRPC's chain with a link of our own in place of `httpLink`: that one hides the answer's status and headers
 * and is larger than the two lines of wire format that we need of it.
 */
export function createRpc(carry: (operation: Operation) => Promise<unknown>): Rpc {
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        const kind = op.type === 'mutation' ? 'mutation' : 'query';
        carry({ procedure: op.path, kind, input: op.input }).then(
          (data) => {
            observer.next({ result: { type: 'data', data } });
            observer.complete();
          },
          (error) => observer.error(TRPCClientError.from(error)),
        );
      });
  return createTRPCClient<AppRouter>({ links: [link] });
}
