/** How many sessions and legacy tokens of a person ended. */
export interface EndedAccess {
  /** The number of sessions that ended. */
  sessions: number;
  /** The number of legacy tokens that ended. */
  legacyTokens: number;
}

/** The numbers of things that the operator has ended after a restore from a backup. */
export interface RevivedCounts extends EndedAccess {
  /** When the backup was taken: ISO 8601, in UTC. */
  since: string;
  /** The number of permissions that ended. */
  permissions: number;
  /** The number of keys that ended. */
  keys: number;
  /** The number of permission requests that ended. */
  requests: number;
  /** The number of one-time codes that ended. */
  codes: number;
  /** The number of sign-up links that ended. */
  signUpLinks: number;
  /** The number of offers of an authenticator app that ended. */
  authenticatorOffers: number;
  /** The number of open changes of an e-mail address that ended; left out in events of an older version. */
  emailChanges?: number;
  /** The number of passkeys that were removed; left out in events of an older version. */
  passkeys?: number;
  /** The number of browsers that are no longer remembered. */
  knownBrowsers: number;
  /** The number of permissions and keys that the operator kept. */
  kept: number;
}
