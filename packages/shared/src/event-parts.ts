import type { ClientRole, PartnerRole } from './actor.ts';
import type { Environment, KeyKind, Overlap, Scope } from './api-key.ts';
import type { ChannelStatus, Payment } from './channel.ts';
import type { ChannelId } from './id.ts';
import type { PermissionSource } from './permission.ts';
import type { Settings } from './settings.ts';

/** An event of this type says no more than its type. */
export type NoData = Record<string, never>;

/** The settings of a key as an event says them. Never a secret. */
export interface RecordedKeySettings {
  /** What it may do. */
  scopes: Scope[];
  /** Networks (CIDR) from which it works; `null`: from anywhere. */
  allowedAddresses: string[] | null;
  /** The only numbers that an organization key reaches; `null`: no such limit. */
  channelIds: ChannelId[] | null;
  /** A label; `null`: not said. */
  team: string | null;
  /** The program that uses it; `null`: not said. */
  application: string | null;
  /** Where that program runs; `null`: not said. */
  environment: Environment | null;
  /** Calls in one clock minute; `null`: any number. */
  limitPerMinute: number | null;
  /** Calls in one calendar month; `null`: any number. */
  limitPerMonth: number | null;
  /** When it ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
}

/** What the event calls what it is about. */
export interface Name {
  /** What it is called. */
  name: string;
}

/** A key. */
export interface Key extends Name {
  /** Which kind of key it is. */
  kind: KeyKind;
}

/** A new secret; only how to recognise it. */
export interface Secret {
  /** How to recognise the new secret. */
  hint: string;
}

/** A number. */
export interface PhoneNumber {
  /** E.164 with `+`. */
  phoneNumber: string;
}

/** Where a number stands. */
export interface ChannelState {
  /** Whether it runs. */
  status: ChannelStatus;
}

/** Who pays. */
export interface Payer {
  /** Who pays for the numbers. */
  payment: Payment;
}

/** A person's role. */
export interface Membership {
  /** What the person is in the account. */
  role: PartnerRole | ClientRole;
}

/** Something that ends soon. */
export interface End {
  /** When it ends: ISO 8601, in UTC. */
  expiresAt: string;
  /** Which of the three announcements this is. */
  daysBefore: 30 | 7 | 1;
}

/** What was changed. */
export interface Switched<T> {
  /** As it was. */
  before: T;
  /** As it is from now on. */
  after: T;
}

/** A sign-in. */
export interface Entered {
  /** Only there where the person came from a network for the first time. */
  newNetwork?: true;
}

/** After a restore. */
export interface Restored {
  /** The server was restored from a backup, and this was alive in it. */
  reason: 'restored';
  /** When the backup was taken: ISO 8601, in UTC. */
  since: string;
}

/** What somebody was signed in with. */
export interface EndedAccess {
  /** How many sessions ended. */
  sessions: number;
  /** How many legacy tokens ended. */
  legacyTokens: number;
}

/** How much of a restored backup was ended. */
export interface RevivedCounts extends EndedAccess {
  /** When the backup was taken: ISO 8601, in UTC. */
  since: string;
  /** How many permissions ended. */
  permissions: number;
  /** How many keys ended. */
  keys: number;
  /** How many permission requests ended. */
  requests: number;
  /** How many one-time codes ended. */
  codes: number;
  /** How many sign-up links ended. */
  signUpLinks: number;
  /** How many offers of an authenticator app ended. */
  authenticatorOffers: number;
  /** How many browsers are no longer remembered. */
  knownBrowsers: number;
  /** How many permissions and keys the operator kept. */
  kept: number;
}

/** An end that may be there. */
export interface MaybeEnd {
  /** When it ends by itself: ISO 8601, in UTC; left out: never. */
  expiresAt?: string;
}

/** How a permission came about. */
export interface Source {
  /** The client granted it, or it began with a number that the partner pays for. */
  source: PermissionSource;
}

/** A role that may have been there before. */
export interface MaybeBefore {
  /** The role until now; left out for a person who is new in the account. */
  before?: Membership['role'];
}

/** How an edit changed what a key can do. */
export interface Widening {
  /** It can do more, from more places, or for longer. */
  widened: boolean;
}

/** What a rotation leaves. */
export interface LivesOn {
  /** How long the old secret lives on. */
  overlap: Overlap;
}

/** Secrets that ended. */
export interface Hints {
  /** How to recognise them. */
  hints: string[];
}

/** A switch. */
export interface Switch {
  /** Whether it is on. */
  on: boolean;
}

/** Where something leads. */
export interface Host {
  /** The host of the address; its path may hold a secret. */
  host: string;
}

/** The fields of a key that an edit can change. */
export type EditedKeyFields = RecordedKeySettings & Name;

/** A key whose place a newer key of its number took. */
export interface KeyReplaced extends Name {
  /** A newer key of the number took its place. */
  reason: 'replaced';
  /** How long its last secret lives on. */
  overlap: Overlap;
}

/** A key that somebody revoked. */
export interface KeyRevoked extends Key {
  /** Somebody revoked it. */
  reason: 'revoked';
}

/** A key that ended because its server was restored from a backup. */
export interface KeyRestored extends Key, Restored {}

/** What is said of sign-ins, passwords or codes that failed. */
export interface FailureCount {
  /** How many there were on this day from this network. */
  count: number;
  /** From where; `null`: from one of many networks. */
  network: string | null;
  /** Only there for the one that the person is told of. */
  firstOfDay?: true;
}

/** The partner's settings as an event says them: that there is a logo, not how it looks. */
export interface RecordedSettings extends Omit<Settings, 'logo'> {
  /** Whether there is a logo. */
  hasLogo: boolean;
}
