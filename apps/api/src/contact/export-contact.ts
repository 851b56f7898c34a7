import type { Actor, ContactId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { EXPORTED_CONTACT, EXPORTED_MESSAGES } from './exported-contact.sql.ts';
import { type ContactNamed, clientOf, findNamedContact } from './find-contact.ts';

/** An export that has begun. */
export interface ContactExport {
  id: ContactId;
  /** The JSON text, piece by piece. It is one object with the fields `contact`, `chats` and `messages`. */
  json: AsyncGenerator<string, void>;
}

/**
 * Exports everything about one contact: its names with their dates, its chats, and all its messages with their
 * statuses, oldest first. The export is recorded before its first piece is read. The messages are read in pages, so a
 * long history needs little memory, and a slow reader holds no connection. Each piece takes a place of the client for
 * the time of its read.
 *
 * The pieces end with an error when the contact is erased or merged meanwhile, so the text is then no valid JSON.
 *
 * @throws {Refusal} `not_found` when the client has no contact with this id or name.
 */
export async function exportContact(work: Work, actor: Actor, named: ContactNamed): Promise<ContactExport> {
  const id = await transaction(work, async (tx) => {
    const found = await findNamedContact(tx, actor, named);
    recordExport(tx, actor, found);
    return found;
  });
  const { clientPlaces } = work.services;
  const read: ReadPiece = (piece) => clientPlaces.run(clientOf(actor), piece, { isPatient: true });
  return { id, json: pieces(work, id, read) };
}

function recordExport(tx: Transaction, actor: Actor, id: ContactId): void {
  record(tx, actor, { type: 'contact.exported', clientId: clientOf(actor), subjectId: id });
}

/** Reads one piece within a place of the client. */
type ReadPiece = <T>(piece: () => Promise<T>) => Promise<T>;

async function* pieces(work: Work, id: ContactId, read: ReadPiece): AsyncGenerator<string, void> {
  const head = await read(() => readHead(work, id));
  if (head === null) throw gone(id);
  const at = JSON.stringify(work.now.toISOString());
  yield `{"schema":"v1","exportedAt":${at},"contact":${head.contact},"chats":${head.chats},"messages":[`;
  let comma = '';
  for await (const page of readPages(work, id, read)) {
    yield comma + page;
    comma = ',';
  }
  // A contact that was erased during the export has no messages any more. Its export must not look whole.
  if ((await read(() => readHead(work, id))) === null) throw gone(id);
  yield ']}\n';
}

interface Page {
  json: string | null;
  second: string;
  arrival: string;
}

const PAGE = 500;

async function* readPages(work: Work, contactId: ContactId, read: ReadPiece): AsyncGenerator<string> {
  let after: Pick<Page, 'second' | 'arrival'> = { second: '0', arrival: '0' };
  for (;;) {
    const from = [contactId, after.second, after.arrival, PAGE];
    const [page] = await read(() => work.em.execute<Page[]>(EXPORTED_MESSAGES, from));
    if (page === undefined || page.json === null) return;
    yield page.json;
    after = page;
  }
}

async function readHead(work: Work, id: ContactId): Promise<{ contact: string; chats: string } | null> {
  const [head = null] = await work.em.execute<{ contact: string; chats: string }[]>(EXPORTED_CONTACT, [id]);
  return head;
}

const gone = (id: ContactId): Refusal => new Refusal('not_found', `contact ${id} is gone`);
