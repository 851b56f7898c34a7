import { type Answer, AnsweredRefusal, bodyOf, resultOf } from '../../world/answer.ts';
import type { Caller, Sent } from '../../world/caller.ts';

/** An answer and the path of its call. */
export interface KeptAnswer extends Answer {
  path: string;
}

/** Returns a caller that calls as this caller does, and adds every answer to `answers`. */
export function keeping<C extends Caller>(caller: C, answers: KeptAnswer[], sent: () => Sent): C {
  const keep = async (path: string, asked: Promise<Answer>) => {
    const answer = await asked;
    answers.push({ ...answer, path: path.split('?', 1)[0] ?? '' });
    return answer;
  };
  const kept: Omit<Caller, 'headers'> = {
    ask: (procedure, input, more) => keep(`/trpc/${procedure}`, caller.ask(procedure, input, { ...sent(), ...more })),
    change: (procedure, input, more) =>
      keep(`/trpc/${procedure}`, caller.change(procedure, input, { ...sent(), ...more })),
    get: (path, more) => keep(path, caller.get(path, { ...sent(), ...more })),
    post: (path, body, more) => keep(path, caller.post(path, body, { ...sent(), ...more })),
    request: (method, path, body, more) => keep(path, caller.request(method, path, body, { ...sent(), ...more })),
    send: (body, more) => keep('/messages', caller.send(body, { ...sent(), ...more })),
  };
  return { ...caller, ...kept };
}

/** A caller in a story. Each method returns the result of the call. A refusal is thrown with its status and code. */
export interface Teller {
  /** Calls a procedure that only reads. */
  ask<T>(procedure: string, input?: unknown): Promise<T>;
  /** Calls a procedure that changes something. */
  change<T>(procedure: string, input: unknown, sent?: Sent): Promise<T>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Sends a request with another method. */
  request<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Sends a message to a customer. */
  send(): Promise<{ messages: { id: string }[] }>;
  /** Sends a GET request and returns the answer, also when the answer is a refusal. */
  open(path: string): Promise<Answer>;
}

/** Makes a teller that sends its calls with this caller. */
export const telling = (caller: Caller): Teller => ({
  ask: async (procedure, input) => resultOf(await caller.ask(procedure, input)),
  change: async (procedure, input, sent) => resultOf(await caller.change(procedure, input, sent)),
  get: async (path) => bodyOf(await caller.get(path)),
  post: async (path, body) => bodyOf(await caller.post(path, body)),
  request: async (method, path, body) => bodyOf(await caller.request(method, path, body)),
  send: async () => bodyOf(await caller.send()),
  open: (path) => caller.get(path),
});

/** Returns the outcome of each of these calls: `ok`, or the code of the refusal. */
export const outcomesOf = (calls: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(calls.map((call) => call.then(() => 'ok', codeOf)));

function codeOf(thrown: unknown): string {
  if (thrown instanceof AnsweredRefusal) return thrown.code;
  throw thrown;
}
