import type {
  ChannelId,
  ChannelScope,
  ChannelStatus,
  ClientId,
  Environment,
  KeyKind,
  PartnerScope,
  Payment,
  PermissionSource,
  Scope,
  UsageOutcome,
} from '@chatelaine/shared';

/** A client; `isConnected` once it works with the partner, who does not know of it before. */
export interface ClientRow {
  id: ClientId;
  name: string;
  payment: Payment;
  isConnected: boolean;
  createdAt: Date;
}

/** One number. */
export interface ChannelRow {
  id: ChannelId;
  clientId: ClientId;
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
  payment: Payment;
  createdAt: Date;
}

/** One permission from its grant to its end. */
export interface EpisodeRow {
  id: string;
  channelId: ChannelId;
  clientId: ClientId;
  source: PermissionSource;
  grantedAt: Date;
  expiresAt: Date | null;
  withdrawnAt: Date | null;
}

/** One secret of a key. `endsAt` is planned, `endedAt` has happened. */
export interface SecretRow {
  secret: string;
  createdAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
}

/** What can be said of a key when it is made, and changed later; in the words of its events. */
export interface KeySettings<S extends Scope = Scope> {
  scopes: S[];
  allowedAddresses: string[] | null;
  team: string | null;
  application: string | null;
  environment: Environment | null;
  limitPerMinute: number | null;
  limitPerMonth: number | null;
  expiresAt: Date | null;
}

/** A key of any kind. */
export interface KeyRow<S extends Scope = Scope> extends KeySettings<S> {
  id: string;
  kind: KeyKind;
  /** Of a channel key its number, and the episode in which it was made. */
  channelId: ChannelId | null;
  episode: EpisodeRow | null;
  name: string;
  createdAt: Date;
  revokedAt: Date | null;
  /** Oldest first. */
  secrets: SecretRow[];
}

/** A channel key. */
export interface ChannelKeyRow extends KeyRow<ChannelScope> {
  channelId: ChannelId;
  episode: EpisodeRow;
}

/** A partner key. */
export type PartnerKeyRow = KeyRow<PartnerScope>;

/** One call with a key. */
export interface CallRow {
  keyId: string;
  at: Date;
  outcome: UsageOutcome;
  /** What the call needed. */
  scope: Scope | null;
  /** From where, where that is known. */
  address: string | null;
  /** Whether it was taken from limits: the key had some, and it got through. */
  isTaken: boolean;
}

/** A permission request and its answer. */
export interface RequestRow {
  id: string;
  number: string | null;
  redirectUrl: string;
  state: string | null;
  expiresAt: Date;
  answeredAt: Date | null;
  answer: 'granted' | 'denied' | null;
  clientId: ClientId | null;
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
}
