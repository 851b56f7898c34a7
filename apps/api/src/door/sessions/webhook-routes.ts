import type { Actor, Webhook } from '@chatelaine/shared';
import {
  changeSessionWebhookInput,
  listQuery,
  noFields,
  replayFailedOfSessionInput,
  resumeSessionWebhookInput,
  rotateSessionWebhookInput,
  sessionWebhookInput,
} from '@chatelaine/shared/schema';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Work } from '../../platform/work.ts';
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  pauseWebhook,
  replayFailed,
  resumeWebhook,
  rotateWebhookSecret,
  showWebhook,
  testWebhook,
  updateWebhook,
} from '../../webhook/index.ts';
import { DELIVERY_ROUTES } from './delivery-routes.ts';
import { partOf } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';
import { ms, viewPage } from './views.ts';
import { createInputOf, updateInputOf, withOwnNames } from './webhook-input.ts';
import { viewCreated, viewDelivery, viewWebhook } from './webhook-views.ts';

type Answer = SessionRoute['answer'];

// Every caller of this door acts for a client.
const organizationOf = ({ actor }: SessionCall): string => actor.account?.id ?? '';
const shown = (call: SessionCall, webhook: Webhook) => viewWebhook(organizationOf(call), webhook);
const idOf = (call: SessionCall): string => partOf(call, 'webhook');

const list: Answer = async (call) => {
  const page = await listWebhooks(call.work, call.actor, readQuery(listQuery, call.query));
  return { json: viewPage(page, (each) => shown(call, each)) };
};

const create: Answer = async (call) => {
  const { actor, body } = call;
  const { active = true, ...given } = parseInput(sessionWebhookInput, body);
  const input = createInputOf(given);
  const json = await withOwnNames(() =>
    call.change(
      'webhooks.create',
      active ? input : { ...input, active },
      async (work, confirm) => {
        const created = await createWebhook(work, actor, { input, confirm });
        const webhook = active ? created : { ...created, ...(await pauseWebhook(work, actor, created.id)) };
        return viewCreated(organizationOf(call), webhook);
      },
      { secret: true, code: 'needed' },
    ),
  );
  return { status: 201, json };
};

const read: Answer = async (call) => ({ json: shown(call, await showWebhook(call.work, call.actor, idOf(call))) });

const update: Answer = async (call) => {
  const { actor, body } = call;
  const { active, ...given } = parseInput(changeSessionWebhookInput, body);
  const input = updateInputOf(idOf(call), given);
  const json = await withOwnNames(() =>
    call.change(
      'webhooks.update',
      active === undefined ? input : { ...input, active },
      async (work, confirm) => {
        const changed = await updateWebhook(work, actor, { input, confirm });
        return shown(call, active === undefined ? changed : await setActive(work, actor, { id: input.id, active }));
      },
      { code: 'needed' },
    ),
  );
  return { json };
};

const setActive = (work: Work, actor: Actor, { id, active }: { id: string; active: boolean }) =>
  active ? resumeWebhook(work, actor, { id, skipMissed: false }) : pauseWebhook(work, actor, id);

const remove: Answer = async (call) => {
  const id = idOf(call);
  parseInput(noFields, call.body);
  await call.change('webhooks.delete', { id }, (work) => deleteWebhook(work, call.actor, id));
  return { status: 204 };
};

const pause: Answer = async (call) => {
  const id = idOf(call);
  parseInput(noFields, call.body);
  const json = await call.change('webhooks.pause', { id }, async (work) =>
    shown(call, await pauseWebhook(work, call.actor, id)),
  );
  return { json };
};

const resume: Answer = async (call) => {
  const input = { id: idOf(call), ...parseInput(resumeSessionWebhookInput, call.body) };
  const json = await call.change('webhooks.resume', input, async (work) =>
    shown(call, await resumeWebhook(work, call.actor, input)),
  );
  return { json };
};

const rotate: Answer = async (call) => {
  const input = { id: idOf(call), ...parseInput(rotateSessionWebhookInput, call.body) };
  const json = await call.change(
    'webhooks.rotateSecret',
    input,
    async (work, confirm) => {
      const { secret, oldSecretEndsAt } = await rotateWebhookSecret(work, call.actor, { input, confirm });
      return { secret, oldSecretEndsAt: ms(oldSecretEndsAt) };
    },
    { secret: true, code: 'needed' },
  );
  return { json };
};

const sendTest: Answer = async (call) => {
  const id = idOf(call);
  parseInput(noFields, call.body);
  const json = await call.change('webhooks.test', { id }, async (work) =>
    viewDelivery(await testWebhook(work, call.actor, id)),
  );
  return { status: 202, json };
};

const replayAll: Answer = async (call) => {
  const { since } = parseInput(replayFailedOfSessionInput, call.body);
  const input = { id: idOf(call), since: new Date(since).toISOString() };
  const json = await call.change('webhooks.replayFailed', input, (work) => replayFailed(work, call.actor, input));
  return { status: 202, json };
};

const WEBHOOK = '/webhooks/{webhook}';

/** The routes about webhooks and their deliveries. */
export const WEBHOOK_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: '/webhooks', act: 'webhooks_read', answer: list },
  { method: 'POST', path: '/webhooks', act: 'webhooks', answer: create },
  { method: 'GET', path: WEBHOOK, act: 'webhooks_read', answer: read },
  { method: 'PATCH', path: WEBHOOK, act: 'webhooks', answer: update },
  { method: 'DELETE', path: WEBHOOK, act: 'webhooks', answer: remove },
  { method: 'POST', path: `${WEBHOOK}:pause`, act: 'webhooks', answer: pause },
  { method: 'POST', path: `${WEBHOOK}:resume`, act: 'webhooks', answer: resume },
  { method: 'POST', path: `${WEBHOOK}:rotate-secret`, act: 'webhooks', answer: rotate },
  { method: 'POST', path: `${WEBHOOK}:test`, act: 'webhooks', answer: sendTest },
  { method: 'POST', path: `${WEBHOOK}:replay-failed`, act: 'webhooks', answer: replayAll },
  ...DELIVERY_ROUTES,
];
