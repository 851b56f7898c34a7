import type { RequestListener } from 'node:http';
import { describeError } from '../platform/describe-error.ts';
import { type Proxies, readOrigin } from '../platform/http/origin.ts';
import { whenDone } from '../platform/http/when-done.ts';
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

/** The place of a request, and the parts of its path that the placeholders of the place stand for. */
interface Found extends Place {
  params: Record<string, string>;
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
  const find = finderOf([...places.values()]);
  const front: RequestListener = (req, res) => {
    const path = pathIn(req.url);
    const place = find(path);
    if (place === undefined) return rest(req, res);
    const origin = readOrigin(req, proxies);
    const headers = { 'x-request-id': origin.requestId, ...place.door.headers };
    const { at, params } = place;
    const call: PlainCall = { path: at, params, req, res, origin, headers };
    // A path with placeholders is logged with the placeholders, so the log has no id from a path.
    if (log.isLevelEnabled('info')) tellWhenDone(log, call, at.includes('{') ? at : path);
    answerPlain(place.door, place.path, call).catch((error: unknown) => {
      // Writing the refusal failed too, so the call has no answer. The connection is closed, because the caller would
      // otherwise wait for an answer for ever.
      log.error({ requestId: origin.requestId, ...describeError(error) }, 'a bug');
      res.destroy();
    });
  };
  return Object.assign(front, { routes: [...places].flatMap(([at, { path }]) => routesAt(at, path)), rest });
}

/**
 * Makes the function that finds the door and the handlers of a path. Paths match as in Express: capital letters and one
 * slash at the end make no difference.
 */
function finderOf(places: readonly Place[]): (path: string) => Found | undefined {
  const isPattern = ({ at }: Place) => at.includes('{');
  const fixed = new Map(
    places.filter((place) => !isPattern(place)).map((place) => [place.at, { ...place, params: {} }]),
  );
  const patterns = places.filter(isPattern).map((place) => ({ place, form: patternOf(place.at) }));
  return (path) => {
    const found = fixed.get(path) ?? fixed.get(path.toLowerCase().replace(/(?<=.)\/$/, ''));
    if (found !== undefined) return found;
    for (const { place, form } of patterns) {
      const match = form.exec(path);
      if (match === null) continue;
      const params = decoded(match.groups ?? {});
      return params === null ? undefined : { ...place, params };
    }
    return undefined;
  };
}

const patternOf = (at: string): RegExp => new RegExp(`^${at.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/:]+)')}/?$`, 'i');

// Returns null when a part is not percent-encoded text, or has a NUL. No id has such a part, so nothing is at this address.
function decoded(groups: Record<string, string>): Record<string, string> | null {
  try {
    const parts = Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)] as const);
    return parts.some(([, part]) => part.includes('\0')) ? null : Object.fromEntries(parts);
  } catch {
    return null;
  }
}

/** Returns the path of a request target, without query and fragment. */
function pathIn(target = ''): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

/** Logs one line for a call when its answer has been sent, or its caller has gone away. */
function tellWhenDone(log: Logger, call: PlainCall, path: string): void {
  const { req, res, origin } = call;
  whenDone(res, (end) => {
    const line = { requestId: origin.requestId, method: req.method, path, ...end };
    log.info(call.refusal === undefined ? line : { ...line, refusal: call.refusal }, 'request');
  });
}

const routesAt = (at: string, path: PlainPath): string[] => [...Object.keys(path), 'ALL'].map((way) => `${way} ${at}`);
