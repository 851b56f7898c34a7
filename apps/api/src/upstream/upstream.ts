import type { Readable } from 'node:stream';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import type { Origin, Work } from '../platform/work.ts';

/** What an upstream can be asked. */
export type Operation = 'messages.send' | 'webhook.get' | 'webhook.set';

/** The body of a call or an answer: parsed JSON, bytes, or a stream. For bytes and streams the headers name the type. */
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
  /** Aborts when the answer is too late. Made when it is read for the first time. */
  readonly signal: AbortSignal;
  /** The headers of the call by their lower-case names, without credentials and without headers of the connection. */
  headers(): Record<string, string>;
  /** Begins work in the database, for an operation that needs some. */
  beginWork(): Work;
}

/** What the upstream answered; it goes back as it is. */
export interface UpstreamAnswer {
  status: number;
  /** For bytes and streams at least `content-type`. The door sets the headers of JSON. */
  headers?: Readonly<Record<string, string>>;
  body: Content;
}

/** Who carries messages of a number. An answer without a promise costs no wait and no timer. */
export type Upstream = (call: CarriedCall) => UpstreamAnswer | Promise<UpstreamAnswer>;
