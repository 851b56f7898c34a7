import type { WebhookRequestHeaders } from '../webhooks/read-header.ts';

/**
 * The part of a request that this package reads. A Fetch `Request` and a request of Express or `node:http` have this
 * shape.
 */
export interface IncomingRequest {
  /** The address, or its path and query. */
  readonly url?: string | undefined;
  /** Express only: the path and query as they arrived. A router removes the path at which it is mounted from `url`. */
  readonly originalUrl?: string | undefined;
  /** `Headers`, or a record. */
  readonly headers: WebhookRequestHeaders;
}

/** The part of a response of Express or `node:http` that this package uses. */
export interface NodeResponse {
  /** HTTP status. */
  statusCode: number;
  /** Adds a header and keeps other headers of the same name. */
  appendHeader(name: string, value: string): unknown;
  /** Ends the answer with this body. */
  end(body: string): unknown;
}

/** The runtime's own `Response` where its types are known. */
export type RuntimeResponse = typeof globalThis extends { Response: { prototype: infer Answer } } ? Answer : unknown;

/** Reads a header of Fetch's `Headers`, or of Node's record, whose names are in lower case. */
export function headerOf({ headers }: IncomingRequest, name: string): string {
  return String((typeof headers.get === 'function' ? headers.get(name) : Reflect.get(headers, name)) ?? '');
}

/**
 * Returns the `state` in the query of the address. The address is not parsed as a URL, because anyone can send an
 * invalid address, and the parser's error would have the whole address in it.
 */
export function stateIn({ originalUrl, url = '' }: IncomingRequest): string {
  return new URLSearchParams(/\?[^#]*/.exec(originalUrl ?? url)?.[0]).get('state') ?? '';
}

/** The cookie that connects a question with the browser that asked it. */
export interface VisitorCookie {
  /** Returns the value of the cookie in this request; '' when there is no valid cookie. */
  read(request: IncomingRequest): string;
  /** Returns the value for `Set-Cookie`. */
  write(visitor: string): string;
}

/** Makes the cookie for the address to which the browser returns. */
export function visitorCookie(redirectUrl: string): VisitorCookie {
  // A browser accepts a cookie whose name begins with `__Host-` only from this host over https, and not from a sibling
  // domain.
  const isSecure = new URL(redirectUrl).protocol === 'https:';
  const name = isSecure ? '__Host-chatelaine' : 'chatelaine';
  const cookie = new RegExp(`(?:^|[;, ])${name}=([\\w-]{36})`);
  return {
    read: (request) => cookie.exec(headerOf(request, 'cookie'))?.[1] ?? '',
    // The cookie is Lax, not Strict, because the browser comes back from another site.
    write: (visitor) =>
      `${name}=${visitor}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}
