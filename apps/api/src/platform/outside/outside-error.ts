/** Why a request to a URL outside failed. The message is one sentence for people, without secrets. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  /** Whether this server did not try, because the address is not allowed. */
  readonly isRefused: boolean;

  constructor(message: string, { isRefused = false, cause }: { isRefused?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isRefused = isRefused;
  }
}
