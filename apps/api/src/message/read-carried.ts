import type { ApiKeyId, ChannelId, ClientId, PermissionId } from '@chatelaine/shared';
import type { GivenNames } from '../contact/index.ts';
import type { UpstreamAnswer } from '../upstream/index.ts';
import { type ReadContent, readContent } from './read-content.ts';
import { recordOf, storableJson, textOf } from './read-json.ts';
import { namesIn } from './read-person.ts';

/** A message that the messaging door has carried: its number and key, the body that was sent, and WhatsApp's id. */
export interface CarriedMessage {
  channelId: ChannelId;
  clientId: ClientId;
  phoneNumber: string;
  apiKeyId: ApiKeyId;
  permissionId: PermissionId | null;
  requestId: string;
  /** The body of the call, in Meta's form. The upstream has accepted it. */
  body: unknown;
  waMessageId: string;
  at: Date;
  /** Plans what the upstream will tell. Undefined for an upstream that calls a webhook. */
  planReports: UpstreamAnswer['planReports'];
}

/** A carried message whose body was read. Only what is stored is kept, so a long body does not stay in memory. */
export interface ReadCarried extends Omit<CarriedMessage, 'body'>, ReadContent {
  names: GivenNames;
  groupId: string | null;
  /** The same text for all messages of one chat. */
  chatKey: string;
  /** The number of characters of the content as JSON. */
  size: number;
}

/** Reads the body of a carried message. */
export function readCarried({ body: raw, ...carried }: CarriedMessage): ReadCarried {
  const body = recordOf(storableJson(raw));
  const isGroup = body.recipient_type === 'group';
  const groupId = isGroup ? (textOf(body.to, 160) ?? null) : null;
  const phone = typeof body.to === 'string' ? body.to.replace(/\D/g, '') : '';
  const names = isGroup ? {} : namesIn(phone, phone === '' ? body.recipient : undefined, undefined);
  const { channelId } = carried;
  // As JSON, because the id of a group may be any text.
  const chatKey = JSON.stringify([channelId, groupId, names.phone, names.userId]);
  const read = readContent(body);
  const size = JSON.stringify(read.content).length;
  return { ...carried, ...read, names, groupId, chatKey, size };
}
