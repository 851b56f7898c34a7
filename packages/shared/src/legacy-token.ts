import type { PersonId } from './id.ts';

/** Whether people's legacy tokens work for a partner. */
export interface LegacyTokens {
  on: boolean;
}

/** One caller that used a legacy token in the last 30 days. */
export interface LegacyUse {
  /** Without `email` when the person is no longer known. */
  person: { id: PersonId; email?: string };
  address: string;
  userAgent: string;
  /** All calls of this caller, from the first one on. */
  calls: number;
  /** ISO 8601. */
  lastAt: string;
}
