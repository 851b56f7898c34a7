import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, text } from 'express';
import { resultingInput } from '../../api-key/index.ts';
import { type LiveEvents, watchEvents } from '../../event/index.ts';
import {
  type Held,
  type Identified,
  type Identifier,
  identify,
  identifyPerson,
  isKnown,
  type Knock,
} from '../../gate/index.ts';
import type { CallKeeper } from '../../kept-call/index.ts';
import { confirmation, type ProfileDeps } from '../../person/index.ts';
import { STRANGERS_BODY } from '../../platform/http/guard.ts';
import { isWhole } from '../../platform/http/is-whole.ts';
import { hasBody } from '../../platform/http/json-body.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { logRefusal, originOf } from '../../platform/http/request.ts';
import { currentRequest, currentRequestId } from '../../platform/http/request-scope.ts';
import { refuseUnreadable, textOnly } from '../../platform/http/unreadable.ts';
import { noJson } from '../../platform/http/write-refusal.ts';
import type { Logger } from '../../platform/log.ts';
import { refusalHeaders } from '../../platform/refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { procedureChallenge } from '../challenge.ts';
import { refuseAs } from '../refuse-as.ts';
import { callOf, keepProcedure, keepRefused } from './keep-procedure.ts';
import { deskOf } from './person-desk.ts';
import type { RpcContext } from './procedure.ts';
import { refuseOtherMethod } from './procedure-method.ts';
import { procedureRefusal, refusalOf } from './refusal.ts';
import { appRouter } from './router.ts';

/** The dependencies of the procedures. */
export interface ProcedureDoor extends Identifier, ProfileDeps {
  /** The open streams of events of this server. */
  live: LiveEvents<Held>;
  log: Logger;
  calls: CallKeeper;
  beginWork(origin: Origin): Work;
}

const MEBIBYTE = 1024 * 1024;

/** Makes the handlers of the procedures on `/trpc`. They take partner keys, legacy tokens and the cookies of people. */
export function procedureDoor(door: ProcedureDoor): (RequestHandler | ErrorRequestHandler)[] {
  return [
    refuseOdd,
    refuseOtherMethod,
    refuseUnreadable,
    procedures(door),
    keepRefused(door.calls),
    refuseAs(procedureRefusal, procedureChallenge, door.log),
  ];
}

const knockOf = (req: Request, res: Response): Knock => ({
  method: req.method,
  headers: req.headers,
  rawHeaders: req.rawHeaders,
  address: originOf(res).address,
  call: callOf(res),
});

// The limit for the length of a body depends on the sender: a known sender may send a longer body. A body that has
// already arrived is in memory, so it may be long too.
function procedures(door: ProcedureDoor): RequestHandler {
  const bodyOf = (limit: number) => text({ limit, type: () => true, inflate: false, ...textOnly });
  const [ofStrangers, ofKnown] = [bodyOf(STRANGERS_BODY), bodyOf(MEBIBYTE)];
  const calls = callsOf(door);
  return async (req, res, next) => {
    const isLong = (await isWhole(req)) || (await isKnown(door, knockOf(req, res)));
    (isLong ? ofKnown : ofStrangers)(req, res, (thrown?: unknown) => {
      if (thrown !== undefined) return next(thrown);
      // When the caller has just closed the connection, the parser sets no body. The call had a body that nobody read,
      // so the call is refused. It must not continue as a call without a body.
      if (hasBody(req) && req.body === undefined) return next(noJson());
      calls(req, res, next);
    });
  };
}

function callsOf(door: ProcedureDoor) {
  return createExpressMiddleware({
    router: appRouter,
    allowBatching: false,
    createContext: ({ req, res }): RpcContext => {
      const work = door.beginWork(originOf(res));
      let identified: Identified | undefined;
      return {
        work,
        // The procedure calls this function when the whole body has arrived, and only then the key is judged. If the
        // key were judged earlier, a sender could delay the body and use the key after the key has ended.
        async identify(act) {
          identified = await identify(door, knockOf(req, res), act, work);
          res.set(identified.headers);
          return identified.actor;
        },
        async watch(input, signal) {
          if (identified === undefined) throw new Error('A stream was opened before its caller was identified.');
          const { actor, held } = identified;
          return watchEvents(door.live, work, { ...input, actor, held, signal });
        },
        sessionOf: () => identified?.session ?? null,
        identifyPerson: (act) => identifyPerson(door, knockOf(req, res), act, work),
        desk: () => deskOf(door, work, { req, res }),
        confirm: confirmation(
          { ...door.gate, securityLog: door.securityLog, findResult: resultingInput },
          req.get(ONE_TIME_CODE_HEADER) ?? null,
        ),
        idempotencyKey: req.get('idempotency-key') ?? null,
      };
    },
    responseMeta: ({ errors, ctx, type, eagerGeneration }) => {
      const [error] = errors;
      // By itself, tRPC answers a refused stream with 200 and tells the refusal within the stream. When an error is
      // thrown here, tRPC answers as it does for other procedures: with the status of the refusal, and with JSON.
      if (eagerGeneration && ctx?.unbegun !== undefined) throw ctx.unbegun;
      const refusal = error === undefined ? null : refusalOf(error);
      const current = currentRequest();
      if (current !== undefined) keepProcedure(door.calls, current, refusal);
      // A stream takes its whole connection. So the connection ends with the stream, and no stop waits for it.
      // A refused stream says the same. By itself, tRPC would write "keep-alive", also to a caller that asked to close the
      // connection. Such a caller would use the connection again, and Node would refuse its next call with 400.
      const ofStream = type === 'subscription' ? { connection: 'close' } : {};
      if (refusal === null) return { headers: ofStream };
      const challenge = procedureChallenge(current?.res.req.headers.authorization);
      const headers = { ...ofStream, ...refusalHeaders(refusal, challenge), 'content-type': 'application/json' };
      return { status: refusal.status, headers };
    },
    onError: ({ error, ctx, type }) => {
      if (type === 'subscription' && ctx !== undefined) {
        // tRPC reports the same error again when it writes the answer.
        if (ctx.unbegun === error) return;
        ctx.unbegun = error;
      }
      logRefusal(door.log, currentRequestId(), refusalOf(error), error.cause ?? error);
    },
  });
}
