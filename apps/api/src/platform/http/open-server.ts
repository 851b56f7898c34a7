import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { newRequestId } from '../id.ts';
import { asksForWebSocket } from './answer-upgrades.ts';
import { isEventSource } from './is-event-source.ts';

// The time for which this server keeps an idle connection open. The proxy must be the side that closes an idle
// connection. If this server closes it, the proxy loses a call that it is sending at that moment. Proxies close idle
// connections after 60 s (nginx, the load balancers of AWS), or after a time that the operator sets.
const KEPT_OPEN_MS = 70_000;
// The time limit for the headers of a request must be longer than `KEPT_OPEN_MS`. Node until 2020, and some older
// proxies, measured this time from the end of the previous request.
const HEADERS_WITHIN_MS = 75_000;
// The time limit for the arrival of a whole request. Without it, a sender could keep a request open after its headers
// were checked.
const ARRIVES_WITHIN_MS = 75_000;
const CHECKED_EVERY_MS = 5_000;

/**
 * Makes the HTTP server, which does not listen yet. Until the routes are added, it answers every request with the
 * refusal to try again later.
 */
export function openServer(): Server {
  const server: Server = createServer({
    // Node from 24.9 asks this function. An older Node ignores it, and `answerUpgrades` does the same.
    shouldUpgradeCallback: (req) => asksForWebSocket(req) && server.listenerCount('upgrade') > 0,
    keepAliveTimeout: KEPT_OPEN_MS,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: ARRIVES_WITHIN_MS,
    connectionsCheckingInterval: CHECKED_EVERY_MS,
  });
  return server.on('request', answerStarting);
}

/** Removes the handler that answers during the start. From then on the routes answer. */
export const endStarting = (server: Server) => server.off('request', answerStarting);

function answerStarting(req: IncomingMessage, res: ServerResponse): void {
  if (isEventSource(req)) return void res.destroy();
  const headers = { 'retry-after': '1', 'x-refusal': 'unavailable', 'x-request-id': newRequestId() };
  res.writeHead(503, { ...STARTING_HEADERS, ...headers }).end('Starting.\n');
}

// A popup or a frame may show this answer too, so its headers match the headers of the consent chain.
const STARTING_HEADERS = {
  'content-type': 'text/plain',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
