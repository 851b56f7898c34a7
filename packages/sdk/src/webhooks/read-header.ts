import type { HeadersLike } from '../runtime.ts';

/** The headers of a request: a `Headers`, or a record such as Node's and Express's `request.headers`, in any case. */
export type WebhookRequestHeaders =
  | Pick<HeadersLike, 'get'>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads one header; several values become one with blanks between them, '' when there is none. */
export function readHeader(headers: WebhookRequestHeaders, name: string): string {
  if (typeof headers.get === 'function') return headers.get(name) ?? '';
  return Object.entries(headers)
    .flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : []))
    .join(' ');
}
