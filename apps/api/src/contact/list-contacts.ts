import {
  type Actor,
  type ChannelId,
  type Contact,
  type ContactId,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { reachedRows, reachOf } from '../channel/index.ts';
import { type Condition, filterOf } from '../platform/db/condition.ts';
import { afterCursor, NEWEST_FIRST } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ContactEntity, type Contact as ContactRow } from './contact.entity.ts';
import { viewContact } from './contact.view.ts';
import { ContactNameEntity } from './contact-name.entity.ts';
import { isFound } from './contact-name.sql.ts';

/** Chooses contacts: by a part of any name, also of an old one, and by the number that has a chat with them. */
export interface ContactQuery extends PageQuery {
  q?: string | undefined;
  channelId?: ChannelId | undefined;
}

/** Lists the contacts that an actor may know of, the newest first. */
export async function listContacts(work: Work, actor: Actor, query: ContactQuery): Promise<Page<Contact>> {
  const { q, channelId, limit = 50, cursor } = query;
  const rows = await work.em.find(
    ContactEntity,
    {
      $and: [
        filterOf<ContactRow>((c) => visibleContacts(actor, c)),
        q === undefined
          ? {}
          : filterOf<ContactRow>((c) => isFound({ profileName: `${c}.profile_name`, contactId: `${c}.id` }, q)),
        channelId === undefined ? {} : filterOf<ContactRow>((c) => hasChat(c, [`h.channel_id = ?`, [channelId]])),
        afterCursor(cursor),
      ],
    },
    { orderBy: NEWEST_FIRST, limit: limit + 1, disableIdentityMap: true },
  );
  const names = await namesOf(work, rows.slice(0, limit));
  return pageOf(rows, limit, rowCursor, (row) => viewContact(row, names.get(row.id) ?? []));
}

/** Shows one contact that an actor may know of. */
export async function showContact(work: Work, actor: Actor, id: ContactId): Promise<Contact> {
  const row = await work.em.findOne(
    ContactEntity,
    { $and: [{ id }, filterOf<ContactRow>((c) => visibleContacts(actor, c))] },
    { disableIdentityMap: true },
  );
  if (row === null) throw new Refusal('not_found', `contact ${id} for ${actor.id}`);
  return viewContact(row, (await namesOf(work, [row])).get(id) ?? []);
}

/**
 * The condition that an actor may know of a contact `c`. A key that reaches only some numbers knows the contacts that
 * have a chat with these numbers.
 */
export function visibleContacts(actor: Actor, c: string): Condition {
  const reached = reachedRows(actor, { channelId: 'h.channel_id', clientId: 'h.client_id' });
  if (reachOf(actor) !== null) return hasChat(c, reached);
  if (actor.account === null) return ['true', []];
  return actor.account.type === 'client' ? [`${c}.client_id = ?`, [actor.account.id]] : ['false', []];
}

const hasChat = (c: string, [sql, values]: Condition): Condition => [
  `exists (select from chat h where h.contact_id = ${c}.id and ${sql})`,
  values,
];

async function namesOf(work: Work, contacts: readonly ContactRow[]) {
  const ids = contacts.map(({ id }) => id);
  const names = await work.em.find(
    ContactNameEntity,
    { contactId: { $in: ids } },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return Map.groupBy(names, ({ contactId }) => contactId);
}
