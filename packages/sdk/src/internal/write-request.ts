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
  /** Takes the answer out of the parsed JSON body of a response. */
  dataIn(json: Record<string, unknown>): unknown;
}

// Takes the answer out of tRPC's envelope.
const inResult: Outgoing['dataIn'] = ({ result }) => (isObject(result) ? result.data : undefined);

/**
 * Writes a call in the format of tRPC 11: the input of a query is in the URL, and the input of a mutation is the JSON
 * body.
 */
export function writeRequest(baseUrl: string, { procedure, kind, input }: Operation): Outgoing {
  const url = `${baseUrl}/trpc/${procedure}`;
  const json = input === undefined ? undefined : JSON.stringify(input);
  const common = { procedure, dataIn: inResult };
  if (kind === 'mutation') return { ...common, url, method: 'POST', body: json };
  return { ...common, url: json ? `${url}?input=${encodeURIComponent(json)}` : url, method: 'GET', body: undefined };
}

/**
 * Writes the call `whoAmI`, which is not a procedure: the body of its response is the answer itself, without an
 * envelope.
 */
export function writeWhoAmI(baseUrl: string): Outgoing {
  const dataIn: Outgoing['dataIn'] = (json) => (json.kind === 'partner' ? json : undefined);
  return { url: `${baseUrl}/api/v2/whoami`, procedure: 'whoAmI', method: 'GET', body: undefined, dataIn };
}
