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
  /** False where the partner pays and does not let clients withdraw. */
  mayWithdraw: boolean;
  /** True for the number that the partner asked for. */
  requested: boolean;
}

interface QuestionFrame {
  /** Quoted to support; the request id of this call. */
  reference: string;
  partner: { name: string };
  /** Host of the redirect URL: "You'll go back to …". */
  returnHost: string;
}

interface SignedInFrame extends QuestionFrame {
  /** The one-time request that this page answers. */
  requestId: PermissionRequestId;
  person: { email: string };
}

/** The question, decided by the server: one step, one screen. */
export type Question =
  | (QuestionFrame & { step: 'sign_in'; email: string | null })
  | (SignedInFrame & { step: 'which_client'; clients: { id: ClientId; name: string; partnerName: string | null }[] })
  | (SignedInFrame & { step: 'not_allowed'; client: { id: ClientId; name: string } | null; link: string })
  | (SignedInFrame & { step: 'other_partner'; client: { id: ClientId; name: string }; otherPartnerName: string })
  | (SignedInFrame & { step: 'no_channels'; client: { id: ClientId; name: string } })
  | (SignedInFrame & {
      step: 'choose';
      client: { id: ClientId; name: string };
      /** The client has no partner yet; granting connects it. */
      firstTime: boolean;
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
    };

/** What was saved, and where the browser goes next. The second of two equal answers gets the first one's receipt. */
export interface Receipt {
  status: 'granted' | 'denied';
  partner: { name: string };
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
  /** The partner's redirect URL with our parameters. */
  redirectTo: string;
  returnHost: string;
}

/** `POST /sign-in/new`: the one-time sign-up link, answered. The token comes from the link's fragment. */
export interface SignUpInput {
  token: string;
  name: string;
  /** At least 12 characters. */
  password: string;
}
