// The types of those parts of the runtime that this package uses. These types are declared here, so that the published
// types need neither the DOM types nor the Node types.

/** The part of an `AbortSignal` that a call listens to. */
export interface AbortSignalLike {
  /** Whether the signal has aborted. */
  readonly aborted: boolean;
  /** The reason of the abort. */
  readonly reason?: unknown;
  /** Adds a listener. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Removes a listener. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The runtime's own type `AbortSignal`, if your program's types declare `AbortSignal`; `AbortSignalLike` if not. */
export type RuntimeSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/** The part of `Headers` that an answer has. */
export interface HeadersLike {
  /** Returns the value of a header, or `null` when there is no such header. */
  get(name: string): string | null;
  /** Returns whether there is such a header. */
  has(name: string): boolean;
  /** Calls a function for each header. */
  forEach(visit: (value: string, name: string) => void): void;
}

/**
 * The second argument of a custom `fetch`. The headers have your partner key or channel key: do not log the headers.
 */
export interface FetchInit {
  /** `POST` for calls that change something. */
  method: 'GET' | 'POST';
  /** All headers, also the header with the partner key or channel key. */
  headers: Record<string, string>;
  /** The body as JSON. */
  body?: string;
  /** The signal that ends the attempt. */
  signal: RuntimeSignal;
  /** No redirect is followed, because a redirect could send the key to another host. */
  redirect: 'manual';
}

/** The result of a custom `fetch`. A `Response` has this shape. */
export interface FetchResponse {
  /** HTTP status. */
  readonly status: number;
  /** The headers of the answer. */
  readonly headers: HeadersLike;
  /** Reads the whole body. */
  text(): Promise<string>;
}

/** `fetch`, or a function that behaves like `fetch`. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
