import type { PersonId } from './id.ts';

/** Whether people's legacy tokens work for a partner. */
export interface LegacyTokens {
  /** True: they work. */
  on: boolean;
}

/** One caller that used a legacy token in the last 30 days. */
export interface LegacyUse {
  /** Without `email` when the person is no longer known. */
  person: {
    /** Begins with `usr_`. */
    id: PersonId;
    /** The address with which the person signs in. */
    email?: string;
  };
  /** The address of the caller. */
  address: string;
  /** What it said of itself: the header `user-agent`. */
  userAgent: string;
  /** All calls of this caller, from the first one on. */
  calls: number;
  /** ISO 8601. */
  lastAt: string;
}
