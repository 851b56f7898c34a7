import { OutsideError } from './outside-error.ts';

/** The sentence for an attempt that was ended, for example because this server stops. */
const ENDED = 'The attempt was ended before there was an answer.';
const UNREACHABLE = 'The network of this host cannot be reached.';
const NO_CONNECTION = 'This host did not accept a connection in time.';
const UNKNOWN_ISSUER =
  'The certificate of this host is from an unknown issuer, or the host does not send the certificates between.';
const SELF_SIGNED = 'The certificate of this host is self-signed, so nobody vouches for it.';
const CLOSED = 'The host closed the connection before it answered.';
const BAD_ANSWER = 'The answer of this host is no valid HTTP.';

const SENTENCES: Record<string, string> = {
  ECONNREFUSED: 'The host refused the connection: nothing listens at this port.',
  ETIMEDOUT: NO_CONNECTION,
  UND_ERR_CONNECT_TIMEOUT: NO_CONNECTION,
  TimeoutError: NO_CONNECTION,
  ENETUNREACH: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  EAFNOSUPPORT: UNREACHABLE,
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of this host is for another name.',
  CERT_HAS_EXPIRED: 'The certificate of this host has expired.',
  CERT_NOT_YET_VALID: 'The certificate of this host is not valid yet.',
  CERT_REVOKED: 'The certificate of this host was revoked.',
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  UND_ERR_SOCKET: CLOSED,
  UND_ERR_ABORTED: ENDED,
  UND_ERR_DESTROYED: ENDED,
  UND_ERR_CLOSED: ENDED,
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the answer are too long.',
  // The HTTP library closes the connection at these answers, and only the message of its error names them.
  'bad response': 'The host answered 100 Continue, for which nobody had asked. What it sent after that was not read.',
  'bad upgrade': BAD_ANSWER,
};

// The codes of OpenSSL and of Node for a handshake that failed, also with a host that speaks no TLS at all.
const TLS_FAILED = /^(EPROTO|ERR_SSL_|ERR_TLS_|CERT_|ERR_OSSL)/;
// The codes of the parser of HTTP.
const BAD_HTTP = /^(HPE_|UND_ERR_|HTTPParserError)/;

/** Returns the error of a request as a sentence for people. The cause stays with the error for our log. */
export function describeOutsideError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  const code = codeOf(error);
  return new OutsideError(SENTENCES[code] ?? sentenceOf(code), { cause: error });
}

function sentenceOf(code: string): string {
  if (TLS_FAILED.test(code)) return 'No secure connection could be made: the host does not speak TLS as it must.';
  if (BAD_HTTP.test(code)) return BAD_ANSWER;
  return 'This host could not be reached.';
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  // A socket error of the HTTP library has the code of the system as its cause.
  const inner = error.cause instanceof Error ? codeOf(error.cause) : '';
  if (code !== 'UND_ERR_SOCKET') return code;
  return [inner, error.message].find((each) => SENTENCES[each] !== undefined) ?? code;
}
