/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; null when it is none. */
  body: unknown;
}

/** Sends a request as any program would; a redirect is an answer like any other. */
export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: jsonIn(text) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How someone calls procedures: the headers that say who he is. */
export const withKey = (secret: string): Record<string, string> => ({ 'x-api-key': secret });

/** A person's cookie, as our own pages send it. */
export const withCookie = (baseUrl: string, cookie: string, account?: string): Record<string, string> => ({
  cookie,
  origin: baseUrl,
  'x-chatelaine': '1',
  ...(account === undefined ? {} : { 'x-chatelaine-account': account }),
});

/** Asks a query of `/trpc`. */
export function ask(baseUrl: string, headers: Record<string, string>, path: string, input?: unknown): Promise<Answer> {
  const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return call(`${baseUrl}/trpc/${path}${search}`, { headers });
}

/** Sends a change to `/trpc`. */
export function change(
  baseUrl: string,
  headers: Record<string, string>,
  path: string,
  input: unknown,
): Promise<Answer> {
  const body = JSON.stringify(input);
  return call(`${baseUrl}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** What a procedure answered; a refusal is an error here. */
export function resultOf<T>({ status, body, text }: Answer): T {
  const { result } = (body ?? {}) as { result?: { data: T } };
  if (result === undefined) throw new Error(`${status} ${text}`);
  return result.data;
}

/** Sends JSON from our own page: to the consent routes, sign-in and sign-up. */
export function post(
  baseUrl: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const own = { 'content-type': 'application/json', 'x-chatelaine': '1', origin: baseUrl };
  return call(baseUrl + path, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) });
}

/** Sends a message on the messaging door. */
export function sendMessage(
  baseUrl: string,
  headers: Record<string, string>,
  body: unknown = MESSAGE,
): Promise<Answer> {
  const all = { 'content-type': 'application/json', ...headers };
  return call(`${baseUrl}/messages`, {
    method: 'POST',
    headers: all,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A message that the sandbox takes. */
export const MESSAGE = {
  messaging_product: 'whatsapp',
  to: '447700900999',
  type: 'text',
  text: { body: 'Your table is ready.' },
};
