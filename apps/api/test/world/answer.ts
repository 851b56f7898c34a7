/** An answer with its complete body. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON. Null when the body is not JSON. */
  body: unknown;
  /** The code of the refusal, or null. */
  refusal: string | null;
}

/**
 * Sends a request as any program does. A redirect is returned like any other answer, and not followed. A stream of
 * events does not end by itself: its first part is returned, and the connection is closed.
 */
export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = await (isStream ? firstPartOf(response) : response.text());
  const { status, headers } = response;
  return { status, headers, text, body: jsonIn(text), refusal: headers.get('x-refusal') };
}

async function firstPartOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const part = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(part?.value);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The error for a refusal when a test expects a success. */
export class AnsweredRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: unknown;

  constructor({ status, refusal, body, text }: Answer) {
    super(`${status} ${refusal ?? 'unknown'}: ${text.slice(0, 300)}`);
    this.status = status;
    this.code = refusal ?? 'unknown';
    this.body = body;
  }
}

/** Returns the body of an answer. Throws an `AnsweredRefusal` for a refusal. */
export function bodyOf<T>(answer: Answer): T {
  if (answer.status >= 400) throw new AnsweredRefusal(answer);
  return answer.body as T;
}

/** Returns the result of a procedure. Throws an `AnsweredRefusal` for a refusal. */
export function resultOf<T>(answer: Answer): T {
  return bodyOf<{ result: { data: T } }>(answer).result.data;
}

/** Returns the outcome of a call in one word: the code of the refusal, or the status. */
export const outcomeOf = ({ refusal, status }: Answer): string | number => refusal ?? status;
