import { TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import * as z from 'zod';
import { Refusal, refusalBody } from '../../platform/refusal.ts';
import { invalidInput, toRefusal } from '../../platform/to-refusal.ts';
import type { RefusalDress } from '../refusal-dress.ts';

// tRPC's code for each of our statuses. tRPC then finds the status of the code in its own table.
const CODE_OF_STATUS: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  501: 'NOT_IMPLEMENTED',
  503: 'SERVICE_UNAVAILABLE',
};

// Our codes for errors of tRPC itself: malformed JSON, an unknown procedure, another content type than JSON, a body
// over the limit.
const CODE_OF_TRPC: Partial<Record<TRPCError['code'], 'invalid_input' | 'not_found' | 'too_large'>> = {
  PARSE_ERROR: 'invalid_input',
  BAD_REQUEST: 'invalid_input',
  UNSUPPORTED_MEDIA_TYPE: 'invalid_input',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'invalid_input',
  PAYLOAD_TOO_LARGE: 'too_large',
};

const NO_JSON = { path: 'input', message: 'This could not be read as JSON.' };

/**
 * Turns a thrown refusal, or an outage of the database, into an error of tRPC with the right status. A bug stays an
 * internal error, and the cause of the bug goes to the log.
 */
export function toTrpcError(error: TRPCError): TRPCError {
  const refusal = refusalOf(error);
  const code = CODE_OF_STATUS[refusal.status];
  if (code === undefined || refusal.code === 'internal') return error;
  return new TRPCError({ code, message: refusal.message, cause: refusal });
}

/** Finds the refusal inside an error of tRPC. */
export function refusalOf(error: TRPCError): Refusal {
  const { cause, code } = error;
  if (cause instanceof Refusal) return cause;
  if (code === 'BAD_REQUEST' && cause instanceof z.ZodError) return invalidInput(cause);
  const known = CODE_OF_TRPC[code];
  if (known === 'invalid_input' && cause instanceof SyntaxError)
    return new Refusal(known, 'no JSON', { issues: [NO_JSON] });
  if (known !== undefined) return new Refusal(known, error.message);
  // A ZodError here means that the answer of a procedure does not fit the schema of the answer. This is a bug of this
  // server, and not a mistake of the caller.
  return cause instanceof z.ZodError ? new Refusal('internal', 'a wrong answer') : toRefusal(cause);
}

/** Makes the body of a refusal that happens before any procedure runs, in the format that tRPC's clients read. */
export const procedureRefusal: RefusalDress = (refusal, requestId) => {
  const data = refusalBody(refusal, requestId);
  const code = CODE_OF_STATUS[refusal.status] ?? 'INTERNAL_SERVER_ERROR';
  return { error: { message: data.message, code: TRPC_ERROR_CODES_BY_KEY[code], data } };
};
