import type { ChannelId, ClientId } from './id.ts';
import type { PermissionStatus } from './permission.ts';

/** Only a running channel has keys made or carries messages. */
export type ChannelStatus = 'pending' | 'running' | 'stopped';

/** Who pays for a channel: the partner (Partner Payment) or the client itself (Direct Payment). */
export type Payment = 'partner' | 'direct';

/** One WhatsApp number of one client, as its partner sees it. */
export interface Channel {
  id: ChannelId;
  clientId: ClientId;
  /** E.164 with `+`. */
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
  payment: Payment;
  permission: PermissionStatus;
  createdAt: string;
}

/** Narrows the list of numbers; all of what is given must hold. */
export interface ChannelQuery {
  clientId?: ClientId | undefined;
  permission?: PermissionStatus | undefined;
  status?: ChannelStatus | undefined;
}

/** A customer of yours: an organization that owns channels. */
export interface Client {
  id: ClientId;
  name: string;
}

/** Clients whose name contains this text, in any case. */
export interface ClientQuery {
  name?: string | undefined;
}
