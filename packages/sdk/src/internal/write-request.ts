import type { FetchInit } from '../runtime.ts';
import type { Operation } from './rpc.ts';

/** A call as it goes over the wire, still without the headers that hold a key. */
export interface Outgoing {
  url: string;
  /** E.g. `channels.list`. */
  procedure: string;
  method: FetchInit['method'];
  body: string | undefined;
}

/** Writes a call as tRPC 11 reads it: a query in the address, a mutation as JSON. */
export function writeRequest(baseUrl: string, { procedure, kind, input }: Operation): Outgoing {
  const url = `${baseUrl}/trpc/${procedure}`;
  const json = input === undefined ? undefined : JSON.stringify(input);
  if (kind === 'mutation') return { url, procedure, method: 'POST', body: json };
  return { url: json ? `${url}?input=${encodeURIComponent(json)}` : url, procedure, method: 'GET', body: undefined };
}
