import { organizationInput } from '@chatelaine/shared/schema';
import { whoAmI } from '../../api-key/index.ts';
import { getClient } from '../../client/index.ts';
import { getRetention, setRetention } from '../../message/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Work } from '../../platform/work.ts';
import { requireWholeClient } from './reached.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';

type Answer = SessionRoute['answer'];

/** Answers with the facts about the key of the call, or about the person and the organization for which the call is. */
const tell: Answer = async (call) => {
  const { entered, plain } = call;
  const { address } = plain.origin;
  if (entered.key !== null) return { json: { ...whoAmI(entered.key), address } };
  const { actor, session } = entered;
  if (actor.kind !== 'person') throw new Error('A caller without a key is a person.');
  const { id, name } = await clientOf(call, call.work);
  const account = { type: 'client', id, name };
  return { json: { kind: 'person', id: actor.id, name: session?.name, role: actor.role, account, address } };
};

function clientOf({ actor }: SessionCall, work: Work) {
  if (actor.account?.type !== 'client') throw new Refusal('not_allowed', `${actor.kind} ${actor.id} has no client`);
  return getClient(work, actor, actor.account.id);
}

const show = async (call: SessionCall, work: Work) => {
  const { id, name, createdAt } = await clientOf(call, work);
  const { days } = await getRetention(work, call.actor);
  return { id, name, messageRetentionDays: days, createdAt: createdAt.getTime() };
};

const read: Answer = async (call) => ({ json: await show(call, call.work) });

const update: Answer = async (call) => {
  const input = parseInput(organizationInput, call.body);
  requireWholeClient(call);
  const json = await call.change('organization.change', input, async (work) => {
    await setRetention(work, call.actor, { days: input.messageRetentionDays });
    return show(call, work);
  });
  return { json };
};

/** The routes about the caller and its organization. */
export const ORGANIZATION_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: '/whoami', act: null, answer: tell },
  { method: 'GET', path: '/organization', act: 'sessions_read', answer: read },
  { method: 'PATCH', path: '/organization', act: 'sessions_manage', answer: update },
];
