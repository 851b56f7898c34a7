/**
 * What every error of this package is, beside the `TypeError` of a mistake in your program: `ApiError`,
 * `ConnectionError`, and `WebhookError` and `ReturnError` of `@chatelaine/sdk/webhooks`.
 *
 * `instanceof` also holds for errors of another copy of this package. The message never holds a key, a secret or a body.
 *
 * @example
 * import { ChatelaineError } from '@chatelaine/sdk';
 *
 * try {
 *   await chatelaine.channels.get(channelId);
 * } catch (error) {
 *   if (!(error instanceof ChatelaineError)) throw error;
 *   console.warn(error.code, error.message); // e.g. not_found channels.get: There is nothing here, or it is not yours.
 * }
 */
export class ChatelaineError extends Error {
  static {
    brand(ChatelaineError, 'ChatelaineError');
  }

  /** What went wrong, for programs; the class says which codes there are. */
  declare readonly code: string;
  /** The method that failed, e.g. `channelKeys.create`; `undefined` for what came to you: a webhook, a browser. */
  readonly procedure: string | undefined;

  protected constructor(code: string, message: string, options?: object) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Names the errors of a class, and makes `instanceof` go by the name: a process can hold two copies of this package (ESM
 * and CommonJS, two versions), and a registered symbol is the same in both. A subclass of yours keeps the ordinary test.
 */
export function brand(type: { prototype: object }, name: string): void {
  const mark = Symbol.for(`@chatelaine/sdk/${name}`);
  Object.assign(type.prototype, { name, [mark]: true });
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: { prototype: object }, value: { [mark]?: true } | null | undefined) {
      return this === type ? value?.[mark] : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
}

/**
 * Says where an error of ours comes from: it names the procedure, and its stack leads to the line that called it. The
 * lines in which it was made are inside this package, after an answer came, and lead nowhere. One that a program made
 * itself, and can be read only, stays as it is.
 */
export function placeError(error: unknown, procedure: string, calledAt: Error): unknown {
  if (!(error instanceof ChatelaineError) || error.procedure !== undefined || Object.isFrozen(error)) return error;
  const message = `${procedure}: ${error.message}`;
  const stack = `${error.name}: ${message}\n${String(calledAt.stack).replace(/^Error(\n|$)/, '')}`;
  return Object.assign(error, { procedure, message, stack });
}
