import type { HeadersLike } from '../runtime.ts';

/**
 * The headers of a request: a `Headers`, or a record such as `request.headers` of Node and Express. Names are
 * case-insensitive.
 */
export type WebhookRequestHeaders =
  | Pick<HeadersLike, 'get'>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads one header. Several values are joined with spaces; '' when there is no such header. */
export function readHeader(headers: WebhookRequestHeaders, name: string): string {
  if (typeof headers.get === 'function') return headers.get(name) ?? '';
  return Object.entries(headers)
    .flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : []))
    .join(' ');
}
