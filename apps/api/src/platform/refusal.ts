import { type FieldIssue, REFUSALS, type RefusalBody, type RefusalCode } from '@chatelaine/shared';

/**
 * Additional facts of a refusal. `message` replaces the usual sentence of the refusal code when the sentence must name
 * a detail of the call.
 */
export interface RefusalExtras {
  message?: string;
  /** Replaces the usual HTTP status of the code, when another status tells more. Only the sessions door uses this. */
  status?: number;
  issues?: FieldIssue[];
  resourceId?: string;
  /**
   * True for a wrong guess at a secret: a password, a code, a link. After too many guesses at passwords and codes, the
   * caller has to wait.
   */
  isGuess?: boolean;
  /**
   * Set when the password was right and the code was wrong or missing. `known` means that the account knows the browser
   * or the network of the sign-in, and `stranger` means that it knows neither.
   */
  rightPassword?: 'known' | 'stranger';
  /**
   * Set when a key was refused. It is the key's id, or the person's id for a legacy token, or null when the key is
   * unknown. It is never the key itself.
   */
  key?: string | null;
  /** More facts for programs. Only the sessions door has a place for them. */
  details?: Readonly<Record<string, unknown>>;
  /** The name of the allowance that is used up. It is only for our code, because it contains e-mail addresses. */
  allowance?: string;
  /** The seconds for the header `Retry-After`. */
  retryAfterS?: number;
  /** More headers for the answer: how much of a key's limits is left, or the header `Allow` of a 405. */
  headers?: Record<string, string>;
}

/** An expected refusal of a call. `detail` is for our log only. People read the message. */
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
    return this.extras.status ?? REFUSALS[this.code].status;
  }

  /** The number of seconds after which another try makes sense. 429 and 503 always have a value. */
  get retryAfterS(): number | undefined {
    if (this.extras.retryAfterS !== undefined) return this.extras.retryAfterS;
    return this.status === 503 ? 2 : this.status === 429 ? 60 : undefined;
  }
}

/** Makes the body of a refusal for our own JSON routes. */
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
 * Makes the headers of a refusal, which are equal on every door.
 *
 * @param challenge the value of `WWW-Authenticate`, which every 401 has; null when the route asks for no credential.
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
