import type { ClientRole, PartnerRole } from './actor.ts';
import type { ClientId, PartnerId, PersonId } from './id.ts';
import type { Locale } from './permission-request.ts';

/** An account to which a person belongs, and the person's role in it. */
export interface ProfileAccount {
  type: 'partner' | 'client';
  id: PartnerId | ClientId;
  name: string;
  role: PartnerRole | ClientRole;
  status: 'active' | 'suspended';
}

/** The person who is signed in. */
export interface Profile {
  id: PersonId;
  email: string;
  name: string;
  /** The language that the person chose; `null`: the person chose none, so the browser's languages decide. */
  locale: Locale | null;
  hasAuthenticator: boolean;
  /** Whether the person has a passkey. */
  hasPasskey: boolean;
  /**
   * Whether the sign-in is recent enough for a dangerous act: at most ten minutes old, and with a code or a passkey when
   * the person has an authenticator app.
   */
  isFresh: boolean;
  /** The accounts to which the person belongs, oldest role first. */
  accounts: ProfileAccount[];
}

/** The fields of the profile to change. A field that is left out keeps its value. */
export interface UpdateProfileInput {
  name?: string | undefined;
  /** `null` removes the choice. */
  locale?: Locale | null | undefined;
}

export interface ChangePasswordInput {
  /** The present password. */
  current: string;
  /** The new password: at least 12 characters. */
  next: string;
}

export interface ChangedPassword {
  /** Whether this browser has a new session. False: the person has to sign in with the new password. */
  isSignedIn: boolean;
}

export interface ChangeEmailInput {
  /** The new e-mail address. It gets a link, and nothing changes before the person opens the link. */
  email: string;
  /** The present password. */
  password: string;
}

/** Where the link to confirm a new address was sent, and until when it works. */
export interface AskedEmail {
  sentTo: string;
  /** ISO 8601, in UTC. */
  expiresAt: string;
}

/** `token` comes from the fragment of the link `/profile/email#…`. */
export interface ConfirmEmailInput {
  token: string;
}

/** The change of an address that a mailed link can confirm. */
export interface EmailChange {
  /** The new address. */
  email: string;
}

/** One sign-in of a person in one browser. */
export interface PersonSession {
  /** The id of the session. It gives no access. */
  id: string;
  /** When the person signed in: ISO 8601, in UTC. */
  since: string;
  /** The time at which the session was last extended, which happens at most once a day. */
  lastSeen: string;
  /** The network address from which the person signed in; `null` when it is unknown. */
  from: string | null;
  /** The program that signed in, as it names itself; `null` when it is unknown. */
  program: string | null;
  /** Whether this call comes from this session. */
  isCurrent: boolean;
}

export interface PersonSessions {
  /** Latest first. */
  data: PersonSession[];
}

/** The number of sessions that ended. */
export interface EndedSessions {
  sessions: number;
}

/** A person of an account, as the other people of the account see the person. */
export interface AccountPerson {
  id: PersonId;
  /** The e-mail address until the person has chosen a name, and has signed in since the person was added. */
  name: string;
  email: string;
  role: PartnerRole | ClientRole;
  /** Whether the account has no other owner who can sign in. This person can be neither removed nor demoted. */
  isLastOwner: boolean;
  /** Whether the person has no password yet, and so cannot sign in. */
  isInvited: boolean;
  /** Whether the person has an authenticator app. Also false until the person has signed in since the person was added. */
  hasAuthenticator: boolean;
  /**
   * The last sign-in since the person was added, from an address that the server knew: ISO 8601, in UTC; `null`: none
   * within 400 days.
   */
  lastSignInAt: string | null;
}

export interface InviteInput {
  email: string;
  role: PartnerRole | ClientRole;
}

/** The input of the list of people. `name` is a part of a name or of an e-mail address. */
export interface PeopleQuery {
  name?: string | undefined;
}

export interface ChangeRoleInput {
  id: PersonId;
  role: PartnerRole | ClientRole;
}

/** A person who no longer belongs to the account. */
export interface RemovedAccountPerson {
  id: PersonId;
}

/** The two people between whom the ownership changed hands, with their new roles. */
export interface HandedOver {
  owner: AccountPerson;
  before: AccountPerson;
}
