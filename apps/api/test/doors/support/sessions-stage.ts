import { ORGANIZATION_SCOPES, type OrganizationScope } from '@chatelaine/shared';
import { expect } from 'vitest';
import { makeKey } from '../../session-events/support/organization-key.ts';
import { bodyOf } from '../../world/answer.ts';
import { bearer, type Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';
import { type Effects, effectTools } from './effect-tools.ts';
import { insertWebhook } from './insert-webhook.ts';
import { chatEffects, contactEffects, messageEffects } from './message-effects.ts';
import { organizationEffects, verbEffects } from './session-effects.ts';
import { webhookEffects } from './webhook-effects.ts';

/** The callers of the tests about rights on the sessions door, and things of the bakery that they ask for. */
export type SessionsStage = Awaited<ReturnType<typeof openSessionsStage>>;

/** A number to which the sandbox delivers, and which nobody else uses. */
const PERSON = '+12025550143';

/** Makes callers of every kind: keys with each scope, keys of others, and people in each role. */
export async function openSessionsStage(world: World) {
  const { bakery, travel, demo } = world;
  const [first, second] = bakery.channels;
  if (first === undefined || second === undefined) throw new Error('The bakery has two numbers.');
  const keyOf = async (client: string, scopes: OrganizationScope[], channelIds?: string[]) =>
    world.as(bearer((await makeKey(world, client, { scopes, ...(channelIds && { channelIds }) })).secret));
  const personOf = async (caller: Caller & { cookie: string }) => {
    // The session of a person of the demo world begins with the first call.
    await caller.get('/api/auth/get-session');
    return world.as(bearer(sessionValueIn(caller.cookie)));
  };
  const all = [...ORGANIZATION_SCOPES];
  const keys = Object.fromEntries(
    await Promise.all(all.map(async (scope) => [scope, await keyOf(bakery.id, [scope])])),
  ) as Record<OrganizationScope, Caller>;
  const fullKey = await keyOf(bakery.id, all);
  const member = await world.invite(bakery.id, 'member@door.example', { role: 'member' });
  const admin = await world.invite(bakery.id, 'admin@door.example', { role: 'admin' });
  await world.invite(bakery.id, 'both@door.example', { role: 'member' });
  const both = await world.invite(travel.id, 'both@door.example', { role: 'member' });
  const { webhook, delivery } = await insertWebhook(world, bakery.id, { channelIds: [first.id], channelId: first.id });
  const ids = { ...(await sendFirst(fullKey, first.id)), webhook, delivery };
  const shared = { world, fullKey, ids, otherSession: second.id };
  return {
    ...shared,
    keys,
    people: {
      owner: await personOf(world.as(bakery.user)),
      admin: await personOf(admin),
      member: await personOf(member),
    },
    memberId: member.id,
    partnerPerson: await personOf(world.as(demo.partner.user)),
    limitedKey: await keyOf(bakery.id, all, [second.id]),
    foreignKey: await keyOf(travel.id, all),
    foreignPerson: await personOf(world.as(travel.user)),
    ofTwo: { person: await personOf(both), clients: [bakery.id, travel.id] },
    effects: effectsOf(shared),
  };
}

/** Returns the value of the session cookie. A browser may have more cookies than this one. */
export const sessionValueIn = (cookie: string): string => /session_token=([^;]+)/.exec(cookie)?.[1] ?? '';

function effectsOf(stage: Parameters<typeof effectTools>[0]): Effects {
  const tools = effectTools(stage);
  const parts = [organizationEffects, verbEffects, chatEffects, messageEffects, contactEffects, webhookEffects];
  return Object.assign({}, ...parts.map((part) => part(tools)));
}

async function sendFirst(as: Caller, session: string) {
  const body = { type: 'text', to: PERSON, text: 'Your table is ready.' };
  const sent = await as.request('POST', `/api/v1/sessions/${session}/messages`, body);
  const { messageId: message, chat } = bodyOf<{ messageId: string; chat: string }>(sent);
  const read = await as.get(`/api/v1/sessions/${session}/messages/${message}`);
  const { contact } = bodyOf<{ contact: string }>(read);
  expect([message, chat, contact].every((id) => typeof id === 'string')).toBe(true);
  return { session, chat, message, contact };
}
