// The inputs and outputs of the HTTP calls that the consent page makes to our server, e.g. `POST /permission/question`
// and `POST /permission/answer`.
import type { ChannelStatus, Payment } from './channel.ts';
import type { ChannelId, ClientId, PermissionRequestId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/**
 * The input of `POST /permission/question`, with which the consent page asks what to show. The input contains the URL
 * of the page, unchanged.
 */
export interface QuestionInput {
  /** `location.pathname`. */
  path: string;
  /** `location.search`, not decoded, with the `?` at its beginning. */
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
  /** Since when the number is Shared with the partner without a break; null: it is Missing. */
  sharedAt: string | null;
  /** When the permission ends by itself; null: the permission has no planned end, or there is no permission. */
  expiresAt: string | null;
  /** Whether the client may withdraw the permission. False: the partner pays for the number and forbids withdrawals. */
  mayWithdraw: boolean;
  /** True: the partner asked for this number. */
  requested: boolean;
  /**
   * The name of a live key that the client itself made for this number; null: there is no such key. When the partner
   * makes a key for the number, the key of the client ends.
   */
  ownKey: string | null;
}

/**
 * The partner that asks for permission, with the name and the logo that are registered. Apart from this name and this
 * logo, the partner can change nothing on the page.
 */
export interface ConsentPartner {
  name: string;
  /** A `data:` URI of a PNG, JPEG or WebP, or null. */
  logo: string | null;
}

interface QuestionFrame {
  /** The request id of this HTTP call. People quote this id when they ask support for help. */
  reference: string;
  partner: ConsentPartner;
  /** The host of the redirect URL, for the sentence "You go back to …" on the page. */
  returnHost: string;
  /** The host that the partner has registered, so that people see who asks; null: the partner has registered none. */
  partnerHost: string | null;
}

interface SignedInFrame extends QuestionFrame {
  /** The permission request that the person answers on this page. A request can be answered only once. */
  requestId: PermissionRequestId;
  person: { email: string };
  /**
   * How long the request is still open. The field has a duration and not an instant, because the browser's clock may be
   * wrong.
   */
  expiresInMs: number;
  /**
   * The URL to which the button *Back* leads when the server could not save the answer: the redirect URL with
   * `error=server_error`.
   */
  errorReturn: string;
}

/**
 * What the consent page shows to the person. The server chooses the `step`, and each step is one screen of the page.
 */
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
      /**
       * True: the client has no partner yet. If the client grants permission, the asking partner becomes its partner.
       */
      firstTime: boolean;
      /** True: this client has never shared a number with this partner. */
      isNeverShared: boolean;
      /** Whether numbers that the client adds later are Shared from the start. */
      laterShared: boolean;
      channels: ConsentChannel[];
      /** True: the partner asked for a number that this client does not have. */
      requestedUnknown: boolean;
    });

/**
 * The client's decision. The field that names a number (`grant`, `withdraw` or `keep`) also says whether the page
 * showed the number as Missing or as Shared. So the server notices when the status of such a number changed while the
 * page was open.
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
      /** When the permission on the granted numbers ends by itself; left out: never. */
      expiresAt?: string;
      /**
       * The token that `POST /permission/review` gave for exactly the numbers in `withdraw`. Without this token, an
       * answer that withdraws numbers is refused with 409.
       */
      review?: string;
    };

/**
 * The input of `POST /permission/review`: the numbers that a person is about to withdraw. The page then shows these
 * numbers to the person for a last check.
 */
export interface ReviewInput {
  requestId: PermissionRequestId;
  clientId: ClientId;
  withdraw: ChannelId[];
}

/** The result of a review. The numbers in `withdraw` are still Shared, and an answer with `token` may withdraw them. */
export interface Review {
  withdraw: ChannelId[];
  /**
   * The token is bound to the person, the request, the client and exactly these numbers. A request can be answered only
   * once, so the token is good for one answer.
   */
  token: string;
}

/**
 * The input of `POST /permission/more-time`, which keeps an open request open until fifteen minutes from now. All such
 * extensions of one request together are at most three hours.
 */
export interface MoreTimeInput {
  requestId: PermissionRequestId;
}

/** How long the request is still open after the extension. */
export interface MoreTime {
  expiresInMs: number;
}

/**
 * The answer that the server saved, and the URL to which the browser goes next. When the same answer is sent again, the
 * second call gets the receipt of the first call. When a second answer differs from the saved answer, it is refused as
 * a conflict.
 */
export interface Receipt {
  status: 'granted' | 'denied';
  partner: ConsentPartner;
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
  /** When the permission on the granted numbers ends by itself. */
  expiresAt: string | null;
  /** The partner's redirect URL, with the parameters that tell the partner the result. */
  redirectTo: string;
  returnHost: string;
}

/** The input of `POST /api/auth/sign-in/email`. */
export interface SignInInput {
  email: string;
  password: string;
  /**
   * The six digits that the authenticator app shows, or a recovery code, exactly as the person typed it. Only people
   * with an authenticator app need a code.
   */
  code?: string | undefined;
  /** Whether this browser may skip the code for the next thirty days. This field has an effect only with a `code`. */
  rememberDevice?: boolean | undefined;
  /**
   * True: the person signs in again to confirm a dangerous act. Then the code is needed even in a browser that may skip
   * it at other sign-ins.
   */
  confirm?: boolean | undefined;
}

/** The input of `POST /api/auth/sign-out`. */
export interface SignOutInput {
  /**
   * True: all sessions, the legacy token and all remembered browsers of the person end, not only the current session.
   */
  everywhere?: boolean | undefined;
}

/**
 * The input of `POST /sign-in/invitation`, which tells for which person a one-time sign-up link was made. `token` is
 * the token in the link.
 */
export interface InvitationInput {
  token: string;
}

/** Why a one-time sign-up link was made. */
export type LinkPurpose = 'invitation' | 'password';

/** The answer of `POST /sign-in/invitation`: the person for whom the sign-up link was made. */
export interface Invitation {
  email: string;
  /** The name that the person has chosen before; null when there is none, so the person has to enter one. */
  name: string | null;
  /** The account to which the person was added last; null when the person no longer has a role in any account. */
  company: string | null;
  /** True: the person already has a password. The password that the person enters now replaces that password. */
  hasPassword: boolean;
  /** Why the link was made: the person was invited, or the person forgot the password. */
  purpose: LinkPurpose;
}

/**
 * The input of `POST /sign-in/new`: what a person enters who opened a one-time sign-up link. `token` comes from the
 * fragment of the link.
 */
export interface SignUpInput {
  token: string;
  /** A person who has a name already may leave it out, and then keeps the name. */
  name?: string | undefined;
  /** At least 12 characters. */
  password: string;
}

/** The input of `POST /sign-in/forgotten`, which mails a link to set a new password. */
export interface ForgottenInput {
  email: string;
}
