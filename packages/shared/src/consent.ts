// The requests and answers between the consent page and its server, e.g. for `POST /permission/question` and
// `POST /permission/answer`.
import type { ChannelStatus, Payment } from './channel.ts';
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** The page's request for its question. The request contains the address of the page, unchanged. */
export interface QuestionInput {
  /** `location.pathname`. */
  path: string;
  /** `location.search`, raw, with its `?`. */
  query: string;
  /** The client that the person chose in the *which client* step. */
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
  /** When the permission ends by itself; null while it has no end, and where there is no permission. */
  expiresAt: string | null;
  /** False where the partner pays and does not let clients withdraw. */
  mayWithdraw: boolean;
  /** True for the number that the partner asked for. */
  requested: boolean;
  /** The name of the client's own live key. This key ends when the partner makes a key. */
  ownKey: string | null;
}

/** The asking partner, as registered. The partner can change nothing else on the page. */
export interface ConsentPartner {
  name: string;
  /** A `data:` URI of a PNG, JPEG or WebP, or null. */
  logo: string | null;
}

interface QuestionFrame {
  /** The request id of this call, which people quote to support. */
  reference: string;
  partner: ConsentPartner;
  /** The host of the redirect URL: "You'll go back to …". */
  returnHost: string;
}

interface SignedInFrame extends QuestionFrame {
  /** The one-time request that this page answers. */
  requestId: PermissionRequestId;
  person: { email: string };
  /** How long the request is still open. It is a duration, because the browser's clock may be wrong. */
  expiresInMs: number;
  /** The address of *Back* after an answer that could not be saved: the redirect URL with `error=server_error`. */
  errorReturn: string;
}

/** The question. The server chooses the step, and each step is one screen. */
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
      /** The client has no partner yet. A grant connects the client with the partner. */
      firstTime: boolean;
      /** Whether numbers that the client adds later are Shared from the start. */
      laterShared: boolean;
      channels: ConsentChannel[];
      /** Whether the partner asked for a number that this account does not have. */
      requestedUnknown: boolean;
    });

/**
 * The client's decision. `grant`, `withdraw` and `keep` name all numbers on the page, so the server notices a change
 * that was made while the page was open.
 */
export type AnswerInput =
  | { requestId: PermissionRequestId; decision: 'deny' }
  | {
      requestId: PermissionRequestId;
      decision: 'save';
      clientId: ClientId;
      /** Ticked numbers that were Missing. */
      grant: ChannelId[];
      /** Numbers without a tick that were Shared. */
      withdraw: ChannelId[];
      /** Ticked numbers that were Shared. */
      keep: ChannelId[];
      /** When the permission on the granted numbers ends by itself. When it is left out: never. */
      expiresAt?: string;
      /**
       * The token of a review of exactly the numbers in `withdraw`. A withdrawal without this token is refused with
       * 409.
       */
      review?: string;
    };

/** `POST /permission/review`: the numbers that a person is about to withdraw, for a last check. */
export interface ReviewInput {
  requestId: PermissionRequestId;
  clientId: ClientId;
  withdraw: ChannelId[];
}

/** The result of a review: these numbers are still Shared, and an answer with this token may withdraw them. */
export interface Review {
  withdraw: ChannelId[];
  /**
   * The token is bound to the person, the request, the client and exactly these numbers. It is valid for the one answer
   * of the request.
   */
  token: string;
}

/**
 * `POST /permission/more-time`: keeps an open request open until fifteen minutes from now. All extensions together are
 * at most three hours.
 */
export interface MoreTimeInput {
  requestId: PermissionRequestId;
}

/** The new remaining time of the request. */
export interface MoreTime {
  expiresInMs: number;
}

/**
 * The saved answer, and the address to which the browser goes next. The second of two equal answers gets the receipt of
 * the first answer. A different answer is a conflict.
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

/** The input of `POST /api/auth/sign-in/email`. */
export interface SignInInput {
  email: string;
  password: string;
  /** Six digits of the authenticator app, or a recovery code, as typed. Only people with an app need a code. */
  code?: string | undefined;
  /** Whether this browser may skip the code for the next thirty days. This field has an effect only with a `code`. */
  rememberDevice?: boolean | undefined;
  /** Whether this sign-in confirms a dangerous act. If so, even a remembered browser needs the code. */
  confirm?: boolean | undefined;
}

/** The input of `POST /api/auth/sign-out`. */
export interface SignOutInput {
  /** Whether every session, the legacy token and the remembered browsers of the person end too. */
  everywhere?: boolean | undefined;
}

/** `POST /sign-in/invitation`: asks which person the one-time sign-up link with this token is for. */
export interface InvitationInput {
  token: string;
}

/** The person that the link is for. */
export interface Invitation {
  email: string;
  /** The account to which the person was added last; null when the person no longer has a role in any account. */
  company: string | null;
  /** Whether the person already has a password, which the new password replaces. */
  hasPassword: boolean;
}

/** `POST /sign-in/new`: the answer to a one-time sign-up link. The token comes from the link's fragment. */
export interface SignUpInput {
  token: string;
  name: string;
  /** At least 12 characters. */
  password: string;
}
