import type { Work } from '../platform/work.ts';

const PAGE = 1_000;

interface Seen {
  created_at: Date | string;
  id: string;
}

/**
 * Deletes the contacts of a client that have neither a message nor a chat, and that nothing has changed since an
 * instant. It looks at a thousand contacts in each statement, oldest first, so no statement takes long even when nearly
 * all contacts stay.
 */
export async function pruneContacts(work: Work, clientId: string, before: Date): Promise<void> {
  let after: Seen = { created_at: new Date(0), id: '' };
  for (;;) {
    const values = [clientId, before, after.created_at, after.id, PAGE, before];
    const [last] = await work.em.execute<Seen[]>(DELETE, values);
    if (last === undefined) return;
    after = last;
  }
}

// The lock waits for nobody: a transaction that writes a message to a contact holds the row, and then it is skipped.
const DELETE = `
  with page as (
    select id, created_at from contact
    where client_id = ? and created_at < ? and (created_at, id) > (?::timestamptz, ?) order by created_at, id limit ?),
  gone as (
    delete from contact where id in (
      select c.id from contact c join page on page.id = c.id
      where c.updated_at < ? and not exists (select from chat ch where ch.contact_id = c.id)
        and not exists (select from message m where m.contact_id = c.id)
      for update of c skip locked)
    returning id),
  names as (delete from contact_name where contact_id in (select id from gone))
  select created_at, id from page order by created_at desc, id desc limit 1`;
