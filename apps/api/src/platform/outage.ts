/** The reason why a database does not answer, or cannot execute a statement now. */
export interface Outage {
  /** The code of the error, or the sentence of a driver's error without a code. */
  code: string;
  means: string;
  /**
   * Whether the outage may end by itself, so that a start waits for its end. A problem that an operator must fix does
   * not end by itself.
   */
  passes: boolean;
}

type Meaning = readonly [means: string, passes?: 'passes'];

/**
 * PostgreSQL's codes for errors that are not the statement's fault. A full code is looked up first, and then its class,
 * which is the first two characters. Null marks a code that is the statement's fault although its class is listed. A
 * code that is not listed means a bug of ours or a caller's mistake. Source: PostgreSQL, appendix A, "Error Codes" (its
 * file errcodes.txt, which the test reads).
 */
export const SQLSTATES: Readonly<Record<string, Meaning | null>> = {
  '08': ['the connection broke', 'passes'],
  // When PostgreSQL sends this code, it means a malformed message. `isPoolers` finds out whether a pooler sent it.
  '08P01': null,
  '25006': ['the database takes no changes: it is a standby, or read-only', 'passes'],
  '25P03': ['a transaction stood still for too long', 'passes'],
  '25P04': ['a transaction took too long', 'passes'],
  '26': ['a pooler gave the connection of a prepared statement to somebody else'],
  '42P05': ['a pooler gave this connection a prepared statement of somebody else'],
  '28': ['the database refuses the log-in'],
  '3D': ['the database does not exist there'],
  '40': ['another transaction was first', 'passes'],
  '40002': null,
  '42501': ['the role may not do what it has to'],
  '53': ['the database has no room, memory or connection left', 'passes'],
  '55000': ['the database takes no connections, or is recovering', 'passes'],
  '55P03': ['a lock was not free in time', 'passes'],
  '57': ['the database stopped the statement, is stopping, or is not up yet', 'passes'],
  '57P04': ['the database was dropped'],
  '58': ['a file or device of the database fails'],
  XX: ['the database found a defect in itself or in its files'],
};

/**
 * The codes of a socket that has no connection, as Node.js names them: the system's errno (errno(3)), the codes of the
 * name look-up (getaddrinfo(3)), and Node's own codes. Source: Node.js, "Errors", Node.js error codes and common system
 * errors.
 */
export const SOCKETS: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: ['nothing listens there', 'passes'],
  ECONNRESET: ['the connection was cut', 'passes'],
  ECONNABORTED: ['the connection was cut', 'passes'],
  EPIPE: ['the connection was cut', 'passes'],
  ENOTCONN: ['the connection was cut', 'passes'],
  ESHUTDOWN: ['the connection was cut', 'passes'],
  ERR_SOCKET_CLOSED: ['the connection was cut', 'passes'],
  ERR_STREAM_DESTROYED: ['the connection was cut', 'passes'],
  ERR_STREAM_WRITE_AFTER_END: ['the connection was cut', 'passes'],
  ETIMEDOUT: ['nobody answers there', 'passes'],
  ERR_SOCKET_CONNECTION_TIMEOUT: ['nobody answers there', 'passes'],
  EHOSTUNREACH: ['no way leads there', 'passes'],
  EHOSTDOWN: ['no way leads there', 'passes'],
  ENETUNREACH: ['no way leads there', 'passes'],
  ENETDOWN: ['no way leads there', 'passes'],
  ENETRESET: ['no way leads there', 'passes'],
  EADDRNOTAVAIL: ['this machine has no address or port left for it', 'passes'],
  EMFILE: ['this process has too many files and connections open', 'passes'],
  ENFILE: ['this machine has too many files and connections open', 'passes'],
  ENOBUFS: ['this machine has no memory left for connections', 'passes'],
  ENOTFOUND: ['its name does not resolve', 'passes'],
  EAI_AGAIN: ['the name server does not answer', 'passes'],
  EAI_FAIL: ['the name server fails', 'passes'],
  EAI_MEMORY: ['the name server fails', 'passes'],
};

