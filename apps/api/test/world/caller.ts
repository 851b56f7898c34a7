import { type Answer, call } from './answer.ts';

/** What goes along with one call. */
export interface Sent {
  /** A one-time code, as the header says it. */
  code?: string;
  /** The account for which a person acts who has roles in several. */
  account?: string;
  /** Which server of the world is called; the first one unless another is named. */
  node?: number;
  headers?: Record<string, string>;
}

/** Somebody who calls, with the same credential on every request. */
export interface Caller {
  /** What says who this is, as a server at this address is sent it. */
  headers(sent?: Sent): Record<string, string>;
  /** Asks a query of `/trpc`. */
  ask(procedure: string, input?: unknown, sent?: Sent): Promise<Answer>;
  /** Sends a change to `/trpc`. */
  change(procedure: string, input: unknown, sent?: Sent): Promise<Answer>;
  get(path: string, sent?: Sent): Promise<Answer>;
  /** Sends JSON; a text goes as it is. */
  post(path: string, body: unknown, sent?: Sent): Promise<Answer>;
  /** Sends a message to a customer. */
  send(body?: unknown, sent?: Sent): Promise<Answer>;
}

/** Where a caller calls, and as whom. */
export interface Credential {
  baseUrl(node: number): string;
  headers(baseUrl: string): Record<string, string>;
  /** Done before each call. */
  ready?(): Promise<unknown>;
}

/** A message that the sandbox takes. */
export const MESSAGE = {
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'Your table is ready.' },
};

/** Makes a caller. */
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
  return {
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

/** The header in which a key or a legacy token belongs. */
export function headersOfSecret(secret: string): Record<string, string> {
  if (secret.startsWith('wac_')) return { 'd360-api-key': secret };
  return secret.startsWith('wat_') ? bearer(secret) : apiKey(secret);
}

/** HTTP Basic of a pair. */
export const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
/** A secret as Bearer. */
export const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
/** A secret by itself in its header. */
export const apiKey = (secret: string): Record<string, string> => ({ 'x-api-key': secret });
