import {
  type Account,
  type Actor,
  type ChannelId,
  type CreateWebhookInput,
  type FieldIssue,
  PARTNER_WEBHOOK_EVENTS,
  SESSION_EVENT_NAMES,
} from '@chatelaine/shared';
import { ChannelEntity, reachOf } from '../channel/index.ts';
import { ClientEntity, seenClients } from '../client/index.ts';
import { reachProblem } from '../platform/outside/reach-problem.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** The settings that are checked before a webhook is stored. */
export type CheckedSettings = Partial<Pick<CreateWebhookInput, 'url' | 'events' | 'channelIds'>>;

/**
 * Returns the account of the actor: the owner of its webhooks.
 *
 * @throws {Refusal} `not_allowed` for the operator, who has no account.
 */
export function ownerOf({ kind, id, account }: Actor): Account {
  if (account === null) throw new Refusal('not_allowed', `${kind} ${id} acts for no account`);
  return account;
}

/**
 * Refuses settings that a webhook of the actor's account cannot have: an unknown event, a number that the actor does not
 * reach, a URL that the server does not call.
 *
 * @throws {Refusal} `invalid_input` with an issue for each bad field; `not_found` for a number.
 */
export async function requireGoodSettings(work: Work, actor: Actor, settings: CheckedSettings): Promise<void> {
  const { url, events, channelIds } = settings;
  const issues = [...eventIssues(ownerOf(actor), events ?? []), ...reachIssues(actor, channelIds)];
  if (issues.length > 0) throw invalid(issues);
  await requireReached(work, actor, channelIds ?? []);
  if (url === undefined) return;
  const message = await reachProblem(new URL(url), work.services.outside);
  if (message !== null) throw invalid([{ path: 'url', message }]);
}

const invalid = (issues: FieldIssue[]): Refusal =>
  new Refusal('invalid_input', `webhook: ${issues.map(({ path }) => path).join(', ')}`, { issues });

function eventIssues({ type }: Account, events: readonly string[]): FieldIssue[] {
  const known: readonly string[] = type === 'partner' ? PARTNER_WEBHOOK_EVENTS : SESSION_EVENT_NAMES;
  return events.flatMap((event, index) =>
    known.includes(event) ? [] : [{ path: `events.${index}`, message: `An event is one of ${known.join(', ')}.` }],
  );
}

// A key that names numbers makes webhooks only for these. `undefined` is a change that leaves the numbers as they are.
function reachIssues(actor: Actor, channelIds: readonly ChannelId[] | null | undefined): FieldIssue[] {
  if (reachOf(actor) === null || channelIds !== null) return [];
  return [{ path: 'channelIds', message: 'This key reaches only some numbers. Name the numbers.' }];
}

// A foreign number and an invented one are refused in the same way.
async function requireReached(work: Work, actor: Actor, channelIds: readonly ChannelId[]): Promise<void> {
  const wanted = [...new Set(channelIds)];
  if (wanted.length === 0) return;
  const only = reachOf(actor);
  const found = await work.em.find(ChannelEntity, { id: { $in: wanted } }, { fields: ['id', 'clientId'] });
  const clientIds = [...new Set(found.map(({ clientId }) => clientId))];
  const seen = await work.em.count(ClientEntity, { $and: [{ id: { $in: clientIds } }, seenClients(actor)] });
  const isReached = wanted.every((id) => only?.includes(id) ?? true);
  if (found.length === wanted.length && seen === clientIds.length && isReached) return;
  throw new Refusal('not_found', `${wanted.length} numbers for a webhook of ${actor.id}`);
}