/**
 * Matches the codes of Node.js and OpenSSL for a server that is not trusted or does not use TLS (verify(1ssl), Node.js
 * "TLS").
 */
const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|CRL_|ERROR_IN_|EPROTO$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|(DEPTH_ZERO_)?SELF_SIGNED_CERT)/;

/**
 * The messages of errors of the driver and its pool that are outages and have no code. The test reads the sources of
 * both packages.
 */
export const SENTENCES: readonly (readonly [form: RegExp, ...Meaning])[] = [
  [/connection terminated|^Received unexpected \w+ message/i, 'the connection was cut', 'passes'],
  [/timeout exceeded when trying to connect|^timeout expired$/i, 'no connection was free in time', 'passes'],
  [/query read timeout/i, 'the database did not answer in time', 'passes'],
  [/client was closed|connection error and is not queryable/i, 'the connection was cut', 'passes'],
  [/cannot use a pool after calling end/i, 'this node is stopping', 'passes'],
  [/does not support SSL|establishing an SSL connection/i, 'no encrypted connection came about'],
  [/^SASL|^Unknown authenticationOk message type/i, 'the log-in came to nothing'],
];

/**
 * Finds out whether a thrown value means that the database cannot be reached or cannot decide. Then this server cannot
 * decide about the call either, so the caller of this function refuses the call. Null for any other value.
 */
export function outageOf(thrown: unknown, depth = 0): Outage | null {
  if (!(thrown instanceof Error) || depth >= 6) return null;
  const own = saidBy(thrown);
  if (own !== null) return own;
  if (thrown instanceof AggregateError) {
    const all = thrown.errors.map((each) => outageOf(each, depth + 1)).filter((each) => each !== null);
    if (all[0] !== undefined) return all[0];
  }
  return outageOf(thrown.cause ?? previousOf(thrown), depth + 1);
}

/** Whether a thrown value is an outage of the database, and not an error of the statement. */
export const isOutage = (thrown: unknown): boolean => outageOf(thrown) !== null;

function saidBy(error: Error): Outage | null {
  // An error of MikroORM that wraps another error always has the field `code`. The field may be empty, so an empty
  // field counts as no code.
  const code = 'code' in error && error.code != null ? String(error.code) : '';
  const meaning = meaningOf(code, error) ?? null;
  if (meaning !== null) return { code, means: meaning[0], passes: meaning[1] === 'passes' };
  const spoken = code === '' ? SENTENCES.find(([form]) => form.test(error.message)) : undefined;
  if (spoken === undefined) return null;
  const [, means, passes] = spoken;
  return { code: error.message, means, passes: passes === 'passes' };
}

function meaningOf(code: string, error: Error): Meaning | null | undefined {
  if (code === '08P01' && isPoolers(error)) return ['a pooler before the database has no connection for us', 'passes'];
  if (/^[0-9A-Z]{5}$/.test(code) && !Object.hasOwn(SOCKETS, code))
    return Object.hasOwn(SQLSTATES, code) ? SQLSTATES[code] : SQLSTATES[code.slice(0, 2)];
  if (Object.hasOwn(SOCKETS, code)) return SOCKETS[code];
  if (TLS.test(code)) return ['the certificate there is not to be believed, or it does not speak TLS'];
  // An error of `connect` with another code: the socket file does not exist, or this process has no right to use it.
  if ('syscall' in error && error.syscall === 'connect') return ['nothing listens there', 'passes'];
  return null;
}

// Whether an error comes from a pooler. An error of PostgreSQL has the name of the function that reported it. pgbouncer
// sends 08P01 for each of its own problems, without such a name.
const isPoolers = (error: Error): boolean => !('routine' in error) || error.routine === undefined;

// Returns the error that MikroORM's DriverException wraps. MikroORM keeps the wrapped error in the field `previous`.
function previousOf(error: Error): unknown {
  return 'previous' in error ? error.previous : undefined;
}
