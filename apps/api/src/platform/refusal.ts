import { type FieldIssue, REFUSALS, type RefusalBody, type RefusalCode } from '@chatelaine/shared';

/** What may accompany a refusal. `message` replaces the usual sentence of the code where it must name something. */
export interface RefusalExtras {
  message?: string;
  issues?: FieldIssue[];
  resourceId?: string;
  /**
   * A wrong guess at a secret: a password, a code, a link. Too many guesses at passwords and codes make the caller
   * wait.
   */
  isGuess?: boolean;
  /** Set when the password was right and the code was not: whether the account knows the browser or the network. */
  rightPassword?: 'known' | 'stranger';
  /**
   * Set when a key was refused: the key's id, or the person's id for a legacy token; null when unknown. Never the key.
   */
  key?: string | null;
  /**
   * The name of the allowance that is used up, as it was counted. For our code only, since it contains addresses of
   * people.
   */
  allowance?: string;
  /** Seconds, for `Retry-After`. */
  retryAfterS?: number;
  /** More headers for the answer: what is left of a key's limits. */
  headers?: Record<string, string>;
}

/** An expected no. `detail` is for our log only; people read the sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly detail: string;
  readonly extras: RefusalExtras;

  constructor(code: RefusalCode, detail: string, extras: RefusalExtras = {}) {
    super(extras.message ?? REFUSALS[code].sentence);
    this.code = code;
    this.detail = detail;
    this.extras = extras;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }

  /** Seconds after which another try makes sense. 429 and 503 always have a value. */
  get retryAfterS(): number | undefined {
    if (this.extras.retryAfterS !== undefined) return this.extras.retryAfterS;
    return this.status === 503 ? 2 : this.status === 429 ? 60 : undefined;
  }
}

/** The body of a refusal, as our own JSON routes answer it. */
export function refusalBody(refusal: Refusal, requestId: string): RefusalBody {
  const { issues, resourceId } = refusal.extras;
  return {
    code: refusal.code,
    message: refusal.message,
    requestId,
    ...(issues === undefined ? {} : { issues }),
    ...(resourceId === undefined ? {} : { resourceId }),
  };
}

/**
 * The headers of a refusal, which are equal on every door.
 *
 * @param challenge the value of `WWW-Authenticate`, which every 401 has; null where no credential is asked for.
 */
export function refusalHeaders(refusal: Refusal, challenge: string | null): Record<string, string> {
  const seconds = refusal.retryAfterS;
  return {
    ...refusal.extras.headers,
    'x-refusal': refusal.code,
    ...(refusal.status === 401 && challenge !== null && { 'www-authenticate': challenge }),
    ...(seconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(seconds))) }),
  };
}
