import type { FieldIssue, RefusalBody } from '@chatelaine/shared';
import { readShell } from './shell.ts';

/** A call that did not succeed. Status 0 means that the server did not answer, so nobody knows what the server did. */
export interface Failure {
  ok: false;
  status: number;
  code: string | null;
  /** The request id, which the person can give to support. */
  reference: string | null;
  retryAfterSeconds: number | null;
  issues: FieldIssue[];
}

/** The result of a call. Success and failure are both data, and no error is thrown. */
export type Reply<T> = { ok: true; body: T } | Failure;

/** The failure of a call that got no answer. */
export const NO_ANSWER = failureOf(0);
const TIMEOUT_MS = 30_000;

/**
 * Calls a route of our own server, by its path below the path of the server. With input it sends a POST, else a GET.
 */
export async function call<T>(path: string, input?: object): Promise<Reply<T>> {
  try {
    const response = await fetch(readShell().home.pathname + path, {
      method: input ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', 'x-chatelaine': '1' },
      body: input && JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return await readFailure(response);
    // The routes for signing in and out may answer without a body.
    return { ok: true, body: JSON.parse((await response.text()) || 'null') as T };
  } catch {
    // fetch, the timeout and an incomplete body throw errors. Each error means that no complete answer arrived.
    return NO_ANSWER;
  }
}

async function readFailure(response: Response): Promise<Failure> {
  // A proxy or the sign-in library may refuse with a body of another shape, so every field can be missing.
  const body = (await response.json().catch(() => ({}))) as Partial<RefusalBody>;
  const failure = failureOf(response.status, body, response.headers);
  // A status from 500 on without a code comes from a proxy that got no answer from our server. This case counts as no
  // answer, because the server may have done everything.
  return !failure.code && failure.status > 499 ? NO_ANSWER : failure;
}

function failureOf(status: number, body: Partial<RefusalBody> = {}, headers?: Headers): Failure {
  const retryAfter = Number(headers?.get('retry-after'));
  return {
    ok: false,
    status,
    code: headers?.get('x-refusal') ?? body.code ?? null,
    reference: body.requestId ?? null,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
    issues: body.issues ?? [],
  };
}
