// What we use of the runtime, named here so that the published types ask for neither DOM nor Node types.

/** The part of an `AbortSignal` that a call listens to. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The runtime's own `AbortSignal` where its types are known. */
export type RuntimeSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/** The part of `Headers` that an answer offers. */
export interface HeadersLike {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(visit: (value: string, name: string) => void): void;
}

/** What a custom `fetch` is given beside the address. The headers carry your partner key: do not log them. */
export interface FetchInit {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  signal: RuntimeSignal;
  /** A redirect would carry the partner key to another host, so none is followed. */
  redirect: 'manual';
}

/** What a custom `fetch` must give back; a `Response` is one. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: HeadersLike;
  text(): Promise<string>;
}

/** `fetch`, or anything that behaves like it. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
