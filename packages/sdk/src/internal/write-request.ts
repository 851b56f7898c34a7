import type { FetchInit } from '../runtime.ts';
import { isObject } from './parse-json.ts';
import type { Operation } from './rpc.ts';

/** A call in its wire format, without the headers that have a key. */
export interface Outgoing {
  url: string;
  /** The name of the procedure, e.g. `channels.list`. */
  procedure: string;
  method: FetchInit['method'];
  body: string | undefined;
  /** Finds the answer in a body that is an object. */
  dataIn(json: Record<string, unknown>): unknown;
}

// Takes the answer out of tRPC's envelope.
const inResult: Outgoing['dataIn'] = ({ result }) => (isObject(result) ? result.data : undefined);

/** Writes a call in the format of tRPC 11: a query in the address, a mutation as JSON. */
export function writeRequest(baseUrl: string, { procedure, kind, input }: Operation): Outgoing {
  const url = `${baseUrl}/trpc/${procedure}`;
  const json = input === undefined ? undefined : JSON.stringify(input);
  const common = { procedure, dataIn: inResult };
  if (kind === 'mutation') return { ...common, url, method: 'POST', body: json };
  return { ...common, url: json ? `${url}?input=${encodeURIComponent(json)}` : url, method: 'GET', body: undefined };
}

/** Writes a call that is not a procedure. Its body is the answer itself. */
export function writeWhoAmI(baseUrl: string): Outgoing {
  const dataIn: Outgoing['dataIn'] = (json) => (json.kind === 'partner' ? json : undefined);
  return { url: `${baseUrl}/api/v2/whoami`, procedure: 'whoAmI', method: 'GET', body: undefined, dataIn };
}
