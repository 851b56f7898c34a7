import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The requests that reached a server, seen from inside Node: nothing a browser reports or hides changes them. */
export interface SeenRequests extends Disposable {
  /** `GET /permission?request=…`, in order. */
  readonly lines: readonly string[];
  /** How many began with this, e.g. `POST /permission/answer`. */
  count(beginning: string): number;
}

/** Writes down what reaches the server on this port. */
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

/** The port of the next server in this process that listens: one whose own answer does not tell it. */
export function nextPort(): Promise<number> {
  const listening = 'tracing:net.server.listen:asyncEnd';
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      unsubscribe(listening, hear);
      const { server } = message as { server: Server };
      resolve((server.address() as AddressInfo).port);
    };
    subscribe(listening, hear);
  });
}
