import { type FieldIssue, REFUSALS, type RefusalBody, type RefusalCode } from '@chatelaine/shared';

/** What may accompany a refusal. `message` replaces the table's sentence where it must name something. */
export interface RefusalExtras {
  message?: string;
  issues?: FieldIssue[];
  resourceId?: string;
  /** A wrong guess at something secret: a password, a code, a link. Of passwords and codes too many make the guesser wait. */
  isGuess?: boolean;
  /** The password beside it was right: whether the account knows the browser or the network that it came from. */
  rightPassword?: 'known' | 'stranger';
  /** A key was presented and refused: its id, of a legacy token its person; null where nobody knows it. Never the key. */
  key?: string | null;
  /** The name of the allowance that is used up, as it was counted. For our code alone: people's addresses are in it. */
  allowance?: string;
  /** Seconds, for `Retry-After`. */
  retryAfterS?: number;
  /** More to tell in headers: what is left of a key's limits. */
  headers?: Record<string, string>;
}

/** An expected no. `detail` is for our log alone; people read the sentence. */
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

  /** Seconds after which another try makes sense; 429 and 503 always carry one. */
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

/** The headers that say the same on every door. */
export function refusalHeaders(refusal: Refusal): Record<string, string> {
  const seconds = refusal.retryAfterS;
  return {
    ...refusal.extras.headers,
    'x-refusal': refusal.code,
    ...(seconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(seconds))) }),
  };
}
