import * as z from 'zod';
import { appRouter } from '../../../src/door/trpc/router.ts';

/** The callers of the test of plans. */
export type ListAsker =
  | 'partner key'
  | 'partner’s owner'
  | 'small partner’s key'
  | 'client’s owner'
  | 'client’s member';

const BOTH = ['partner key', 'partner’s owner', 'small partner’s key', 'client’s owner', 'client’s member'] as const;
const CLIENTS = ['client’s owner', 'client’s member'] as const;

/**
 * Every procedure that returns a list: who may call it, and values of filters that only this list has. All other values
 * are in {@link VALUES}.
 */
export const LISTS: Record<string, { askers: readonly ListAsker[]; values?: Record<string, unknown> }> = {
  'calls.list': { askers: BOTH, values: { outcome: 'revoked', requestId: 'crowd-7' } },
  'channels.list': { askers: BOTH, values: { status: 'running', name: '900123', ids: ['0000000001CH'] } },
  'channelKeys.list': { askers: BOTH },
  'chats.list': { askers: CLIENTS },
  'clients.list': { askers: BOTH, values: { ids: ['0000000001CL', '0000000002CL'] } },
  'contacts.list': { askers: CLIENTS },
  'events.list': { askers: BOTH },
  'hygiene.list': { askers: BOTH },
  'messages.list': { askers: CLIENTS },
  'organizationKeys.list': { askers: ['client’s owner'] },
  'partnerKeys.list': { askers: ['partner key', 'partner’s owner', 'small partner’s key'] },
  'people.list': { askers: ['partner’s owner', 'client’s owner', 'client’s member'] },
  'permissions.list': { askers: BOTH, values: { status: 'shared' } },
  'sessions.list': { askers: CLIENTS, values: { status: 'running' } },
};

/** A value for each filter of a list, by the name of the field. */
const VALUES: Record<string, unknown> = {
  actorId: 'key_p000000000000000000007',
  application: 'inbox',
  channelId: '0000000001CH',
  chatId: `chat_${'0000010001CH'.padStart(22, '0')}`,
  channelIds: ['0000000001CH', '0000000002CH'],
  environment: 'staging',
  from: new Date(Date.now() - 60 * 60_000).toISOString(),
  ids: ['key_0000000000000000000001', 'key_0000000000000000000002'],
  name: '77',
  permission: 'missing',
  status: 'live',
  subjectId: 'key_0000000000000000000007',
  team: 'agency',
  to: new Date().toISOString(),
  type: 'permission.granted',
  types: ['api_key.created', 'api_key.revoked'],
};

/** A key and its number that each caller may know of. A list that checks this first would refuse any other key. */
const SEEN: Record<ListAsker, { keyId: string; channelId: string }> = {
  'partner key': seen(1),
  'partner’s owner': seen(1),
  'small partner’s key': seen(499),
  'client’s owner': seen(10_000),
  'client’s member': seen(10_000),
};

/** Returns the key of a crowd with this number, and its phone number. */
function seen(at: number) {
  const digits = String(at).padStart(22, '0');
  return { keyId: `key_${digits}`, channelId: `${String(at + 1).padStart(10, '0')}CH` };
}

/**
 * Whether a filter has no index, and the caller's account has nearly all rows of the table. Such a list reads the rows
 * of the account in its order until the page is full. If a filter finds hardly anything, PostgreSQL may rightly read the
 * table instead, because it would read nearly all rows in any case. As the small partner, the same filter must not read
 * the table.
 */
export const isReadInOrder = (who: ListAsker, filter: object): boolean =>
  ['partner key', 'partner’s owner'].includes(who) && Object.keys(filter).some((field) => NO_INDEX.includes(field));

const NO_INDEX = ['application', 'environment', 'name', 'team'];

/** Returns one input for each filter of a list. The filters are read from the schema of the list. */
export function filtersOf(path: string, who: ListAsker, clientId: string): object[] {
  const values = { ...VALUES, clientId, ...(path === 'calls.list' && SEEN[who]), ...LISTS[path]?.values };
  return fieldsOf(path).map((field) => {
    const value = values[field as keyof typeof values];
    if (value === undefined) throw new Error(`${path} has a filter ${field}. Give it a value in ${import.meta.url}.`);
    return { [field]: value };
  });
}

function fieldsOf(path: string): string[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: unknown[] } }>;
  let schema = procedures[path]?._def.inputs[0];
  while (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) schema = schema.unwrap();
  if (!(schema instanceof z.ZodObject)) throw new Error(`The input of ${path} is no object.`);
  return Object.keys(schema.shape).filter((field) => field !== 'limit' && field !== 'cursor');
}
