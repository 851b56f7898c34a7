import type {
  ChannelId,
  ChannelScope,
  ChannelStatus,
  ClientId,
  KeyLimits,
  Payment,
  PermissionSource,
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

/** A channel key, made within an episode. */
export interface KeyRow {
  id: string;
  channelId: ChannelId;
  episode: EpisodeRow;
  name: string;
  scopes: ChannelScope[];
  limits: KeyLimits;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Oldest first. */
  secrets: SecretRow[];
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
