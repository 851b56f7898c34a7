import type { ChannelId, ChatId, ClientId, ContactId } from '@chatelaine/shared';
import type { FoundContact, PlainName } from '../contact/index.ts';
import type { Transaction } from '../platform/work.ts';
import { WAIT_SHORTLY } from './carried.sql.ts';

/** A person with whom a number may have a chat. `key` names the person in the answer. */
export interface WantedChat {
  key: string;
  clientId: ClientId;
  channelId: ChannelId;
  name: PlainName;
  /** When the message went out. */
  at: Date;
}

/** A chat that exists, with its contact. */
export interface KnownChat {
  chatId: ChatId;
  contact: FoundContact;
}

interface Row {
  key: string;
  chat_id: ChatId;
  contact_id: ContactId;
  profile_name: string | null;
  names: PlainName[];
}

/**
 * Finds the chats that exist already, in one statement, because most messages go to a person whom the number knows. The
 * chats and contacts stay until the end of the transaction: no other transaction can merge, erase or delete them
 * meanwhile. A chat that is not in the answer must be made. From then on, the transaction waits for no lock longer than a
 * moment.
 */
export async function findKnownChats(tx: Transaction, wanted: readonly WantedChat[]): Promise<Map<string, KnownChat>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.em.execute<Row[]>(FIND, [JSON.stringify(wanted)]);
  return new Map(
    rows.map(({ key, chat_id: chatId, contact_id: id, profile_name: profileName, names }) => [
      key,
      { chatId, contact: { id, profileName, names } },
    ]),
  );
}

// The rows are locked in the order of their ids, as a merge locks them, so the two never wait for each other. The time
// limit is set before the first row is locked, because the locking comes after the join.
const FIND = `
  select w.key, c.id as chat_id, k.id as contact_id, k.profile_name, (
    select jsonb_agg(jsonb_build_object('kind', o.kind, 'value', o.value) order by o.id)
    from contact_name o where o.contact_id = k.id and o.until is null
  ) as names
  from jsonb_to_recordset(?::jsonb) as w(key text, "clientId" text, "channelId" text, name jsonb)
  join contact_name n on n.client_id = w."clientId" and n.kind = w.name->>'kind' and n.value = w.name->>'value'
    and n.until is null
  join contact k on k.id = n.contact_id
  join chat c on c.channel_id = w."channelId" and c.contact_id = k.id
  cross join (${WAIT_SHORTLY}) as limited
  order by k.id, c.id for key share of k, c`;
