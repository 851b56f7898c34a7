import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import type { HeadersLike } from '../runtime.ts';

/** The answer's status, headers and number of attempts. */
export interface CallResponse {
  /** HTTP status. */
  status: number;
  /** The id of the request. Quote this id when you ask for help. */
  requestId: string;
  /** The headers of the answer. */
  headers: HeadersLike;
  /** The number of attempts; 1 without a retry. */
  attempts: number;
  /** The idempotency key of all attempts. Only calls that change something have an idempotency key. */
  idempotencyKey?: string;
}

/** The result of `asResult`: an answer, a refusal or a connection error as data, so that you need no `catch`. */
export type CallResult<T> =
  | {
      /** Chatelaine sent an answer. */
      ok: true;
      /** The answer. */
      data: T;
    }
  | {
      /** Chatelaine refused the call, or did not answer. */
      ok: false;
      /** The refusal, or the connection error. */
      error: ApiError | ConnectionError;
    };

/** One call to Chatelaine: a promise of its answer. */
export interface Call<T> extends Promise<T> {
  /**
   * Returns the answer with its status, request id, headers and number of attempts. This method does not send the call
   * again.
   *
   * @example
   * const { data, response } = await chatelaine.channels.get(channelId).withResponse();
   * console.log(data.name, response.requestId, response.attempts);
   */
  withResponse(): Promise<Sent<T>>;
  /**
   * Returns refusals and connection errors as data instead of throwing them.
   *
   * @throws {TypeError} only for a mistake in your program, e.g. when the `partnerKey` function returns something else
   * than a partner key.
   * @example
   * const result = await chatelaine.channels.get(channelId).asResult();
   * if (!result.ok) console.error(result.error.code);
   */
  asResult(): Promise<CallResult<T>>;
}

/** An answer, with its status and headers. */
export interface Sent<T> {
  /** The answer. */
  data: T;
  /** The answer's status, headers and number of attempts. */
  response: CallResponse;
}

/** The promise behind {@link Call}. It creates no second promise whose rejection somebody would have to handle. */
export class SentCall<T> extends Promise<T> implements Call<T> {
  readonly #send: () => Promise<Sent<T>>;

  constructor(send: () => Promise<Sent<T>>) {
    // The inherited promise never settles. `await`, `Promise.all` and others call the method `then` below, which waits
    // for the answer.
    super(() => {});
    this.#send = send;
  }

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // biome-ignore lint/suspicious/noThenProperty: a subclass of Promise has a `then`.
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
