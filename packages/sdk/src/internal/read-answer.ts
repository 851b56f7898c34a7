import type { FieldIssue } from '@chatelaine/shared';
import { ApiError } from '../error/api-error.ts';
import type { HeadersLike } from '../runtime.ts';
import { isObject, parseJson, textOf } from './parse-json.ts';
import { type Failure, isRetryableStatus, isUnexecutedStatus, parseRetryAfter } from './retry.rule.ts';
import type { Outgoing } from './write-request.ts';

/** One reply with its whole body. */
export interface Reply {
  status: number;
  headers: HeadersLike;
  text: string;
}

/** Reads a reply: an answer or a failure. A reply that does not look like Chatelaine's is a failure. */
export function readAnswer({ status, headers, text }: Reply, dataIn: Outgoing['dataIn']): { data: object } | Failure {
  const json = parseJson(text);
  const data = status < 300 && isObject(json) && dataIn(json);
  if (isObject(data)) return { data };

  const refusal = isObject(json) ? refusalIn(json) : {};
  // When Chatelaine does not know the path of a request, the body of its 404 has neither `error` nor `meta`. The
  // refusal of a call always has one of these fields. A 404 without them means that the path of baseUrl is wrong.
  const isPage = status === 404 && isObject(json) && json.error === undefined && json.meta === undefined;
  const code = isPage ? undefined : textOf(refusal.code ?? headers.get('x-refusal'));
  const issues = readIssues(refusal.issues);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now());
  const error = new ApiError(code ? sentenceOf(refusal.message, issues) : strangerSentence(status, headers), {
    code: code ?? STRANGER_CODES[status] ?? 'internal',
    status,
    requestId: textOf(refusal.requestId) ?? headers.get('x-request-id') ?? '',
    retryable: isRetryableStatus(status),
    retryAfterMs,
    issues,
    resourceId: textOf(refusal.resourceId),
  });
  return { error, isUnexecuted: isUnexecutedStatus(status, retryAfterMs) };
}

// A procedure puts its refusal into `error.data`, as tRPC does. The Partner API puts only the sentence of a refusal
// into the body, and the code and the request id into headers.
function refusalIn({ error, meta }: Record<string, unknown>): Record<string, unknown> {
  if (isObject(error) && isObject(error.data)) return error.data;
  return isObject(meta) ? { message: meta.developer_message } : {};
}

// The codes for an answer of a proxy between this package and Chatelaine. Only the statuses for size and overload have
// a code here. A proxy's 404, for example, does not say that a channel does not exist.
const STRANGER_CODES: Readonly<Record<number, string>> = {
  413: 'too_large',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

function strangerSentence(status: number, headers: HeadersLike): string {
  if (status >= 300 && status < 400) return `baseUrl answers with a redirect (${status}). Set it to where that leads.`;
  const type = headers.get('content-type')?.split(';', 1)[0] ?? 'no content type';
  return `This answer (${status}, ${type}) is not Chatelaine's. Is baseUrl right, and what stands in between?`;
}

function sentenceOf(said: unknown, issues: FieldIssue[] = []): string {
  const sentence = textOf(said) ?? 'Chatelaine refused the call.';
  return [sentence, ...issues.map(({ path, message }) => (path ? `${path}: ${message}` : message))].join(' ');
}

function readIssues(list: unknown): FieldIssue[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list
    .filter(isObject)
    .map(({ path, message }) => ({ path: textOf(path) ?? '', message: textOf(message) ?? '' }));
}
