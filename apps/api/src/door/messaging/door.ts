import { type Act, scopeFor } from '@chatelaine/shared';
import { type Admitted, admit, type Gate, look, type Need } from '../../gate/index.ts';
import { isWhole } from '../../platform/http/is-whole.ts';
import { hasBody, readJson } from '../../platform/http/json-body.ts';
import type { Logger } from '../../platform/log.ts';
import type { Origin, Work } from '../../platform/work.ts';
import type { JsonContent } from '../../upstream/index.ts';
import { MESSAGING_CHALLENGE } from '../challenge.ts';
import { type PlainCall, type PlainDoor, type PlainHandler, type PlainPath, visitorOf } from '../plain-door.ts';
import { DOOR_HEADERS } from '../refusal-dress.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { answerAsCarried } from './answer-as-carried.ts';
import { type Carriers, carry } from './carry.ts';
import { messagingRefusal } from './refusal.ts';
import { ROUTES, type Route, WHO_AM_I } from './routes.ts';
import { sendMessage } from './send-message.ts';

/** What the messaging door needs: the gate, the upstreams, and the work in which an upstream may write. */
export interface MessagingDoor {
  gate: Gate;
  carriers: Carriers;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/**
 * The messaging door: `D360-API-KEY`, Meta's bodies, one number per key. It answers with `node:http` alone, before
 * Express. A call costs one statement, no entity manager and no timer.
 */
export function messagingDoor(door: MessagingDoor): PlainDoor {
  const paths: Record<string, PlainPath> = { [WHO_AM_I]: { GET: tellWhoAmI(door.gate, 'channel') } };
  for (const route of ROUTES) {
    const handler = pass(door, route);
    for (const path of route.paths) paths[path] = { ...paths[path], [route.method]: handler };
  }
  return { paths, headers: DOOR_HEADERS, dress: messagingRefusal, challenge: () => MESSAGING_CHALLENGE, log: door.log };
}

/** The path of a call: let it in with its body, then carry it. New steps between these two belong here. */
const pass =
  (door: MessagingDoor, { act, operation }: Route): PlainHandler =>
  async (call) => {
    const { key, body } = await letIn(door.gate, call, needOf(act));
    const { origin, req } = call;
    const carried = { key, operation, body, origin, headers: req.headers, beginWork: () => door.beginWork(origin) };
    const answer =
      operation === 'messages.send'
        ? sendMessage(door, call, carried, () => carry(door.carriers, carried))
        : carry(door.carriers, carried);
    await answerAsCarried(call, answer instanceof Promise ? await answer : answer);
  };

const needOf = (act: Act): Need => ({ kind: 'channel', scope: scopeFor(act, 'channel') });

/** A call that was let in, with its body. */
interface LetIn {
  key: Admitted['key'];
  body: JsonContent | null;
}

/**
 * Lets a call in: read the key, look it up, judge it, count it. A call is judged when all of it has arrived. When the body
 * is still arriving, the key is also looked up before, so that no stranger's body is kept. A call that arrived whole is
 * judged once, before its body is read, so a caller without a key learns nothing about the body.
 */
async function letIn(gate: Gate, call: PlainCall, need: Need): Promise<LetIn> {
  const { req } = call;
  const visitor = visitorOf(call);
  const enter = async () => {
    const { key, headers } = await admit(gate, visitor, need);
    Object.assign(call.headers, headers);
    return key;
  };
  if (!hasBody(req)) return { key: await enter(), body: null };
  if (await isWhole(req)) {
    const key = await enter();
    return { key, body: await bodyOf(call) };
  }
  await look(gate, visitor, need);
  const body = await bodyOf(call);
  return { key: await enter(), body };
}

const bodyOf = async ({ req, res }: PlainCall): Promise<JsonContent> => ({ json: await readJson(req, res) });
