import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallDoor, CallOutcome } from '@chatelaine/shared';
import type { CallWithKey, Visitor } from '../gate/index.ts';
import type { CallKeeper } from '../kept-call/index.ts';
import { allowOf, type KnownMethod, wrongMethod } from '../platform/http/allowed-methods.ts';
import { answerJson } from '../platform/http/answer-json.ts';
import { isEventSource } from '../platform/http/is-event-source.ts';
import { oddityOf } from '../platform/http/odd-request.ts';
import { refusalIn, writeRefusal } from '../platform/http/write-refusal.ts';
import type { Logger } from '../platform/log.ts';
import { refusalHeaders } from '../platform/refusal.ts';
import type { Origin } from '../platform/work.ts';
import type { ChallengeOf } from './challenge.ts';
import { keepCall } from './keep-call.ts';
import type { RefusalDress } from './refusal-dress.ts';

/** A call that is answered with `node:http` alone, without Express. */
export interface PlainCall extends CallWithKey {
  /** The path of the call as the door names it, without a query. It may have placeholders, such as `{session}`. */
  readonly path: string;
  /** The parts of the path that its placeholders stand for, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly origin: Origin;
  /** Headers that the answer will have. Code adds headers here until the answer is written. */
  readonly headers: Record<string, string>;
  /** The code of the refusal, when the call was refused. */
  refusal?: string;
  /** Whether the upstream of the call answered with an error. */
  hasUpstreamError?: boolean;
}

/** Answers a call. When it throws a refusal, the door answers with this refusal. */
export type PlainHandler = (call: PlainCall) => Promise<void>;

/** The handler of each method at a path. HEAD gets the same answer as GET, but without the body. */
export type PlainPath = Partial<Record<KnownMethod, PlainHandler>>;

/** Routes that are answered before Express, and the format of their door. */
export interface PlainDoor {
  /**
   * Each path is in lower case and has no slash at the end. Requests may use capitals and one slash at the end. A
   * placeholder such as `{session}` stands for one part of the path, without a slash and without a colon.
   */
  paths: Readonly<Record<string, PlainPath>>;
  /** The headers of every answer of the door. */
  headers: Readonly<Record<string, string>>;
  dress: RefusalDress;
  /** The challenge of an answer 401. It depends on the header `Authorization` of the call. */
  challenge: ChallengeOf;
  log: Logger;
  name: CallDoor;
  calls: CallKeeper;
}

/**
 * Answers a call at a path of a door with the handler for the method of the call. When this handler throws, the answer
 * is a refusal.
 */
export async function answerPlain(door: PlainDoor, path: PlainPath, call: PlainCall): Promise<void> {
  try {
    const oddity = oddityOf(call.req);
    if (oddity !== null) throw oddity;
    await handlerOf(path, call.req.method)(call);
    keepPlain(door, call, { outcome: call.hasUpstreamError ? 'upstream_error' : 'ok', status: call.res.statusCode });
  } catch (thrown) {
    refusePlain(door, call, thrown);
  }
}

function handlerOf(path: PlainPath, method: string | undefined): PlainHandler {
  const known = Object.keys(path) as KnownMethod[];
  const taken = known.find((each) => each === (method === 'HEAD' ? 'GET' : method));
  return (taken && path[taken]) ?? answerOtherMethod(known);
}

/**
 * Makes the handler for all methods that a path does not take. It answers OPTIONS with the methods that the path takes,
 * and refuses any other method. It does not look at the key of the call.
 */
const answerOtherMethod =
  (known: readonly KnownMethod[]): PlainHandler =>
  async ({ req, res, headers }) => {
    if (req.method !== 'OPTIONS') throw wrongMethod(known);
    res.writeHead(204, { ...headers, allow: allowOf(known) }).end();
  };

function refusePlain(door: PlainDoor, call: PlainCall, thrown: unknown): void {
  const { dress, challenge, log } = door;
  const { req, res, origin } = call;
  const refusal = refusalIn(thrown);
  writeRefusal(log, origin, refusal, thrown);
  keepPlain(door, call, { outcome: refusal.code, status: refusal.status });
  // A part of the answer is already sent, so the status cannot change. The connection is closed, so that the caller
  // sees that the answer is incomplete.
  if (res.headersSent) return void res.destroy();
  call.refusal = refusal.code;
  if (refusal.code === 'unavailable' && isEventSource(req)) return void res.destroy();
  const headers = { ...call.headers, ...refusalHeaders(refusal, challenge(req.headers.authorization)) };
  answerJson(req, res, { status: refusal.status, headers, json: dress(refusal, origin.requestId) });
}

/** Returns the sender of a call, in the form that the gate reads. */
export const visitorOf = (call: PlainCall): Visitor => ({
  rawHeaders: call.req.rawHeaders,
  address: call.origin.address,
  call,
});

function keepPlain({ calls, name }: PlainDoor, call: PlainCall, end: { outcome: CallOutcome; status: number }): void {
  const { key, origin, req, path } = call;
  keepCall(calls, { key, rawHeaders: req.rawHeaders, origin, door: name, operation: `${req.method} ${path}`, ...end });
}
