import type { ChannelId, ClientId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** Only a `running` channel can get keys and carries messages. */
export type ChannelStatus = 'pending' | 'running' | 'stopped';

/** Who pays for a channel: the partner (Partner Payment) or the client itself (Direct Payment). */
export type Payment = 'partner' | 'direct';

/** One WhatsApp number of one client, as its partner sees it. */
export interface Channel {
  /** Ends in `CH`. */
  id: ChannelId;
  /** The client who owns the number. */
  clientId: ClientId;
  /** E.164 with `+`. */
  phoneNumber: string;
  /** The display name. */
  name: string;
  /** Only a `running` number can get keys and carries messages. */
  status: ChannelStatus;
  /** Who pays for it. */
  payment: Payment;
  /** Whether the number is Shared with you now. */
  permission: PermissionStatus;
  /** When it was added: ISO 8601, in UTC. */
  createdAt: string;
}

/** Filters the list of numbers. A number must match every given field. */
export interface ChannelQuery {
  /** Numbers of this client. */
  clientId?: ClientId | undefined;
  /** Numbers with this permission. */
  permission?: PermissionStatus | undefined;
  /** Numbers with this status. */
  status?: ChannelStatus | undefined;
}

/** One of your clients: an organization that owns channels. */
export interface Client {
  /** Ends in `CL`. */
  id: ClientId;
  /** The name of the client. */
  name: string;
}

/** Filters the list of clients by name, in any case. */
export interface ClientQuery {
  /** A part of the name, at most 64 characters. */
  name?: string | undefined;
}
