import type {
  Channel,
  Client,
  KeptEpisode,
  KeptKey,
  KeptSecret,
  Payment,
  Scope,
  UsageOutcome,
} from '@chatelaine/shared';

/** A client; `isConnected` once it works with the partner, who does not know of it before. */
export interface ClientRow extends Client {
  payment: Payment;
  isConnected: boolean;
  createdAt: Date;
}

/** One number. */
export interface ChannelRow extends Omit<Channel, 'permission' | 'createdAt'> {
  createdAt: Date;
}

/** One secret of a key. */
export interface SecretRow extends KeptSecret {
  secret: string;
}

/** The kinds of key that a partner's backend sees. */
export type FakeKind = 'partner' | 'channel';

/** A key, and the episode in which it was made, if it is a channel key. */
export interface KeyRow extends KeptKey {
  kind: FakeKind;
  episode: KeptEpisode | null;
  /** Oldest first. */
  secrets: SecretRow[];
}

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
