import type { Action } from '../../call/confirm.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';
import { type ActionFacts, type ActionInput, actionLines, type NamedKey } from './action-lines.ts';

/**
 * Completes the input of an act with the values that stay, the default values, and the values that are copied from
 * another key.
 */
export type FindResult = (work: Work, actor: PersonActor, action: Action) => Promise<unknown>;

/**
 * Describes the rights and settings that an act of this person would give or change. The person reads these lines
 * before the confirmation.
 */
export async function describeAction(work: Work, { account }: PersonActor, { input }: Action): Promise<string[]> {
  const given: ActionInput = typeof input === 'object' && input !== null ? { ...input } : {};
  const facts: ActionFacts = {
    keys: await findKeys(work, account.id, [given.id, given.like]),
    people: await findPeople(work, account.id, given.id),
    numbers: await findNumbers(work, account.id, given.channelIds),
    webhooks: await findWebhooks(work, account.id, given.id),
    redirectUrls: given.redirectUrls === undefined ? [] : await findRedirectUrls(work, account.id),
  };
  return actionLines(given, facts);
}

async function findKeys(work: Work, accountId: string, wanted: unknown[]): Promise<NamedKey[]> {
  const ids = wanted.filter((id) => typeof id === 'string');
  if (ids.length === 0) return [];
  return work.em.execute<NamedKey[]>(KEYS, [JSON.stringify(ids), accountId, accountId, accountId]);
}

async function findPeople(work: Work, accountId: string, id: unknown): Promise<Map<string, string>> {
  if (typeof id !== 'string') return new Map();
  const rows = await work.em.execute<{ id: string; email: string }[]>(PEOPLE, [accountId, id]);
  return new Map(rows.map((row) => [row.id, row.email]));
}

async function findNumbers(work: Work, accountId: string, ids: unknown): Promise<Map<string, string>> {
  if (!Array.isArray(ids)) return new Map();
  const rows = await work.em.execute<{ id: string; number: string }[]>(NUMBERS, [
    accountId,
    accountId,
    JSON.stringify(ids),
  ]);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function findWebhooks(work: Work, accountId: string, id: unknown): Promise<Map<string, string>> {
  if (typeof id !== 'string') return new Map();
  const rows = await work.em.execute<{ id: string; url: string }[]>(WEBHOOKS, [id, accountId, accountId]);
  return new Map(rows.map((row) => [row.id, row.url]));
}

async function findRedirectUrls(work: Work, accountId: string): Promise<string[]> {
  const [row] = await work.em.execute<{ urls: string[] }[]>('select redirect_urls as urls from partner where id = ?', [
    accountId,
  ]);
  return row?.urls ?? [];
}

const KEYS = `
  select k.id, k.name, c.phone_number as number from api_key k left join channel c on c.id = k.channel_id
  where k.id in (select jsonb_array_elements_text(?::jsonb)) and (k.partner_id = ? or k.client_id = ? or c.client_id = ?)`;
const PEOPLE =
  'select u.id, u.email from person_role r join identity."user" u on u.id = r.person_id where r.account_id = ? and u.id = ?';
const NUMBERS =
  'select ch.id, ch.phone_number as number from channel ch join client cl on cl.id = ch.client_id where (cl.id = ? or cl.partner_id = ?) and ch.id in (select jsonb_array_elements_text(?::jsonb))';
const WEBHOOKS = 'select id, url from webhook where id = ? and (partner_id = ? or client_id = ?)';
