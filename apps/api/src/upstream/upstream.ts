import type { Readable } from 'node:stream';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import type { Origin, Work } from '../platform/work.ts';

/** What an upstream can be asked. */
export type Operation = 'messages.send' | 'webhook.get' | 'webhook.set';

/** What a call or an answer carries: parsed JSON, or bytes, all at once or as they come. Their headers say what they are. */
export type Content = { json: unknown } | { bytes: Uint8Array } | { stream: Readable };

/** One call, admitted and on its way. */
export interface CarriedCall {
  readonly channel: { id: ChannelId; phoneNumber: string; clientId: ClientId | null };
  readonly apiKeyId: ApiKeyId;
  /** The partner whose key it is, if one's. */
  readonly partnerId: PartnerId | null;
  /** The episode in which the key was made; what the call leaves behind ends with it. */
  readonly permissionId: PermissionId | null;
  readonly operation: Operation;
  readonly origin: Origin;
  /** Null: the call has no body. */
  readonly body: Content | null;
  /** Aborts when nobody waits for the answer any more. Made for whoever asks for it. */
  readonly signal: AbortSignal;
  /** The headers of the call by their lower-case names, without credentials and what concerns its connection alone. */
  headers(): Record<string, string>;
  /** Begins work in the database, for an operation that needs some. */
  beginWork(): Work;
}

/** What the upstream answered; it goes back as it is. */
export interface UpstreamAnswer {
  status: number;
  /** Of bytes at least `content-type`; those that JSON needs are set by the door. */
  headers?: Readonly<Record<string, string>>;
  body: Content;
}

/** Who carries messages of a number. An answer that is there at once costs no wait and no timer. */
export type Upstream = (call: CarriedCall) => UpstreamAnswer | Promise<UpstreamAnswer>;
