import type { ChannelId, ClientId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** Only a running channel has keys made or carries messages. */
export type ChannelStatus = 'pending' | 'running' | 'stopped';

/** Who pays for a channel: the partner (Partner Payment) or the client itself (Direct Payment). */
export type Payment = 'partner' | 'direct';

/** One WhatsApp number of one client, as its partner sees it. */
export interface Channel {
  /** Ends in `CH`. */
  id: ChannelId;
  /** Whose number it is. */
  clientId: ClientId;
  /** E.164 with `+`. */
  phoneNumber: string;
  /** The display name. */
  name: string;
  /** Only a `running` one has keys made or carries messages. */
  status: ChannelStatus;
  /** Who pays for it. */
  payment: Payment;
  /** Whether it is Shared with you now. */
  permission: PermissionStatus;
  /** When it was added: ISO 8601, in UTC. */
  createdAt: string;
}

/** Narrows the list of numbers; all of what is given must hold. */
export interface ChannelQuery {
  /** Numbers of this client. */
  clientId?: ClientId | undefined;
  /** Numbers that are Shared with you, or are not. */
  permission?: PermissionStatus | undefined;
  /** Numbers that stand there. */
  status?: ChannelStatus | undefined;
}

/** A customer of yours: an organization that owns channels. */
export interface Client {
  /** Ends in `CL`. */
  id: ClientId;
  /** What the client calls itself. */
  name: string;
}

/** Clients whose name contains this text, in any case. */
export interface ClientQuery {
  /** A part of the name, at most 64 characters. */
  name?: string | undefined;
}
