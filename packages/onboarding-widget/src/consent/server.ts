import type { FieldIssue, RefusalBody } from '@chatelaine/shared';
import { readShell } from './shell.ts';

/** A call that did not succeed. Status 0: the server did not answer, so nobody knows what it did. */
export interface Failure {
  ok: false;
  status: number;
  code: string | null;
  /** The request id, quoted to support. */
  reference: string | null;
  retryAfterSeconds: number | null;
  issues: FieldIssue[];
}

/** What a call came to. Both outcomes are data; nothing is thrown. */
export type Reply<T> = { ok: true; body: T } | Failure;

/** No answer came. */
export const NO_ANSWER = failureOf(0);
const TIMEOUT_MS = 30_000;

/** Calls a route of our own server, by its path below the server's: a POST when there is input, otherwise a GET. */
export async function call<T>(path: string, input?: object): Promise<Reply<T>> {
  try {
    const response = await fetch(readShell().home.pathname + path, {
      method: input ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', 'x-chatelaine': '1' },
      body: input && JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return await readFailure(response);
    // Signing in and out may answer with no body at all.
    return { ok: true, body: JSON.parse((await response.text()) || 'null') as T };
  } catch {
    // fetch, the timeout and a body cut short all throw; each of them means that no whole answer came.
    return NO_ANSWER;
  }
}

async function readFailure(response: Response): Promise<Failure> {
  // A proxy or the sign-in library may refuse in words of its own, so every field can be missing.
  const body = (await response.json().catch(() => ({}))) as Partial<RefusalBody>;
  const failure = failureOf(response.status, body, response.headers);
  // A proxy that waited for our server in vain: the server may have done everything.
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
