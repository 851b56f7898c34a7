import type { WebhookRequestHeaders } from '../webhooks/read-header.ts';

/**
 * The part of a request that this package reads. A Fetch `Request` and a request of Express or `node:http` have this
 * shape.
 */
export interface IncomingRequest {
  /** The URL of the request, or only the path and query of the URL. */
  readonly url?: string | undefined;
  /**
   * Express only: the path and query as they arrived. In `url`, Express leaves out the path at which a router is
   * mounted.
   */
  readonly originalUrl?: string | undefined;
  /** The headers: Fetch's `Headers`, or a record of names and values as in Node. */
  readonly headers: WebhookRequestHeaders;
}

/** The part of a response of Express or `node:http` that this package uses. */
export interface NodeResponse {
  /** HTTP status. */
  statusCode: number;
  /** Adds a header and keeps other headers of the same name. */
  appendHeader(name: string, value: string): unknown;
  /** Sends this body and ends the response. */
  end(body: string): unknown;
}

/** The runtime's own type `Response`; `unknown` when your program's types do not declare `Response`. */
export type RuntimeResponse = typeof globalThis extends { Response: { prototype: infer Answer } } ? Answer : unknown;

/** Reads a header of Fetch's `Headers` or of Node's record. Give the name in lower case, as Node's record has it. */
export function headerOf({ headers }: IncomingRequest, name: string): string {
  return String((typeof headers.get === 'function' ? headers.get(name) : Reflect.get(headers, name)) ?? '');
}

/**
 * Returns the `state` in the query of the request's URL. `new URL` is not used, because anyone can send an invalid URL,
 * and the error of `new URL` would contain the whole URL.
 */
export function stateIn({ originalUrl, url = '' }: IncomingRequest): string {
  return new URLSearchParams(/\?[^#]*/.exec(originalUrl ?? url)?.[0]).get('state') ?? '';
}

/** The cookie that shows which browser has asked a question. Its value is a random visitor id. */
export interface VisitorCookie {
  /** Returns the value of the cookie in this request; '' when there is no valid cookie. */
  read(request: IncomingRequest): string;
  /** Returns the value of a header `Set-Cookie` that stores this visitor id in the browser. */
  write(visitor: string): string;
}

/** Makes the cookie for a redirect URL: the address to which the browser returns after the client's answer. */
export function visitorCookie(redirectUrl: string): VisitorCookie {
  // A browser accepts a cookie whose name begins with `__Host-` only over https and only from this host. So a sibling
  // domain cannot set the cookie. Over http the cookie has no such prefix.
  const isSecure = new URL(redirectUrl).protocol === 'https:';
  const name = isSecure ? '__Host-chatelaine' : 'chatelaine';
  const cookie = new RegExp(`(?:^|[;, ])${name}=([\\w-]{36})`);
  return {
    read: (request) => cookie.exec(headerOf(request, 'cookie'))?.[1] ?? '',
    // The cookie is Lax, because the browser returns from the consent page, which is on another site. With a Strict
    // cookie, the browser would not send the cookie then.
    write: (visitor) =>
      `${name}=${visitor}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}
