import type { ChannelStatus } from './channel.ts';
import type { ApiKeyId, ChannelId, ClientId, PersonId } from './id.ts';
import type { MessageWithStatuses } from './message.ts';

/** The session of one number: its messages are sent and received while the session is `running`. */
export interface NumberSession {
  /** The id of the number is the id of its session. */
  id: ChannelId;
  clientId: ClientId;
  /** E.164 with `+`. */
  phoneNumber: string;
  name: string;
  status: ChannelStatus;
  /** When the newest message of the number was written: ISO 8601, in UTC; `null`: there is none. */
  lastActivityAt: string | null;
  createdAt: string;
}

/** Who sent a message that went out, and by which way. */
export interface MessageSender {
  kind: 'key' | 'person' | 'partner' | 'phone';
  /** The door that took the message; `null`: the app on the phone sent it. */
  door: 'messaging' | 'sessions' | null;
  /** The id of the key or of the person; `null` for the app. */
  id: ApiKeyId | PersonId | null;
  /** The name of the key or of the person; `null`: there is none, or it is not for the reader to know. */
  name: string | null;
  /** The name of the partner whose key it is; `null`: it is no key of a partner. */
  partner: string | null;
}

/** One message with everything that its page shows. */
export interface MessageDetails extends MessageWithStatuses {
  /** `null` for a message that came in. */
  sender: MessageSender | null;
}

/** The whole history of a contact, as one JSON text. */
export interface ExportedContact {
  /** A name for the file. */
  filename: string;
  json: string;
}
