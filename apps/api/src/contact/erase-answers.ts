import type { ClientId, ContactId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { namesContact, type SearchedNames, withOtherId } from './names-in-answer.rule.ts';

/** The primary key of a stored answer. */
interface AnswerKey {
  actor_id: string;
  procedure: string;
  key: string;
}

interface AnswerRow extends AnswerKey {
  answer: unknown;
}

// The answers are compared here and not in SQL, because a name may be in an escaped or encoded part of an answer.
const BATCH = 500;

/**
 * Removes the stored answers of calls with an `Idempotency-Key` that name a contact. The row stays without its answer.
 * So a repeated call is refused, and does not send the message a second time.
 */
export async function eraseAnswers(tx: Transaction, clientId: ClientId, names: SearchedNames): Promise<void> {
  let after: AnswerKey = { actor_id: '', procedure: '', key: '' };
  for (;;) {
    const { actor_id, procedure, key } = after;
    const values = [...callersOf(tx, clientId), actor_id, procedure, key, BATCH];
    const rows = await tx.em.execute<AnswerRow[]>(READ, values);
    const named = rows.filter(({ answer }) => namesContact(answer, names)).map(keyOf);
    if (named.length > 0) await tx.em.execute(ERASE, [JSON.stringify(named)]);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last;
  }
}

const keyOf = ({ actor_id, procedure, key }: AnswerKey): AnswerKey => ({ actor_id, procedure, key });

/**
 * Writes the id of another contact into the stored answers that name a contact, when the two contacts become one. So an
 * erasure of the one finds these answers too.
 */
export async function renameInAnswers(
  tx: Transaction,
  clientId: ClientId,
  { from, into }: { from: ContactId; into: ContactId },
): Promise<void> {
  const rows = await tx.em.execute<AnswerRow[]>(READ_WITH_ID, [...callersOf(tx, clientId), from]);
  if (rows.length === 0) return;
  const renamed = rows.map((row) => ({ ...keyOf(row), answer: withOtherId(row.answer, from, into) }));
  await tx.em.execute(RENAME, [JSON.stringify(renamed)]);
}

// The callers that can have an answer about a contact of the client: the keys of its numbers, its own keys, and the
// people who have a role in it, or had one while the oldest answer was stored. The id of a caller in this table is the
// id of the key or the person, and the id of its account.
const CALLERS = `
  with callers as (
    select k.id || ' ' || coalesce(k.partner_id, ch.client_id, k.client_id) as id from api_key k
      left join channel ch on ch.id = k.channel_id where k.client_id = ? or ch.client_id = ?
    union select person_id || ' ' || account_id from person_role where account_id = ?
    union select subject_id || ' ' || client_id from event
      where client_id = ? and type = 'person.removed' and at > ?::timestamptz - interval '3 days')`;
const callersOf = (tx: Transaction, clientId: ClientId) => [clientId, clientId, clientId, clientId, tx.now];

const KEY = 'i.actor_id, i.procedure, i.key';
const OF_CALLERS = 'i.answer is not null and i.actor_id in (select id from callers)';
const READ = `${CALLERS}
  select ${KEY}, i.answer from platform.idempotency i where ${OF_CALLERS} and (${KEY}) > (?, ?, ?)
  order by ${KEY} limit ?`;
// JSON writes an id as it is, so every answer with the id has it in its text.
const READ_WITH_ID = `${CALLERS}
  select ${KEY}, i.answer from platform.idempotency i where ${OF_CALLERS} and position(?::text in i.answer::text) > 0`;

// A row without an answer belongs to a new call with the same key, which began after the row was read.
const GIVEN = 'i.actor_id = g.actor_id and i.procedure = g.procedure and i.key = g.key and i.answer is not null';
const ERASE = `
  update platform.idempotency i set answer = null, resource_id = null
  from jsonb_to_recordset(?::jsonb) as g(actor_id text, procedure text, key text) where ${GIVEN}`;
const RENAME = `
  update platform.idempotency i set answer = g.answer
  from jsonb_to_recordset(?::jsonb) as g(actor_id text, procedure text, key text, answer jsonb) where ${GIVEN}`;
