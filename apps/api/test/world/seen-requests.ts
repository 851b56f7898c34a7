import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The requests that reached a server. Node reports the requests inside the server's process, so a browser cannot hide
 * or change a request in this list.
 */
export interface SeenRequests extends Disposable {
  /** The method and the address of each request in order, such as `GET /permission?request=…`. */
  readonly lines: readonly string[];
  /** Returns the number of requests that begin with this text, such as `POST /permission/answer`. */
  count(beginning: string): number;
}

/** Records the requests that reach the server on this port. */
export function seeRequests(port: number): SeenRequests {
  const lines: string[] = [];
  const see = (message: unknown) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    if ((server.address() as AddressInfo | null)?.port === port) lines.push(`${request.method} ${request.url}`);
  };
  subscribe('http.server.request.start', see);
  return {
    lines,
    count: (beginning) => lines.filter((line) => line.startsWith(beginning)).length,
    [Symbol.dispose]: () => void unsubscribe('http.server.request.start', see),
  };
}
