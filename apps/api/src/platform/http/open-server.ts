import { createServer, type Server, type ServerResponse } from 'node:http';
import { newRequestId } from '../id.ts';

// A proxy that keeps a connection must be the one that closes it: closed from here, it loses the call that is just being
// sent. Proxies close after 60 s (nginx, the load balancers of AWS) or are told to.
const KEPT_OPEN_MS = 70_000;
// Some older proxies, and Node until 2020, counted a request's headers from the end of the one before.
const HEADERS_WITHIN_MS = 75_000;
// A request is here within this time or not at all: one that was judged by its headers must not be held open.
const ARRIVES_WITHIN_MS = 75_000;
const CHECKED_EVERY_MS = 5_000;

/** Makes the HTTP server, not listening yet. Until somebody else answers, it tells everybody to come back. */
export function openServer(): Server {
  const server = createServer({
    keepAliveTimeout: KEPT_OPEN_MS,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: ARRIVES_WITHIN_MS,
    connectionsCheckingInterval: CHECKED_EVERY_MS,
  });
  return server.on('request', answerStarting);
}

/** Takes the answer of the start away: from now on others answer. */
export const endStarting = (server: Server) => server.off('request', answerStarting);

function answerStarting(_req: unknown, res: ServerResponse): void {
  const headers = { 'retry-after': '1', 'x-refusal': 'unavailable', 'x-request-id': newRequestId() };
  res.writeHead(503, { ...STARTING_HEADERS, ...headers }).end('Starting.\n');
}

// Also of this answer a popup and a frame may be the reader: as in the consent chain.
const STARTING_HEADERS = {
  'content-type': 'text/plain',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
