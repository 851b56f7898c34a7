import type { Readable } from 'node:stream';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import type { Origin, Work } from '../platform/work.ts';

/** The operations of an upstream. */
export type Operation = 'messages.send' | 'webhook.get' | 'webhook.set';

/** The body of a call or an answer: parsed JSON, bytes, or a stream. The headers name the type of bytes and streams. */
export type Content = JsonContent | { bytes: Uint8Array } | { stream: Readable };

/** Parsed JSON. */
export interface JsonContent {
  json: unknown;
}

/** One call that was let in, on its way to an upstream. */
export interface CarriedCall {
  readonly channel: { id: ChannelId; phoneNumber: string; clientId: ClientId | null };
  readonly apiKeyId: ApiKeyId;
  /** The partner that made the key; null when no partner did. */
  readonly partnerId: PartnerId | null;
  /** The episode in which the key was made. Whatever the call stores ends with the episode. */
  readonly permissionId: PermissionId | null;
  readonly operation: Operation;
  readonly origin: Origin;
  /** Null: the call has no body. */
  readonly body: Content | null;
  /** Aborts when the answer is too late. It is created on the first read. */
  readonly signal: AbortSignal;
  /** The headers of the call by their lower-case names, without credentials and without headers of the connection. */
  headers(): Record<string, string>;
  /** Begins work in the database, for an operation that needs it. */
  beginWork(): Work;
}

/** The upstream's answer. The door returns it unchanged. */
export interface UpstreamAnswer {
  status: number;
  /** At least `content-type` for bytes and streams. The door sets the headers of JSON. */
  headers?: Readonly<Record<string, string>>;
  body: Content;
}

/** Carries the messages of a number. An answer without a promise costs no wait and no timer. */
export type Upstream = (call: CarriedCall) => UpstreamAnswer | Promise<UpstreamAnswer>;
