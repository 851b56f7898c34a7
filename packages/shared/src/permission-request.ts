import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

/** Languages of the consent page and of the widget. */
export const LOCALES = ['en', 'de', 'pt'] as const;
/** A language of the consent page and of the widget. */
export type Locale = (typeof LOCALES)[number];

/** `granted` also when the answer only withdrew; `denied` when the client chose "Not now". */
export type PermissionRequestStatus = 'open' | 'granted' | 'denied' | 'expired';

/** A partner's one-time request that opens the `/permission` screen. It lives 15 minutes. */
export interface PermissionRequest {
  /** Keep it in the visitor's session, beside `state`. */
  id: PermissionRequestId;
  /** Where to send the client's browser. Knowing it opens the question, never the answer. */
  url: string;
  /** What became of it. */
  status: PermissionRequestStatus;
  /** The number that was asked for, digits only, or `null`. */
  number: string | null;
  /** Where the browser returns with the answer. */
  redirectUrl: string;
  /** True where your list was empty: `redirectUrl` is not yours then, and you never hear the answer. */
  isDefaultRedirect: boolean;
  /** What you gave to `start`; `null`: nothing. */
  state: string | null;
  /** When it can no longer be answered: ISO 8601. */
  expiresAt: string;
  /** When the client answered: ISO 8601; `null`: not yet. */
  answeredAt: string | null;
  /** Who answered; `null`: nobody yet. */
  clientId: ClientId | null;
  /** Newly granted by the answer. */
  granted: ChannelId[];
  /** Withdrawn by the answer. */
  withdrawn: ChannelId[];
  /** All that the answer left Shared. */
  shared: ChannelId[];
}

/** What you may say when you ask a client. */
export interface StartOnboarding {
  /**
   * One of the partner's redirect URLs; its query is free. Default: the first of the list, so register one: while the
   * list is empty, browsers return to `http://app.360dialog.io`.
   */
  redirectUrl?: string | undefined;
  /** The number you ask for, E.164. It is listed first and ticked when the client owns it. */
  number?: string | undefined;
  /**
   * Proves that the browser that asked is the one that answered: without it somebody can send his own link to your
   * customer and receive the customer's numbers. Random for each question, kept in the visitor's session, compared on
   * your server for every answer, also when a page tells you about it. Comes back unchanged. At most 512 characters.
   */
  state?: string | undefined;
  /** The language of the page. Default: that of the browser. */
  locale?: Locale | undefined;
}

/** The two parameters with which a link proves that your backend made it. */
export interface OnboardingSignature {
  /** The HMAC, in hex. */
  io_signature: string;
  /** When it was signed. */
  io_timestamp: string;
}
