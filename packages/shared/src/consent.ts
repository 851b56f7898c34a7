// The words between the consent page and its server: POST /permission/question and POST /permission/answer.
import type { ChannelStatus, Payment } from './channel.ts';
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** What the page sends to learn its question: the address it was opened with, as it stands. */
export interface QuestionInput {
  /** `location.pathname`. */
  path: string;
  /** `location.search`, raw, with its `?`. */
  query: string;
  /** Chosen on the *which client* state. */
  clientId?: ClientId;
}

/** A number as the consent page lists it. */
export interface ConsentChannel {
  id: ChannelId;
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
  payment: Payment;
  permission: PermissionStatus;
  /** When the permission ends by itself; null while it has no end, and where it is missing. */
  expiresAt: string | null;
  /** False where the partner pays and does not let clients withdraw. */
  mayWithdraw: boolean;
  /** True for the number that the partner asked for. */
  requested: boolean;
  /** The name of the client's own key that is in force: it ends when the partner makes one. */
  ownKey: string | null;
}

/** Who asks, as registered. Nothing else of the page is the partner's to shape. */
export interface ConsentPartner {
  name: string;
  /** A `data:` URI of a PNG, JPEG or WebP, or null. */
  logo: string | null;
}

interface QuestionFrame {
  /** Quoted to support; the request id of this call. */
  reference: string;
  partner: ConsentPartner;
  /** Host of the redirect URL: "You'll go back to …". */
  returnHost: string;
}

interface SignedInFrame extends QuestionFrame {
  /** The one-time request that this page answers. */
  requestId: PermissionRequestId;
  person: { email: string };
  /** How long the request is still open. A span and not an instant, because the browser's clock may be wrong. */
  expiresInMs: number;
  /** Where *Back* leads after an answer that could not be saved: the redirect URL with `error=server_error`. */
  errorReturn: string;
}

/** The question, decided by the server: one step, one screen. */
export type Question =
  | (QuestionFrame & { step: 'sign_in'; email: string | null })
  /** The person has answered this request before. */
  | (QuestionFrame & { step: 'answered'; person: { email: string }; receipt: Receipt })
  | (SignedInFrame & { step: 'which_client'; clients: { id: ClientId; name: string; partnerName: string | null }[] })
  | (SignedInFrame & { step: 'not_allowed'; client: { id: ClientId; name: string } | null; link: string | null })
  | (SignedInFrame & { step: 'other_partner'; client: { id: ClientId; name: string }; otherPartnerName: string })
  | (SignedInFrame & { step: 'no_channels'; client: { id: ClientId; name: string } })
  | (SignedInFrame & {
      step: 'choose';
      client: { id: ClientId; name: string };
      /** The client has no partner yet; granting connects it. */
      firstTime: boolean;
      /** Numbers that the client adds later are Shared from their first moment. */
      laterShared: boolean;
      channels: ConsentChannel[];
      /** A number was asked for that this account does not have. */
      requestedUnknown: boolean;
    });

/** What the client decided. `grant`, `withdraw` and `keep` name what the page showed, so that a change meanwhile is seen. */
export type AnswerInput =
  | { requestId: PermissionRequestId; decision: 'deny' }
  | {
      requestId: PermissionRequestId;
      decision: 'save';
      clientId: ClientId;
      /** Ticked, was Missing. */
      grant: ChannelId[];
      /** Not ticked, was Shared. */
      withdraw: ChannelId[];
      /** Ticked, was Shared. */
      keep: ChannelId[];
      /** When the permission on the granted numbers ends by itself. Left out: it has no end. */
      expiresAt?: string;
      /** The token of the review of exactly what `withdraw` names. Without it a withdrawal is refused with 409. */
      review?: string;
    };

/** `POST /permission/review`: what somebody is about to withdraw, to be shown once more. */
export interface ReviewInput {
  requestId: PermissionRequestId;
  clientId: ClientId;
  withdraw: ChannelId[];
}

/** What was reviewed: these numbers are still Shared, and an answer with this token may withdraw them. */
export interface Review {
  withdraw: ChannelId[];
  /** Bound to the person, the request, the client and exactly these numbers; good for the one answer of the request. */
  token: string;
}

/** `POST /permission/more-time`: keeps an open request open for another fifteen minutes, at most three hours in all. */
export interface MoreTimeInput {
  requestId: PermissionRequestId;
}

/** How long the request is open now. */
export interface MoreTime {
  expiresInMs: number;
}

/**
 * What was saved, and where the browser goes next. The second of two equal answers gets the first one's receipt; another
 * answer is a conflict.
 */
export interface Receipt {
  status: 'granted' | 'denied';
  partner: ConsentPartner;
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
  /** When the permission on the granted numbers ends by itself. */
  expiresAt: string | null;
  /** The partner's redirect URL with our parameters. */
  redirectTo: string;
  returnHost: string;
}

/** `POST /api/auth/sign-in/email`. */
export interface SignInInput {
  email: string;
  password: string;
  /** Six digits of the authenticator app, or a recovery code, as the person typed it: for people with an app. */
  code?: string | undefined;
  /** Whether this browser need not show a code for the next thirty days. It counts beside a code. */
  rememberDevice?: boolean | undefined;
  /** Whether this confirms a dangerous act: then the code is asked for in a remembered browser too. */
  confirm?: boolean | undefined;
}

/** `POST /api/auth/sign-out`. */
export interface SignOutInput {
  /** Whether every session of the person ends, with his legacy token and what browsers remember. */
  everywhere?: boolean | undefined;
}

/** `POST /sign-in/invitation`: for whom is the one-time sign-up link with this token? */
export interface InvitationInput {
  token: string;
}

/** For whom it is. */
export interface Invitation {
  email: string;
  /** The account that the person was added to; null when it was taken away meanwhile. */
  company: string | null;
  /** The person has one already, and the new one takes its place. */
  hasPassword: boolean;
}

/** `POST /sign-in/new`: the one-time sign-up link, answered. The token comes from the link's fragment. */
export interface SignUpInput {
  token: string;
  name: string;
  /** At least 12 characters. */
  password: string;
}
