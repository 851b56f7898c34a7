import type { RequestListener } from 'node:http';
import { describeError } from '../platform/describe-error.ts';
import { type Proxies, readOrigin } from '../platform/http/origin.ts';
import type { Logger } from '../platform/log.ts';
import { answerPlain, type PlainCall, type PlainDoor, type PlainPath } from './plain-door.ts';

/**
 * The handler of every request. A request for a path of a plain door goes to that door, and any other request to
 * `rest`.
 */
export interface Front<Rest extends RequestListener = RequestListener> extends RequestListener {
  /** The routes of the plain doors: `GET /path`, and `ALL /path` for the methods that the path does not take. */
  routes: readonly string[];
  rest: Rest;
}

interface Place {
  at: string;
  door: PlainDoor;
  path: PlainPath;
}

/** Puts plain doors before the listener that answers all other paths. */
export function openFront<Rest extends RequestListener>(
  doors: readonly PlainDoor[],
  rest: Rest,
  { log, proxies }: { log: Logger; proxies: Proxies },
): Front<Rest> {
  const places = new Map(
    doors.flatMap((door) => Object.entries(door.paths).map(([at, path]) => [at, { at, door, path }])),
  );
  const front: RequestListener = (req, res) => {
    const path = pathIn(req.url);
    const place = placeAt(places, path);
    if (place === undefined) return rest(req, res);
    const origin = readOrigin(req, proxies);
    const headers = { 'x-request-id': origin.requestId, ...place.door.headers };
    const call: PlainCall = { path: place.at, req, res, origin, headers };
    if (log.isLevelEnabled('info')) tellWhenDone(log, call, path);
    answerPlain(place.door, place.path, call).catch((error: unknown) => {
      // Writing the refusal failed too, so the call has no answer. The connection is closed, because the caller would
      // otherwise wait for an answer for ever.
      log.error({ requestId: origin.requestId, ...describeError(error) }, 'a bug');
      res.destroy();
    });
  };
  return Object.assign(front, { routes: [...places].flatMap(([at, { path }]) => routesAt(at, path)), rest });
}

// Finds the door and the handlers of a path. Paths match as in Express: capital letters and one slash at the end make
// no difference.
function placeAt(places: ReadonlyMap<string, Place>, path: string): Place | undefined {
  return places.get(path) ?? places.get(path.toLowerCase().replace(/(?<=.)\/$/, ''));
}

/** Returns the path of a request target, without query and fragment. */
function pathIn(target = ''): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

/** Logs one line for a call when its answer has been sent. */
function tellWhenDone(log: Logger, call: PlainCall, path: string): void {
  const begun = performance.now();
  const { req, res, origin } = call;
  res.on('finish', () => {
    const ms = Math.round(performance.now() - begun);
    const line = { requestId: origin.requestId, method: req.method, path, status: res.statusCode, ms };
    log.info(call.refusal === undefined ? line : { ...line, refusal: call.refusal }, 'request');
  });
}

const routesAt = (at: string, path: PlainPath): string[] => [...Object.keys(path), 'ALL'].map((way) => `${way} ${at}`);
