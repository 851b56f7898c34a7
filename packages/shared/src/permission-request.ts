import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';

/** Languages of the consent page and of the widget. */
export const LOCALES = ['en', 'de', 'pt'] as const;
/** A language of the consent page and of the widget. */
export type Locale = (typeof LOCALES)[number];

/**
 * The status of a request. `granted` includes answers that only withdrew numbers. `denied` means that the client chose
 * "Not now".
 */
export type PermissionRequestStatus = 'open' | 'granted' | 'denied' | 'expired';

/**
 * A partner's one-time request that opens the `/permission` screen. The request is valid for 15 minutes. The consent
 * page can extend this time by at most three hours.
 */
export interface PermissionRequest {
  /** The id of the request. Keep this id in the visitor's session, together with `state`. */
  id: PermissionRequestId;
  /**
   * The URL to which you send the client's browser. Any person who has this URL can see the question, but the URL alone
   * is not enough to answer the question.
   */
  url: string;
  /** The current status of the request. */
  status: PermissionRequestStatus;
  /** The number that you asked for, digits only; `null`: you asked for no number. */
  number: string | null;
  /** The URL to which the browser returns with the answer. */
  redirectUrl: string;
  /**
   * True when your list of redirect URLs was empty. Then `redirectUrl` is the default `http://app.360dialog.io`, which
   * is not yours, and you do not get the answer.
   */
  isDefaultRedirect: boolean;
  /** The `state` that you gave to `start`; `null`: you gave no `state`. */
  state: string | null;
  /** The time from which the request can no longer be answered: ISO 8601. */
  expiresAt: string;
  /** When the client answered: ISO 8601; `null`: the client has not answered yet. */
  answeredAt: string | null;
  /** The client that answered; `null`: no client has answered yet. */
  clientId: ClientId | null;
  /** Numbers that the answer granted. */
  granted: ChannelId[];
  /** Numbers that the answer withdrew. */
  withdrawn: ChannelId[];
  /** All numbers that are Shared after the answer. */
  shared: ChannelId[];
}

/** The options of a permission request, with which you ask a client for permission. */
export interface StartOnboarding {
  /**
   * One of the redirect URLs in your settings; you may add any query to this URL. Default: the first URL of your list.
   * Register a redirect URL: while your list is empty, browsers return to `http://app.360dialog.io`.
   */
  redirectUrl?: string | undefined;
  /** The number that you ask for, E.164. When the client owns this number, the page lists it first, with a tick. */
  number?: string | undefined;
  /**
   * A value that proves that the browser that answers is the browser that asked. Without `state` an attacker can send
   * their own link to your customer and receive the customer's numbers. Use a random value for each question and keep
   * the value in the visitor's session. Compare the value on your server for every answer, even when a page reports the
   * answer to you. The value comes back unchanged. At most 512 characters.
   */
  state?: string | undefined;
  /** The language of the page. Default: the browser's language. */
  locale?: Locale | undefined;
}

/** The two parameters of a link that prove that your backend made the link. */
export interface OnboardingSignature {
  /** The HMAC, in hex. */
  io_signature: string;
  /** When the link was signed, in seconds since 1970. */
  io_timestamp: string;
}
