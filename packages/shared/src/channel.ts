import type { ChannelId, ClientId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** The status of a channel. Only a `running` channel can get keys and be used for messages. */
export type ChannelStatus = 'pending' | 'running' | 'stopped';

/** The account that pays for a channel: the partner (Partner Payment) or the client itself (Direct Payment). */
export type Payment = 'partner' | 'direct';

/** One WhatsApp number of one client, as its partner sees it. */
export interface Channel {
  /** The id of the number; it ends in `CH`. */
  id: ChannelId;
  /** The client that owns the number. */
  clientId: ClientId;
  /** The phone number: E.164 with `+`. */
  phoneNumber: string;
  /** The display name. */
  name: string;
  /** The status of the number. Only a `running` number can get keys and be used for messages. */
  status: ChannelStatus;
  /** The account that pays for the number. */
  payment: Payment;
  /** Whether the number is Shared with you now. */
  permission: PermissionStatus;
  /** When the number was added: ISO 8601, in UTC. */
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
  /** The id of the client; it ends in `CL`. */
  id: ClientId;
  /** The name of the client. */
  name: string;
}

/** Filters the list of clients by name, in any case. */
export interface ClientQuery {
  /** A part of the name, at most 64 characters. */
  name?: string | undefined;
}
