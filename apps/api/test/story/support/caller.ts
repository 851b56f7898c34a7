import { AnsweredRefusal } from '../../person-browser.ts';

/** An answer, read to its end. */
export interface Answer {
  path: string;
  status: number;
  headers: Headers;
  text: string;
}

/** Whoever calls, with the same headers on every request. What is refused is thrown, with its status and code. */
export interface Caller {
  /** Reads with a procedure. */
  ask<T>(procedure: string, input?: unknown): Promise<T>;
  /** Changes with a procedure. */
  change<T>(procedure: string, input: unknown, headers?: Record<string, string>): Promise<T>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Sends a message to a customer. */
  send(): Promise<{ messages: { id: string }[] }>;
  /** Calls, and gives the answer whatever it is. */
  open(path: string, init?: RequestInit): Promise<Answer>;
}

/** Makes a caller; all that it is answered is kept in `answers`. */
export function callerAt(baseUrl: () => string, headers: () => Record<string, string>, answers: Answer[]): Caller {
  const open: Caller['open'] = async (path, init = {}) => {
    const answer = await fetch(baseUrl() + path, { ...init, headers: { ...headers(), ...headersOf(init) } });
    const kept = { path: path.split('?', 1)[0] ?? '', status: answer.status, headers: answer.headers };
    answers.push({ ...kept, text: await answer.text() });
    return { ...kept, text: answers.at(-1)?.text ?? '' };
  };
  const get = async <T>(path: string): Promise<T> => readAnswer(await open(path)) as T;
  const post = async <T>(path: string, body: unknown, more: Record<string, string> = {}): Promise<T> => {
    const json = { 'content-type': 'application/json', ...more };
    return readAnswer(await open(path, { method: 'POST', headers: json, body: JSON.stringify(body) })) as T;
  };
  return {
    open,
    get,
    post,
    ask: async <T>(procedure: string, input?: unknown) =>
      resultOf<T>(await get(`/trpc/${procedure}${input === undefined ? '' : `?input=${encode(input)}`}`)),
    change: async <T>(procedure: string, input: unknown, more?: Record<string, string>) =>
      resultOf<T>(await post(`/trpc/${procedure}`, input, more)),
    send: () => post('/messages', MESSAGE),
  };
}

const MESSAGE = { messaging_product: 'whatsapp', to: '447700900999', type: 'text', text: { body: 'Ready.' } };

const encode = (input: unknown): string => encodeURIComponent(JSON.stringify(input));
const headersOf = ({ headers = {} }: RequestInit): Record<string, string> => Object.fromEntries(new Headers(headers));
const resultOf = <T>(body: unknown): T => (body as { result: { data: T } }).result.data;

function readAnswer({ status, headers, text }: Answer): unknown {
  const body: unknown = JSON.parse(text);
  if (status < 400) return body;
  throw new AnsweredRefusal(status, headers.get('x-refusal') ?? 'unknown', body);
}

/** How calls ended that were begun together: `ok`, or the code of the refusal. */
export const outcomesOf = (calls: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(calls.map((call) => call.then(() => 'ok', codeOf)));

function codeOf(thrown: unknown): string {
  if (thrown instanceof AnsweredRefusal) return thrown.code;
  throw thrown;
}

/** HTTP Basic of a pair. */
export const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
/** A secret as Bearer. */
export const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
/** A secret by itself in its header. */
export const apiKey = (secret: string): Record<string, string> => ({ 'x-api-key': secret });
