/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; null when it is none. */
  body: unknown;
  /** The code of the refusal, or null. */
  refusal: string | null;
}

/** Sends a request as any program would; a redirect is an answer like any other. */
export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: jsonIn(text), refusal: headers.get('x-refusal') };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A refusal, where a test expects an answer. */
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

/** The body of an answer; a refusal is thrown. */
export function bodyOf<T>(answer: Answer): T {
  if (answer.status >= 400) throw new AnsweredRefusal(answer);
  return answer.body as T;
}

/** What a procedure answered; a refusal is thrown. */
export function resultOf<T>(answer: Answer): T {
  return bodyOf<{ result: { data: T } }>(answer).result.data;
}

/** What a door says of a call in a word: its refusal, or the status. */
export const outcomeOf = ({ refusal, status }: Answer): string | number => refusal ?? status;
