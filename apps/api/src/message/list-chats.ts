import {
  type Actor,
  type ChannelId,
  type Chat,
  type ChatId,
  type ClientId,
  type ContactId,
  type MessageContent,
  type MessageKind,
  type MessageStatus,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { reachedRows } from '../channel/index.ts';
import { isFound, shownValue } from '../contact/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** Chooses chats: those of one number, and those with a contact that has this part in a name. */
export interface ChatQuery extends PageQuery {
  channelId?: ChannelId | undefined;
  q?: string | undefined;
}

interface ChatRow {
  id: ChatId;
  channel_id: ChannelId;
  client_id: ClientId;
  contact_id: ContactId | null;
  group_id: string | null;
  unread_count: number;
  last_message_at: Date | string;
  profile_name: string | null;
  username: string | null;
  phone: string | null;
  user_id: string | null;
  direction: 'in' | 'out' | null;
  type: MessageKind | null;
  content: MessageContent | null;
  status: MessageStatus | null;
}

// The names and the newest message of each chat are read by subqueries, so a page reads only those of its own chats.
const nameOf = (kind: string) =>
  `(select n.value from contact_name n where n.contact_id = c.contact_id and n.kind = '${kind}' and n.until is null
    order by n.id desc limit 1)`;
const CHATS = `
  select c.id, c.channel_id, c.client_id, c.contact_id, c.group_id, c.unread_count, c.last_message_at, p.profile_name,
    ${nameOf('username')} as username, ${nameOf('phone')} as phone, ${nameOf('user_id')} as user_id,
    m.direction, m.type, m.content, m.status
  from chat c
  left join lateral (select profile_name from contact where id = c.contact_id limit 1) p on true
  left join lateral (
    select direction, type, content, status from message where chat_id = c.id
    order by created_second desc, arrival desc limit 1
  ) m on true`;

/** Lists the chats that an actor reaches. The chat with the newest message comes first. */
export async function listChats(work: Work, actor: Actor, query: ChatQuery): Promise<Page<Chat>> {
  const { channelId, q, limit = 50, cursor } = query;
  const conditions: Condition[] = [reachedChats(actor)];
  if (channelId !== undefined) conditions.push(['c.channel_id = ?', [channelId]]);
  if (q !== undefined) conditions.push(isFound({ profileName: 'p.profile_name', contactId: 'c.contact_id' }, q));
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(c.last_message_at, c.id) < (?, ?)', [at, id]]);
  }
  const rows = await select(work, conditions, limit + 1);
  const cursorOf = (row: ChatRow) => rowCursor({ id: row.id, createdAt: new Date(row.last_message_at) });
  return pageOf(rows, limit, cursorOf, viewChat);
}

/**
 * Shows one chat that an actor reaches.
 *
 * @throws {Refusal} `not_found`.
 */
export const showChat = async (work: Work, actor: Actor, id: ChatId): Promise<Chat> =>
  viewChat(await getChatRow(work, actor, id));

/** Gets the row of a chat that an actor reaches. */
export async function getChatRow(work: Work, actor: Actor, id: ChatId): Promise<ChatRow> {
  const [row] = await select(work, [reachedChats(actor), ['c.id = ?', [id]]], 1);
  if (row === undefined) throw new Refusal('not_found', `chat ${id} for ${actor.id}`);
  return row;
}

const reachedChats = (actor: Actor): Condition =>
  reachedRows(actor, { channelId: 'c.channel_id', clientId: 'c.client_id' });

function select(work: Work, conditions: Condition[], limit: number): Promise<ChatRow[]> {
  const { sql, values } = allOf(conditions);
  return work.em.execute<ChatRow[]>(`${CHATS} where ${sql} order by c.last_message_at desc, c.id desc limit ?`, [
    ...values,
    limit,
  ]);
}

const viewChat = (row: ChatRow): Chat => ({
  id: row.id,
  channelId: row.channel_id,
  contactId: row.contact_id,
  groupId: row.group_id,
  name: chatName(row),
  unreadCount: row.unread_count,
  lastMessageAt: new Date(row.last_message_at).toISOString(),
  lastMessage:
    row.direction === null || row.type === null || row.status === null
      ? null
      : { direction: row.direction, type: row.type, text: shortText(row.content ?? {}), status: row.status },
});

function chatName({ profile_name, username, phone, user_id, group_id }: ChatRow): string {
  if (profile_name !== null) return profile_name;
  if (username !== null) return `@${username}`;
  return phone === null ? (user_id ?? group_id ?? '') : shownValue('phone', phone);
}

const LONGEST_TEXT = 120;

function shortText({ text, caption, name, emoji }: MessageContent): string | null {
  const said = [text, caption, name, emoji].find((each) => typeof each === 'string' && each !== '');
  return typeof said === 'string' ? said.slice(0, LONGEST_TEXT).toWellFormed() : null;
}
