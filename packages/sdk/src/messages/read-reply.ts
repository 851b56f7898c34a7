import { ApiError } from '../error/api-error.ts';
import { isObject, parseJson, textOf } from '../internal/parse-json.ts';
import { isRetryableStatus, parseRetryAfter } from '../internal/retry.rule.ts';
import type { FetchResponse } from '../runtime.ts';

/** A message that the number's upstream has accepted. The message may still be on its way to the recipient. */
export interface SentMessage {
  /** The id from the upstream, e.g. `wamid.…`; `undefined` when the body is not a message, such as a read receipt. */
  id: string | undefined;
  /** The whole answer, in the format of the Cloud API. */
  answer: Record<string, unknown>;
  /** The id of the request. Quote this id when you ask for help. */
  requestId: string;
}

interface MetaAnswer extends Record<string, unknown> {
  messages?: { id?: unknown }[];
  error?: { code?: unknown; message?: unknown; error_data?: { details?: unknown } };
}

/**
 * Reads the answer of the messaging door.
 *
 * @throws {ApiError} for every answer that is not a success.
 */
export function readReply({ status, headers }: FetchResponse, text: string): SentMessage {
  const json = parseJson(text);
  const requestId = headers.get('x-request-id') ?? '';
  const answer: MetaAnswer | undefined = isObject(json) ? json : undefined;
  if (status < 300 && answer) return { id: textOf(answer.messages?.[0]?.id), answer, requestId };
  const refusal = headers.get('x-refusal');
  const error = answer?.error;
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now());
  const said = textOf(error?.error_data?.details) ?? textOf(error?.message);
  throw new ApiError(said ?? `This answer (${status}) does not look like Chatelaine's. Is baseUrl right?`, {
    // Without the header `x-refusal`, the answer is no refusal of Chatelaine. If the answer has an error in Meta's
    // format, the answer is from the upstream. If not, the answer is from a proxy between this program and Chatelaine.
    code:
      refusal ??
      (error ? 'message_refused' : status === 429 ? 'rate_limited' : status > 501 ? 'unavailable' : 'internal'),
    status,
    requestId,
    // A 409 with the header `retry-after` means that the first call with the same idempotency key has no answer yet.
    retryable: isRetryableStatus(status) || (status === 409 && retryAfterMs !== undefined),
    retryAfterMs,
    metaCode: refusal ? undefined : Number(error?.code) || undefined,
  });
}
