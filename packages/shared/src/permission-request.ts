import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

/** Languages of the consent page and of the widget. */
export const LOCALES = ['en', 'de', 'pt'] as const;
/** A language of the consent page and of the widget. */
export type Locale = (typeof LOCALES)[number];

/** `granted` includes answers that only withdrew. `denied` means that the client chose "Not now". */
export type PermissionRequestStatus = 'open' | 'granted' | 'denied' | 'expired';

/** A partner's one-time request that opens the `/permission` screen. It lives 15 minutes. */
export interface PermissionRequest {
  /** Keep it in the visitor's session, beside `state`. */
  id: PermissionRequestId;
  /** Where to send the client's browser. Whoever has the URL can see the question, but cannot answer it. */
  url: string;
  /** Its present state. */
  status: PermissionRequestStatus;
  /** The number that you asked for, digits only, or `null`. */
  number: string | null;
  /** Where the browser returns with the answer. */
  redirectUrl: string;
  /** True when your list was empty: then `redirectUrl` is not yours, and you do not get the answer. */
  isDefaultRedirect: boolean;
  /** The `state` that you gave to `start`; `null`: none. */
  state: string | null;
  /** When it can no longer be answered: ISO 8601. */
  expiresAt: string;
  /** When the client answered: ISO 8601; `null`: not yet. */
  answeredAt: string | null;
  /** The client that answered; `null`: none yet. */
  clientId: ClientId | null;
  /** Numbers that the answer granted. */
  granted: ChannelId[];
  /** Numbers that the answer withdrew. */
  withdrawn: ChannelId[];
  /** All numbers that are Shared after the answer. */
  shared: ChannelId[];
}

/** Your options for asking a client. */
export interface StartOnboarding {
  /**
   * One of your redirect URLs; its query is free. Default: the first of your list. Register one: while the list is
   * empty, browsers return to `http://app.360dialog.io`.
   */
  redirectUrl?: string | undefined;
  /** The number that you ask for, E.164. When the client owns it, it is listed first and ticked. */
  number?: string | undefined;
  /**
   * Proves that the browser that asked is the one that answered. Without it an attacker can send their own link to your
   * customer and receive the customer's numbers. Use a random value for each question and keep it in the visitor's
   * session. Compare it on your server for every answer, even when a page reports the answer to you. It comes back
   * unchanged. At most 512 characters.
   */
  state?: string | undefined;
  /** The language of the page. Default: the browser's language. */
  locale?: Locale | undefined;
}

/** The two parameters of a link that prove that your backend made it. */
export interface OnboardingSignature {
  /** The HMAC, in hex. */
  io_signature: string;
  /** When it was signed. */
  io_timestamp: string;
}
