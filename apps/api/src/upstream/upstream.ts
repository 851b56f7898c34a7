import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** What an upstream can be asked. */
export type Operation = 'messages.send' | 'webhook.get' | 'webhook.set';

/** One call, admitted and on its way. */
export interface CarriedCall {
  channel: { id: ChannelId; phoneNumber: string; clientId: ClientId | null };
  apiKeyId: ApiKeyId;
  /** The partner whose key it is, if one's. */
  partnerId: PartnerId | null;
  /** The episode in which the key was made; what the call leaves behind ends with it. */
  permissionId: PermissionId | null;
  operation: Operation;
  /** Parsed JSON, as it came. */
  body: unknown;
  signal: AbortSignal;
}

/** What the upstream answered; it goes back as it is. */
export interface UpstreamAnswer {
  status: number;
  body: unknown;
}

/** Who carries messages of a number. */
export type Upstream = (work: Work, call: CarriedCall) => Promise<UpstreamAnswer>;
