import { deliveryListQuery, noFields } from '@chatelaine/shared/schema';
import { parseInput } from '../../platform/to-refusal.ts';
import { listDeliveries, replayDelivery, showDelivery } from '../../webhook/index.ts';
import { partOf } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';
import { viewPage } from './views.ts';
import { viewDelivery, viewDeliveryDetails } from './webhook-views.ts';

type Answer = SessionRoute['answer'];

/** Names the delivery of the path, which must be a delivery of the webhook of the path. */
const named = (call: SessionCall) => ({ id: partOf(call, 'delivery'), webhookId: partOf(call, 'webhook') });

const list: Answer = async (call) => {
  const asked = { ...readQuery(deliveryListQuery, call.query), webhookId: partOf(call, 'webhook') };
  return { json: viewPage(await listDeliveries(call.work, call.actor, asked), viewDelivery) };
};

const read: Answer = async (call) => ({
  json: viewDeliveryDetails(await showDelivery(call.work, call.actor, named(call))),
});

const replay: Answer = async (call) => {
  const name = named(call);
  parseInput(noFields, call.body);
  const json = await call.change('webhooks.replay', name, async (work) =>
    viewDelivery(await replayDelivery(work, call.actor, name)),
  );
  return { status: 202, json };
};

const DELIVERIES = '/webhooks/{webhook}/deliveries';

/** The routes about the deliveries of one webhook. */
export const DELIVERY_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: DELIVERIES, act: 'webhooks_read', answer: list },
  { method: 'GET', path: `${DELIVERIES}/{delivery}`, act: 'webhooks_read', answer: read },
  { method: 'POST', path: `${DELIVERIES}/{delivery}:replay`, act: 'webhooks', answer: replay },
];
