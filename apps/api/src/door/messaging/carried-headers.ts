import type { IncomingHttpHeaders } from 'node:http';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import { CREDENTIAL_HEADERS } from '../../gate/index.ts';

// The headers of a call that are not passed on to the upstream. Credentials are for this server only, and the other
// headers in this list describe one connection only (RFC 9110, section 7.6.1).
const KEPT_HERE: ReadonlySet<string> = new Set([
  ...CREDENTIAL_HEADERS,
  ONE_TIME_CODE_HEADER.toLowerCase(),
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Returns the headers of a call that are passed on to its upstream. */
export function carriedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  const goOn = Object.entries(headers).filter(([name]) => !KEPT_HERE.has(name) && !named.has(name));
  return Object.fromEntries(goOn.map(([name, value]) => [name, String(value ?? '')]));
}
