/**
 * The base class of all errors of this package: `ApiError`, `ConnectionError`, `WebhookError` and `ReturnError` of
 * `@chatelaine/sdk/webhooks`, and `NumbersError` of `@chatelaine/sdk/server`. Only a mistake in your program throws
 * another class: `TypeError`.
 *
 * `instanceof` is also true for errors of another copy of this package. The message never has a key, a secret or a
 * body.
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

  /** The code of what went wrong: compare this code in your program. Each class of errors has its own codes. */
  declare readonly code: string;
  /**
   * The method that failed, e.g. `channelKeys.create`. `undefined` for `WebhookError`, `ReturnError` and
   * `NumbersError`.
   */
  readonly procedure: string | undefined;

  protected constructor(code: string, message: string, options?: object) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Gives the errors of a class a name, and makes `instanceof` look for a mark with this name. A process can have two
 * copies of this package (ESM and CommonJS, or two versions). The mark is a registered symbol, which is the same in the
 * two copies, so `instanceof` also finds errors of the other copy. A subclass in your program keeps the normal
 * `instanceof`.
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
 * Adds the name of the procedure to an error of this package. Also adds the line of the program that called the
 * procedure to the error's stack. The original stack does not help: the error was made inside this package, after the
 * answer arrived. An error that the program has frozen stays unchanged.
 */
export function placeError(error: unknown, procedure: string, calledAt: Error): unknown {
  if (!(error instanceof ChatelaineError) || error.procedure !== undefined || Object.isFrozen(error)) return error;
  const message = `${procedure}: ${error.message}`;
  const stack = `${error.name}: ${message}\n${String(calledAt.stack).replace(/^Error(\n|$)/, '')}`;
  return Object.assign(error, { procedure, message, stack });
}
