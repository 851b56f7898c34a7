import { Agent, buildConnector } from 'undici';
import type { Outside } from './address-problem.ts';
import { describeOutsideError } from './describe-outside-error.ts';
import { dial } from './dial.ts';
import { lookUpHost } from './look-up-host.ts';
import { OutsideError } from './outside-error.ts';
import { readStart } from './read-start.ts';

export { OutsideError };

/** A request to a URL that somebody gave us. */
export interface OutsideRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** The time limit for the whole attempt, from the look-up of the name to the headers of the answer. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** The answer to an {@link OutsideRequest}. */
export interface OutsideAnswer {
  status: number;
  headers: Record<string, string>;
  /** The first 4 KiB of the body. Empty for a compressed body, because nothing is decompressed. */
  text: string;
}

/** Makes all requests to URLs that somebody gave us. */
export interface OutsideClient {
  /**
   * Sends one request. Redirects are not followed.
   *
   * @throws {OutsideError} when there is no answer.
   */
  send(request: OutsideRequest): Promise<OutsideAnswer>;
  /** Ends all connections, also those with a request under way. */
  close(): Promise<void>;
}

/** The time limit for the look-up and the connection together, in milliseconds. */
const CONNECT_MS = 10_000;
/** How long a connection waits for the next request. Receivers that close idle connections mostly wait longer. */
const IDLE_MS = 1_000;
/** How long a connection is used. Its address was checked when it began, and the rules or the name may change. */
const LONGEST_USE_MS = 30_000;
/** The highest size of the headers of an answer, in bytes. */
const HEADER_BYTES = 16_384;
/** The highest number of informational answers (1xx) before the answer. An endless row of them costs computing time. */
const MOST_INFORMATION = 100;

const ONLY_INFORMATION = 'The host sent informational answers (1xx) without end, and no answer.';

/**
 * Opens the client that makes all requests to URLs that somebody gave us. For each connection it looks up the host,
 * checks all its addresses, and connects to a checked address. TLS runs over that same connection.
 */
export function openOutsideClient(outside: Outside): OutsideClient {
  const agent = new Agent({
    connect: connectorOf(outside),
    allowH2: false,
    pipelining: 1,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    clientTtl: LONGEST_USE_MS,
    maxHeaderSize: HEADER_BYTES,
    // The time limit of each request covers these.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (request) => send(agent, request),
    close: () => agent.destroy(),
  };
}

/** Connects as undici asks: the host is looked up, checked and dialled, and then speaks TLS over the same socket. */
function connectorOf(outside: Outside): buildConnector.connector {
  // A resumed TLS session skips the check of the name in the certificate, so no session is kept. The certificate is
  // checked even when NODE_TLS_REJECT_UNAUTHORIZED is 0.
  const secure = buildConnector({
    allowH2: false,
    maxCachedSessions: 0,
    rejectUnauthorized: true,
    timeout: CONNECT_MS,
  });
  return (options, done) => {
    const isSecure = options.protocol === 'https:';
    const port = Number(options.port) || (isSecure ? 443 : 80);
    connectTo(options.hostname, port, outside).then(
      (socket) => (isSecure ? secure({ ...options, httpSocket: socket }, done) : done(null, socket)),
      (error: Error) => done(error, null),
    );
  };
}

async function connectTo(hostname: string, port: number, outside: Outside) {
  const signal = AbortSignal.timeout(CONNECT_MS);
  const found = await lookUpHost(hostname, outside);
  if (found.problem !== undefined) throw new OutsideError(found.problem, { isRefused: found.isRefused });
  return dial(found.addresses, port, { outside, signal });
}

async function send(agent: Agent, request: OutsideRequest): Promise<OutsideAnswer> {
  const { method, url, headers, body, timeoutMs, signal } = request;
  const ending = new AbortController();
  const late = new OutsideError(`The host gave no answer within ${timeoutMs / 1_000} s.`);
  const timer = setTimeout(() => ending.abort(late), timeoutMs);
  const stop = () => ending.abort(new OutsideError('The attempt was ended before there was an answer.'));
  signal?.addEventListener('abort', stop, { once: true });
  let informational = 0;
  const onInfo = () => {
    if (++informational > MOST_INFORMATION) ending.abort(new OutsideError(ONLY_INFORMATION));
  };
  try {
    if (signal?.aborted) stop();
    const answer = await agent.request({
      origin: `${url.protocol}//${url.host.replace(/\.+(?=:|$)/, '')}`,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body,
      signal: ending.signal,
      onInfo,
    });
    return { status: answer.statusCode, headers: joined(answer.headers), text: await readStart(answer) };
  } catch (error) {
    throw describeOutsideError(ending.signal.aborted ? ending.signal.reason : error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
}
