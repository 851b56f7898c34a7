import type { Readable } from 'node:stream';
import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';
import type { Origin, Work } from '../platform/work.ts';
import type { Report, TakenMessage } from './outgoing-message.ts';

/** The operations of an upstream. */
export type Operation = 'messages.send';

/**
 * The body of a call or an answer: parsed JSON, bytes, or a stream. For bytes and streams, the headers name the content
 * type.
 */
export type Content = JsonContent | { bytes: Uint8Array } | { stream: Readable };

/** Parsed JSON. */
export interface JsonContent {
  json: unknown;
}

/** One call that was let in and is forwarded to an upstream. */
export interface CarriedCall {
  readonly channel: { id: ChannelId; phoneNumber: string; clientId: ClientId | null };
  readonly apiKeyId: ApiKeyId;
  /** The partner that made the key; null when no partner did. */
  readonly partnerId: PartnerId | null;
  /**
   * The episode in which the key was made. Data that the call stores ends with the episode. Null when no partner made
   * the key.
   */
  readonly permissionId: PermissionId | null;
  readonly operation: Operation;
  readonly origin: Origin;
  /** The body of the call; null when it has none. */
  readonly body: Content | null;
  /** A signal that aborts when the answer is too late. It is created when it is first read. */
  readonly signal: AbortSignal;
  /**
   * Returns the headers of the call by their lower-case names, without credentials and without headers of the
   * connection.
   */
  headers(): Record<string, string>;
  /** Begins work in the database, for an operation that needs it. */
  beginWork(): Work;
}

/** The upstream's answer. The door returns it unchanged. */
export interface UpstreamAnswer {
  status: number;
  /**
   * The headers of the answer. For bytes and streams, they must include `content-type`. For JSON, the door sets the
   * headers about the body.
   */
  headers?: Readonly<Record<string, string>>;
  body: Content;
  /**
   * Plans what the upstream will tell about a message that it has taken. Only an upstream in our own process has this
   * function. Any other upstream calls a webhook.
   */
  planReports?: (message: TakenMessage, now: Date) => Report[];
}

/** Handles the calls of a number. An answer that is not a promise costs no wait and no timer. */
export type Upstream = (call: CarriedCall) => UpstreamAnswer | Promise<UpstreamAnswer>;

/** Returns the parsed body of a call. Undefined when the call has no body or the body is not parsed. */
export const jsonOf = ({ body }: Pick<CarriedCall, 'body'>): unknown =>
  body !== null && 'json' in body ? body.json : undefined;
