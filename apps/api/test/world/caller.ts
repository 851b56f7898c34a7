import { type Answer, call } from './answer.ts';

/** The options of one call. */
export interface Sent {
  /** A one-time code in the form of its header. */
  code?: string;
  /** The account for which the person acts. A person with roles in several accounts must name the account. */
  account?: string;
  /** The index of the server to call. The default is the first server. */
  node?: number;
  headers?: Record<string, string>;
}

/** A caller that sends the same credential with every request. */
export interface Caller {
  /** Returns the headers that identify the caller to a server. */
  headers(sent?: Sent): Record<string, string>;
  /** Asks a query of `/trpc`. */
  ask(procedure: string, input?: unknown, sent?: Sent): Promise<Answer>;
  /** Sends a change to `/trpc`. */
  change(procedure: string, input: unknown, sent?: Sent): Promise<Answer>;
  get(path: string, sent?: Sent): Promise<Answer>;
  /** Sends the body as JSON. A string is sent unchanged. */
  post(path: string, body: unknown, sent?: Sent): Promise<Answer>;
  /** Sends a request with any method. A body is sent as JSON. */
  request(method: string, path: string, body?: unknown, sent?: Sent): Promise<Answer>;
  /** Sends a message to a customer. */
  send(body?: unknown, sent?: Sent): Promise<Answer>;
}

/** The addresses that a caller calls, and the headers with its credential. */
export interface Credential {
  baseUrl(node: number): string;
  headers(baseUrl: string): Record<string, string>;
  /** Runs before each call. */
  ready?(): Promise<unknown>;
}

/** A message that the sandbox accepts. */
export const MESSAGE = {
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'Your table is ready.' },
};

/** Makes a caller with this credential. */
export function callerWith({ baseUrl, headers, ready = async () => {} }: Credential): Caller {
  const headersOf = ({ node = 0, code, account, headers: more = {} }: Sent = {}) => ({
    ...headers(baseUrl(node)),
    ...(code !== undefined && { 'x-one-time-code': code }),
    ...(account !== undefined && { 'x-chatelaine-account': account }),
    ...more,
  });
  const open = async (path: string, sent: Sent = {}, init: RequestInit = {}) => {
    await ready();
    return call(baseUrl(sent.node ?? 0) + path, { ...init, headers: { ...init.headers, ...headersOf(sent) } });
  };
  const post: Caller['post'] = (path, body, sent) =>
    open(path, sent, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const request: Caller['request'] = (method, path, body, sent) =>
    body === undefined
      ? open(path, sent, { method })
      : open(path, sent, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    request,
    headers: headersOf,
    post,
    get: open,
    ask: (procedure, input, sent) => open(`/trpc/${procedure}${searchOf(input)}`, sent),
    change: (procedure, input, sent) => post(`/trpc/${procedure}`, input, sent),
    send: (body = MESSAGE, sent) => post('/messages', body, sent),
  };
}

const searchOf = (input: unknown): string =>
  input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;

/** Returns the header with this key or legacy token. The kind of the secret decides which header it is. */
export function headersOfSecret(secret: string): Record<string, string> {
  if (secret.startsWith('wac_')) return { 'd360-api-key': secret };
  return secret.startsWith('wat_') ? bearer(secret) : apiKey(secret);
}

/** Returns the HTTP Basic header for a pair of id and secret. */
export const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
/** Returns the Bearer header for a secret. */
export const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
/** Returns the `x-api-key` header for a secret. */
export const apiKey = (secret: string): Record<string, string> => ({ 'x-api-key': secret });
