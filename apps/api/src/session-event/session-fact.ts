import type { ChannelId, ClientId, SessionEventName } from '@chatelaine/shared';

/** Something that happened on a number, and the content of its event. */
export interface SessionFact {
  clientId: ClientId | string;
  /** The number, which is the session. */
  channelId: ChannelId | string;
  event: SessionEventName;
  /** The contact whose erasure empties the payload. Null when the event is about no contact. */
  contactId: string | null;
  /** The content of the event as readers get it. It has no secret. */
  payload: Record<string, unknown>;
}
