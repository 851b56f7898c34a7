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
  /** Whether the number is Shared with you, the partner, now. */
  permission: PermissionStatus;
  /** When the number was added: ISO 8601, in UTC. */
  createdAt: string;
}

/** The filter of the list of numbers. The list has only the numbers that match every given field. */
export interface ChannelQuery {
  /** Numbers with these ids; 1–200 ids. */
  ids?: ChannelId[] | undefined;
  /**
   * Numbers whose name contains this text, or whose phone number contains its digits; at most 64 characters. Upper and
   * lower case count as equal.
   */
  name?: string | undefined;
  /** Numbers of this client. */
  clientId?: ClientId | undefined;
  /** Numbers with this permission. */
  permission?: PermissionStatus | undefined;
  /** Numbers with this status. */
  status?: ChannelStatus | undefined;
}

/** A client of yours, the partner. A client is an organization that owns channels. */
export interface Client {
  /** The id of the client; it ends in `CL`. */
  id: ClientId;
  /** The name of the client. */
  name: string;
}

/** The filter of the list of clients. Upper and lower case count as equal. */
export interface ClientQuery {
  /** Only clients with these ids; 1–200 ids. */
  ids?: ClientId[] | undefined;
  /** Only clients whose name contains this text; at most 64 characters. */
  name?: string | undefined;
}
