import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { type Desk, openDesk, stillClock, type Told } from '../codes/desk.ts';

/** The token door of a desk, and what a program does with a token. */
export interface Counter extends AsyncDisposable {
  desk: Desk;
  clock: ReturnType<typeof stillClock>;
  /** The partner's owner, as he types. */
  user: { username: string; password: string };
  ask(body: unknown, sent?: { node?: 0 | 1; headers?: Record<string, string> }): Promise<Answer>;
  token(user?: { username: string; password: string }): Promise<string>;
  /** Lists clients with a token; the refusal, or the status. */
  use(token: string, sent?: { node?: 0 | 1; headers?: Record<string, string> }): Promise<string | number>;
  /** Calls a changing procedure with the partner's key. */
  asKey(procedure: string, input: unknown): Promise<Told['refusal']>;
  admin<T>(...argv: string[]): Promise<T>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export async function openCounter(): Promise<Counter> {
  const clock = stillClock();
  const desk = await openDesk(clock);
  const { partner } = inject('demo');
  const user = { username: partner.user.email, password: partner.user.password };
  const baseUrl = (node: 0 | 1 = 0) => desk.servers[node].baseUrl;

  const ask: Counter['ask'] = async (body, { node, headers = {} } = {}) => {
    const isForm = body instanceof URLSearchParams;
    const answer = await fetch(`${baseUrl(node)}/api/v2/token`, {
      method: 'POST',
      headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
      body: isForm ? body : JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
  };
  return {
    desk,
    clock,
    user,
    ask,
    async token(whose = user) {
      const { body } = await ask(whose);
      if (typeof body.access_token !== 'string') throw new Error(`No token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    async use(token, { node, headers = {} } = {}) {
      const answer = await fetch(`${baseUrl(node)}/trpc/clients.list`, {
        headers: { authorization: `bearer ${token}`, 'user-agent': 'old-program/1.0', ...headers },
      });
      await answer.arrayBuffer();
      return answer.headers.get('x-refusal') ?? answer.status;
    },
    async asKey(procedure, input) {
      const headers = { 'content-type': 'application/json', 'x-api-key': partner.partnerKey };
      const body = JSON.stringify(input);
      const answer = await fetch(`${baseUrl()}/trpc/${procedure}`, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      return answer.headers.get('x-refusal');
    },
    admin: <T>(...argv: string[]) => runAdmin(desk.servers[0].house, argv) as Promise<T>,
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}
