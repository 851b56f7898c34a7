// What we use of the runtime, named here so that the published types ask for neither DOM nor Node types.

/** The part of an `AbortSignal` that a call listens to. */
export interface AbortSignalLike {
  /** Whether it is over. */
  readonly aborted: boolean;
  /** Why. */
  readonly reason?: unknown;
  /** Begins to listen. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Ends listening. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The runtime's own `AbortSignal` where its types are known. */
export type RuntimeSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/** The part of `Headers` that an answer offers. */
export interface HeadersLike {
  /** The value of a header, `null` when there is none. */
  get(name: string): string | null;
  /** Whether there is such a header. */
  has(name: string): boolean;
  /** Goes through all of them. */
  forEach(visit: (value: string, name: string) => void): void;
}

/** What a custom `fetch` is given beside the address. The headers carry your partner key: do not log them. */
export interface FetchInit {
  /** `POST` for what changes something. */
  method: 'GET' | 'POST';
  /** All headers, the partner key among them. */
  headers: Record<string, string>;
  /** JSON. */
  body?: string;
  /** Ends the attempt. */
  signal: RuntimeSignal;
  /** A redirect would carry the partner key to another host, so none is followed. */
  redirect: 'manual';
}

/** What a custom `fetch` must give back; a `Response` is one. */
export interface FetchResponse {
  /** HTTP status. */
  readonly status: number;
  /** Of the answer. */
  readonly headers: HeadersLike;
  /** Reads the whole body. */
  text(): Promise<string>;
}

/** `fetch`, or anything that behaves like it. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
