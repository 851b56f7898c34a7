import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import type { HeadersLike } from '../runtime.ts';

/** What came beside the answer. */
export interface CallResponse {
  /** HTTP status. */
  status: number;
  /** Quote it when you ask for help. */
  requestId: string;
  /** Of the answer. */
  headers: HeadersLike;
  /** How many tries it took; 1 without a retry. */
  attempts: number;
  /** The key that every try carried; only with calls that change something. */
  idempotencyKey?: string;
}

/** An answer as data: nothing to catch. */
export type CallResult<T> =
  | {
      /** There is an answer. */
      ok: true;
      /** The answer. */
      data: T;
    }
  | {
      /** Chatelaine said no, or did not answer. */
      ok: false;
      /** Why. */
      error: ApiError | ConnectionError;
    };

/** One call to Chatelaine: a promise of its answer. */
export interface Call<T> extends Promise<T> {
  /**
   * Gives status, request id, headers and number of attempts beside the answer. Sends nothing a second time.
   *
   * @example
   * const { data, response } = await chatelaine.channels.get(channelId).withResponse();
   * console.log(data.name, response.requestId, response.attempts);
   */
  withResponse(): Promise<Sent<T>>;
  /**
   * Gives refusals and connection trouble as data instead of throwing them.
   *
   * @throws {TypeError} on misuse only, e.g. when the `partnerKey` function gives something else than a partner key.
   * @example
   * const result = await chatelaine.channels.get(channelId).asResult();
   * if (!result.ok) console.error(result.error.code);
   */
  asResult(): Promise<CallResult<T>>;
}

/** An answer with what came beside it. */
export interface Sent<T> {
  /** The answer. */
  data: T;
  /** What came beside it. */
  response: CallResponse;
}

/** The promise behind {@link Call}. It adds no promise of its own that someone would have to handle. */
export class SentCall<T> extends Promise<T> implements Call<T> {
  readonly #send: () => Promise<Sent<T>>;

  constructor(send: () => Promise<Sent<T>>) {
    // This promise itself never settles: whoever waits goes through `then`, which every await and combinator calls.
    super(() => {});
    this.#send = send;
  }

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // biome-ignore lint/suspicious/noThenProperty: a subclass of Promise has one.
  override then<Good = T, Bad = never>(
    good?: ((data: T) => Good | PromiseLike<Good>) | null,
    bad?: ((reason: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Good | Bad> {
    return this.#send()
      .then((sent) => sent.data)
      .then(good, bad);
  }

  async withResponse(): Promise<Sent<T>> {
    return await this.#send();
  }

  async asResult(): Promise<CallResult<T>> {
    try {
      return { ok: true, data: (await this.#send()).data };
    } catch (error) {
      if (error instanceof ApiError || error instanceof ConnectionError) return { ok: false, error };
      throw error;
    }
  }
}
