import type { ClientRole, PartnerRole } from './actor.ts';
import type { Environment, KeyKind, Overlap, Scope } from './api-key.ts';
import type { ChannelStatus, Payment } from './channel.ts';
import type { ChannelId } from './id.ts';
import type { PauseReason } from './pause-reason.ts';
import type { PermissionSource } from './permission.ts';
import type { Settings } from './settings.ts';

/** The data of an event whose data has no fields. */
export type NoData = Record<string, never>;

/** The settings of a key in an event. No field has a secret. */
export interface RecordedKeySettings {
  /** The scopes of the key. */
  scopes: Scope[];
  /** The networks (CIDR) from which the key works; `null`: any network. */
  allowedAddresses: string[] | null;
  /** The only numbers that an organization key reaches; `null`: the key is not limited to some numbers. */
  channelIds: ChannelId[] | null;
  /** The team; `null`: not set. */
  team: string | null;
  /** The program that uses the key; `null`: not set. */
  application: string | null;
  /** The environment in which the program runs; `null`: not set. */
  environment: Environment | null;
  /** Calls in one clock minute; `null`: any number. */
  limitPerMinute: number | null;
  /** Calls in one calendar month; `null`: any number. */
  limitPerMonth: number | null;
  /** When the key ends by itself: ISO 8601, in UTC; `null`: never. */
  expiresAt: string | null;
}

/** The name of the thing that the event is about. */
export interface Name {
  /** The name of the thing. */
  name: string;
}

/** The name and the kind of the key that the event is about. */
export interface Key extends Name {
  /** The kind of the key. */
  kind: KeyKind;
}

/** The hint of a new secret. An event never has the secret itself. */
export interface Secret {
  /** The text by which people recognise the new secret. */
  hint: string;
}

/** The phone number that the event is about. */
export interface PhoneNumber {
  /** The phone number: E.164 with `+`. */
  phoneNumber: string;
}

/** The status of a number at the time of the event. */
export interface ChannelState {
  /** The status of the number at the time of the event. */
  status: ChannelStatus;
}

/** How the numbers of a client are paid. */
export interface Payer {
  /** The account that pays for the numbers. */
  payment: Payment;
}

/** A person's role. */
export interface Membership {
  /** The role of the person in the account. */
  role: PartnerRole | ClientRole;
}

/** The planned end of a key or a permission that ends soon. */
export interface End {
  /** When the key or the permission ends: ISO 8601, in UTC. */
  expiresAt: string;
  /** The number of days before the end. Up to three events announce one end: 30, 7 and 1 days before it. */
  daysBefore: 30 | 7 | 1;
}

/** The values before and after a change. */
export interface Switched<T> {
  /** The value before the change. */
  before: T;
  /** The value after the change. */
  after: T;
}

/** A fact about a sign-in. */
export interface Entered {
  /** Present only when the person signed in from this network for the first time. */
  newNetwork?: true;
}

/** How a person signed in. */
export interface SignInWay {
  /** Present only when a passkey signed the person in. Otherwise the password did. */
  way?: 'passkey';
}

/** The passkeys that were removed, and why. */
export interface RemovedPasskeys {
  /** The names of the passkeys. */
  names: string[];
  /**
   * Present only when the person did not remove the passkey: a password was set with a link, the operator removed the
   * person's passkeys, or the operator ended what a restore from a backup brought back.
   */
  reason?: 'password_set' | 'operator' | 'restored';
}

/**
 * The reason of an end that came from a restore: after the server was restored from a backup, the operator ended the
 * thing.
 */
export interface Restored {
  /** The server was restored from a backup, and the ended thing was alive in the backup. */
  reason: 'restored';
  /** When the backup was taken: ISO 8601, in UTC. */
  since: string;
}

/** For how long a client keeps messages. */
export interface KeptFor {
  /** The number of days after which messages and their events are deleted. */
  days: number;
}

/** The planned end of a permission; left out for a permission without a planned end. */
export interface MaybeEnd {
  /** When the permission ends by itself: ISO 8601, in UTC; left out: never. */
  expiresAt?: string;
}

/** Why a permission began. */
export interface Source {
  /** How the permission began: the client granted it, or it came with a number that the partner pays for. */
  source: PermissionSource;
}

/** The earlier role of a person, if the person had a role. */
export interface MaybeBefore {
  /** The role until now; left out for a person who is new in the account. */
  before?: Membership['role'];
}

/** Whether an invited person can sign in at once. */
export interface MaybePassword {
  /** Present only when the person had a password already, and so got no sign-up link. */
  hasPassword?: true;
}

/** Whether an edit made a key wider. */
export interface Widening {
  /** True: after the edit, the key can do more, works from more addresses, or works for longer. */
  widened: boolean;
}

/** The overlap of a rotation. */
export interface LivesOn {
  /** How long the old secret stays alive. */
  overlap: Overlap;
}

/** The hints of secrets that ended. */
export interface Hints {
  /** The texts by which people recognise these secrets. */
  hints: string[];
}

/** Whether a switch is on. */
export interface Switch {
  /** True: the switch is on. */
  on: boolean;
}

/** The host of an address. */
export interface Host {
  /** The host of the address. The path is left out, because it may have a secret. */
  host: string;
}

/** The names of the settings that a change changed. */
export interface ChangedFields {
  /** The names, e.g. `url`. */
  fields: string[];
}

/** An instant since which something is so. */
export interface Since {
  /** The instant: ISO 8601, in UTC. */
  since: string;
}

/** Why a webhook is paused. */
export interface Paused {
  /** Why nothing is sent. */
  reason: PauseReason;
}

/** How many things a change concerned. */
export interface Count {
  /** The number of things. */
  count: number;
}

/** The fields of a key that an edit can change. */
export type EditedKeyFields = RecordedKeySettings & Name;

/** A key that a newer key of its number replaced. */
export interface KeyReplaced extends Name {
  /** A newer key of the number replaced this key. */
  reason: 'replaced';
  /** How long the last secret of the key stays alive. */
  overlap: Overlap;
}

/** A key that somebody revoked. */
export interface KeyRevoked extends Key {
  /** Somebody revoked the key. */
  reason: 'revoked';
}

/** A key that the operator ended after the server was restored from a backup. */
export interface KeyRestored extends Key, Restored {}

/** The data of an event about failed sign-ins, wrong passwords or wrong codes. */
export interface FailureCount {
  /** The number of failures on this day from `network`. */
  count: number;
  /**
   * The network of the failures. `null`: the failures came from several networks. The first ten networks of a day are
   * counted separately, and all other networks of the day are counted together.
   */
  network: string | null;
  /** Present only for the failure about which the person gets a message. */
  firstOfDay?: true;
}

/**
 * The partner's settings in an event. The event says whether the partner has a logo, but does not have the logo itself.
 */
export interface RecordedSettings extends Omit<Settings, 'logo'> {
  /** Whether the partner has a logo. */
  hasLogo: boolean;
}
