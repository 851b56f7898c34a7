import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer with JSON: its status, its body, and all headers except the headers about the body. */
export interface JsonAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  json: unknown;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Answers with JSON in the same way as Express. An answer to HEAD has no body. The statuses 204 and 304 have no headers
 * about a body.
 */
export function answerJson(req: IncomingMessage, res: ServerResponse, { status, headers, json }: JsonAnswer): void {
  const sent = isFresh(req, status) ? 304 : status;
  if (sent === 204 || sent === 304) return void res.writeHead(sent, headers).end();
  const text = sent === 205 ? '' : JSON.stringify(json);
  const described = { ...headers, 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(text) };
  res.writeHead(sent, described).end(req.method === 'HEAD' ? undefined : text);
}

/**
 * Whether the caller has this answer already (RFC 9110, section 13.1.2). Our answers have no ETag and no date, so this
 * is true only for `If-None-Match: *`.
 */
function isFresh({ method, headers }: IncomingMessage, status: number): boolean {
  if (headers['if-none-match'] !== '*' || (method !== 'GET' && method !== 'HEAD')) return false;
  return status >= 200 && status < 300 && !NO_CACHE.test(headers['cache-control'] ?? '');
}

const NO_CACHE = /(?:^|,)\s*no-cache\s*(?:,|$)/;
