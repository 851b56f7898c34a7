import { type Act, scopeFor } from '@chatelaine/shared';
import { type Admitted, admit, type Gate, look, type Need } from '../../gate/index.ts';
import type { CallKeeper } from '../../kept-call/index.ts';
import type { CarriedStore } from '../../message/index.ts';
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
import { answerWebhook } from './answer-webhook.ts';
import type { Carriers } from './carry.ts';
import { carryAndStore } from './carry-and-store.ts';
import { messagingRefusal } from './refusal.ts';
import { ROUTES, type Route, WHO_AM_I } from './routes.ts';
import { sendMessage } from './send-message.ts';

/**
 * The dependencies of the messaging door: the gate, the upstreams, the store of messages, the log, the kept calls, and
 * the work in which an upstream may write to the database.
 */
export interface MessagingDoor {
  gate: Gate;
  carriers: Carriers;
  /** Stores the messages that were carried. */
  carried: CarriedStore;
  log: Logger;
  calls: CallKeeper;
  beginWork(origin: Origin): Work;
}

/**
 * Makes the messaging door. It takes keys in `D360-API-KEY` and bodies in Meta's format, and each key is for one
 * number. The door uses `node:http` alone and answers before Express. A call costs one SQL statement, and needs no
 * entity manager and no timer.
 */
export function messagingDoor(door: MessagingDoor): PlainDoor {
  const paths: Record<string, PlainPath> = { [WHO_AM_I]: { GET: tellWhoAmI(door.gate, 'channel') } };
  for (const route of ROUTES) {
    const handler = pass(door, route);
    for (const path of route.paths) paths[path] = { ...paths[path], [route.method]: handler };
  }
  const { log, calls } = door;
  const challenge = () => MESSAGING_CHALLENGE;
  return { name: 'messaging', paths, headers: DOOR_HEADERS, dress: messagingRefusal, challenge, log, calls };
}

/**
 * Makes the handler of a route. The handler checks the key of a call, reads the body, and then forwards the call. Add
 * here any new step between the check and the forwarding.
 */
const pass =
  (door: MessagingDoor, { act, operation }: Route): PlainHandler =>
  async (call) => {
    const need = needOf(act);
    const { key, body } = await letIn(door.gate, call, need);
    const { origin, req } = call;
    const beginWork = () => door.beginWork(origin);
    const answer =
      operation === 'messages.send'
        ? sendMessage(door, call, { key, need, body }, () =>
            carryAndStore(
              { ...door, clock: door.gate.clock },
              { key, operation, body, origin, headers: req.headers, beginWork },
            ),
          )
        : answerWebhook(beginWork(), key, operation === 'webhook.set' ? body : undefined);
    const carriedBack = answer instanceof Promise ? await answer : answer;
    if (carriedBack.status >= 400) call.hasUpstreamError = true;
    await answerAsCarried(call, carriedBack);
  };

const needOf = (act: Act): Need => ({ kind: 'channel', scope: scopeFor(act, 'channel') });

/** A call that was let in, with its body. */
interface LetIn {
  key: Admitted['key'];
  body: JsonContent | null;
}

/**
 * Lets a call in: checks and counts it with `admit`, and reads its body. When the whole call has already arrived, the
 * key is judged first and the body is read after that. So a caller without a valid key does not find out whether the
 * body is valid. When the body is still arriving, the key is checked before the body is read, so that the server keeps
 * no body of a caller without a valid key. The key is judged again when the whole body has arrived.
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
