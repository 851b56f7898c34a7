import type { PersonId } from './id.ts';

/** Whether the legacy tokens of a partner's people work. */
export interface LegacyTokens {
  /** True: the tokens work. */
  on: boolean;
}

/** One caller that used a legacy token in the last 30 days. */
export interface LegacyUse {
  /**
   * The person whose token the caller used. `email` is left out when we no longer know the e-mail address of the
   * person.
   */
  person: {
    /** The id of the person; it begins with `usr_`. */
    id: PersonId;
    /** The e-mail address with which the person signs in. */
    email?: string;
  };
  /** The IP address of the caller. */
  address: string;
  /** The header `user-agent` of the caller. */
  userAgent: string;
  /** The number of all calls of this caller since its first call. */
  calls: number;
  /** When the last call was: ISO 8601. */
  lastAt: string;
}
