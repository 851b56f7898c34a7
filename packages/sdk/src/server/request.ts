import type { WebhookRequestHeaders } from '../webhooks/read-header.ts';

/** What is read of a request: a Fetch `Request`, a request of Express, or one of `node:http`. */
export interface IncomingRequest {
  /** The address, or its path and query. */
  readonly url?: string | undefined;
  /** Express's own: the path as it came, before a router took its part off. */
  readonly originalUrl?: string | undefined;
  /** `Headers`, or a record. */
  readonly headers: WebhookRequestHeaders;
}

/** What is written of an answer of Express or of `node:http`. */
export interface NodeResponse {
  /** HTTP status. */
  statusCode: number;
  /** Adds a header beside those of the same name. */
  appendHeader(name: string, value: string): unknown;
  /** Ends the answer with this body. */
  end(body: string): unknown;
}

/** The runtime's own `Response` where its types are known. */
export type RuntimeResponse = typeof globalThis extends { Response: { prototype: infer Answer } } ? Answer : unknown;

/** Reads a header: of Fetch's `Headers`, or of Node's record, whose names are in lower case. */
export function headerOf({ headers }: IncomingRequest, name: string): string {
  return String((typeof headers.get === 'function' ? headers.get(name) : Reflect.get(headers, name)) ?? '');
}

/** The `state` in the query of the address. */
export function stateIn({ originalUrl, url = '' }: IncomingRequest, base: string): string {
  return new URL(originalUrl ?? url, base).searchParams.get('state') ?? '';
}

/** The cookie that ties a question to the browser that asked it. */
export interface VisitorCookie {
  /** Its value in this request; '' when there is none that could be ours. */
  read(request: IncomingRequest): string;
  /** Writes `Set-Cookie`. */
  write(visitor: string): string;
}

/** Names the cookie by where the browser comes back to. */
export function visitorCookie(redirectUrl: string): VisitorCookie {
  // `__Host-`: a browser takes it from this very host over https, and from no sibling domain.
  const isSecure = new URL(redirectUrl).protocol === 'https:';
  const name = isSecure ? '__Host-chatelaine' : 'chatelaine';
  const cookie = new RegExp(`(?:^|[;, ])${name}=([\\w-]{36})`);
  return {
    read: (request) => cookie.exec(headerOf(request, 'cookie'))?.[1] ?? '',
    // Lax, not Strict: the browser comes back from another site.
    write: (visitor) =>
      `${name}=${visitor}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}
