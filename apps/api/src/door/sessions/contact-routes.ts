import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contactListQuery, noFields } from '@chatelaine/shared/schema';
import { type ContactExport, eraseContact, exportContact, listContacts, showContact } from '../../contact/index.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { PlainCall } from '../plain-door.ts';
import { partOf, requireWholeClient } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { SessionRoute } from './session-call.ts';
import { viewContact, viewPage } from './views.ts';

type Answer = SessionRoute['answer'];

const list: Answer = async ({ work, actor, query }) => {
  const { session, ...asked } = readQuery(contactListQuery, query);
  return { json: viewPage(await listContacts(work, actor, { ...asked, channelId: session }), viewContact) };
};

const read: Answer = async (call) => ({
  json: viewContact(await showContact(call.work, call.actor, partOf(call, 'contact'))),
});

// A contact belongs to all numbers of the client, so a key that reaches only some numbers gets neither an export nor an
// erasure.
const erase: Answer = async (call) => {
  requireWholeClient(call);
  parseInput(noFields, call.body);
  const contact = partOf(call, 'contact');
  const json = await call.change('contacts.erase', { contact }, (work) => eraseContact(work, call.actor, { contact }));
  return { json };
};

const give: Answer = async (call) => {
  requireWholeClient(call);
  const file = await exportContact(call.work, call.actor, { contact: partOf(call, 'contact') });
  return { write: () => writeFile(call.plain, file) };
};

async function writeFile({ res, req, headers }: PlainCall, { id, json }: ContactExport): Promise<void> {
  const file = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${id}.json"`,
  };
  res.writeHead(200, { ...headers, ...file });
  if (req.method === 'HEAD') res.end();
  else await pipeline(Readable.from(json), res).catch(unlessGone);
}

// A caller that leaves before the end is no error of the server.
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
}

const CONTACT = '/contacts/{contact}';

/** The routes about contacts. A contact is named by its id, and for its export and erasure by any of its names too. */
export const CONTACT_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: '/contacts', act: 'messages_read', answer: list },
  { method: 'GET', path: CONTACT, act: 'messages_read', answer: read },
  { method: 'DELETE', path: CONTACT, act: 'contacts_manage', answer: erase },
  { method: 'GET', path: `${CONTACT}/export`, act: 'contacts_manage', answer: give },
];
