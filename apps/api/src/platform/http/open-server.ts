import { createServer, type Server, type ServerResponse } from 'node:http';
import { newRequestId } from '../id.ts';

// The proxy must be the side that closes a connection it keeps open. If this side closes it, the proxy loses a call
// that it is sending at that moment. Proxies close after 60 s (nginx, the load balancers of AWS), or the operator sets
// their time.
const KEPT_OPEN_MS = 70_000;
// Some older proxies, and Node until 2020, measured the time for a request's headers from the end of the previous
// request.
const HEADERS_WITHIN_MS = 75_000;
// A whole request must arrive within this time, so that a sender cannot hold it open after its headers were checked.
const ARRIVES_WITHIN_MS = 75_000;
const CHECKED_EVERY_MS = 5_000;

/** Makes the HTTP server, which does not listen yet. Until routes are added it asks every caller to come back later. */
export function openServer(): Server {
  const server = createServer({
    keepAliveTimeout: KEPT_OPEN_MS,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: ARRIVES_WITHIN_MS,
    connectionsCheckingInterval: CHECKED_EVERY_MS,
  });
  return server.on('request', answerStarting);
}

/** Removes the handler that answers during the start. From now on the routes answer. */
export const endStarting = (server: Server) => server.off('request', answerStarting);

function answerStarting(_req: unknown, res: ServerResponse): void {
  const headers = { 'retry-after': '1', 'x-refusal': 'unavailable', 'x-request-id': newRequestId() };
  res.writeHead(503, { ...STARTING_HEADERS, ...headers }).end('Starting.\n');
}

// A popup or a frame may show this answer too, so its headers match those of the consent chain.
const STARTING_HEADERS = {
  'content-type': 'text/plain',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
