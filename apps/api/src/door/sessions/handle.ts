import type { ServerResponse } from 'node:http';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import { resultingInput } from '../../api-key/index.ts';
import { change } from '../../call/change.ts';
import { type Confirmation, noConfirmation } from '../../call/confirm.ts';
import {
  type ClientVisitor,
  type EnteredClient,
  type Entrance,
  enterClient,
  glimpseClient,
  requireNamedAccount,
} from '../../gate/index.ts';
import { confirmation, type SecurityLog } from '../../person/index.ts';
import { answerJson } from '../../platform/http/answer-json.ts';
import { isWhole } from '../../platform/http/is-whole.ts';
import { hasBody, readJson } from '../../platform/http/json-body.ts';
import { lineOf } from '../../platform/http/origin.ts';
import { readIdempotencyKey } from '../../platform/http/unreadable.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { type PlainCall, type PlainHandler, visitorOf } from '../plain-door.ts';
import { queryIn, requireNoKey } from './read-query.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';

/** What the routes of the sessions door need. */
export interface SessionsHall extends Entrance {
  beginWork(origin: Origin): Work;
  securityLog: SecurityLog;
}

/**
 * Makes the handler of a route: it lets the caller in, reads the call, and writes the answer of the route. The route
 * answers within a place of the client, so the calls of one client never take all connections to the database.
 */
export const handle =
  (hall: SessionsHall, route: SessionRoute): PlainHandler =>
  async (plain) => {
    const query = queryIn(plain.req.url);
    const first = await letIn(hall, plain, route);
    requireNoKey(query);
    const idempotencyKey = readIdempotencyKey(plain.req.headers);
    const answer = async (hasWaited: boolean) => {
      const caller = hasWaited ? await lookAgain(hall, plain, route, first) : first;
      return route.answer(callOf(hall, plain, route, { ...caller, query, idempotencyKey }));
    };
    const reply = await inPlace(first, plain.res, answer);
    if (reply === null) return;
    const { status = 200, json, write } = reply;
    if (write === undefined) answerJson(plain.req, plain.res, { status, headers: plain.headers, json });
    else await write();
  };

type Read = LetIn & Pick<SessionCall, 'query' | 'idempotencyKey'>;

function callOf(hall: SessionsHall, plain: PlainCall, route: SessionRoute, read: Read): SessionCall {
  const { work, entered, idempotencyKey } = read;
  const { actor } = entered;
  const act = route.act ?? 'sessions_read';
  const confirm = entered.session === null ? noConfirmation : confirmationOf(hall, plain);
  return {
    ...{ ...read, actor, params: plain.params, plain },
    change: (name, input, run, rules = {}) =>
      change({ work, actor, act, name, idempotencyKey, confirm }, input, rules, run),
  };
}

/** Makes the confirmation of a person. A key needs none, because its scope allows everything that its route does. */
function confirmationOf({ gate, securityLog }: SessionsHall, { req }: PlainCall): Confirmation {
  const given = lineOf(req.headers[ONE_TIME_CODE_HEADER.toLowerCase()]) ?? null;
  return confirmation({ ...gate, securityLog, findResult: resultingInput }, given);
}

/** Runs the answer within a place of the client. A caller whose connection ends does not wait any longer. */
async function inPlace<T>({ entered, work }: LetIn, res: ServerResponse, answer: (hasWaited: boolean) => Promise<T>) {
  const { actor } = entered;
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  if (res.destroyed) leave();
  res.once('close', leave);
  try {
    return await work.services.clientPlaces.run(actor.account?.id ?? actor.id, answer, { signal: leaving.signal });
  } finally {
    res.off('close', leave);
  }
}

interface LetIn {
  entered: EnteredClient;
  work: Work;
  body: unknown;
}

/**
 * Lets a call in and reads its body, in the order of the messaging door: a caller without a valid credential does not
 * find out whether the body is valid, and the server keeps no body of such a caller.
 */
async function letIn(hall: SessionsHall, plain: PlainCall, { act, method }: SessionRoute): Promise<LetIn> {
  const { req, res, origin } = plain;
  const visitor = clientVisitorOf(plain);
  const enter = async () => {
    const work = hall.beginWork(origin);
    const entered = await enterClient(hall, visitor, act, work);
    // These headers are also set for a refusal below, because the call was already counted in the limits of the key.
    Object.assign(plain.headers, entered.headers);
    for (const header of ['x-organization', 'x-chatelaine-account'])
      requireNamedAccount(entered, lineOf(req.headers[header]) ?? null, header);
    return { entered, work };
  };
  if (method === 'GET' || !hasBody(req)) return { ...(await enter()), body: undefined };
  if (await isWhole(req)) return { ...(await enter()), body: await readJson(req, res) };
  await glimpseClient(hall, visitor, act, hall.beginWork(origin));
  const body = await readJson(req, res);
  return { ...(await enter()), body };
}

/** Checks a caller again that had to wait: its key or its role may have ended meanwhile. */
async function lookAgain(hall: SessionsHall, plain: PlainCall, { act }: SessionRoute, first: LetIn): Promise<LetIn> {
  const work = hall.beginWork(plain.origin);
  const actor = await glimpseClient(hall, clientVisitorOf(plain), act, work);
  return { ...first, work, entered: { ...first.entered, actor } };
}

const clientVisitorOf = (call: PlainCall): ClientVisitor => ({
  ...visitorOf(call),
  account: lineOf(call.req.headers['x-organization']) ?? null,
});
