import { SESSION_EVENT_NAMES, type SessionEventName } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { type FeedFilter, isEventId } from '../../session-event/index.ts';

/** What a caller asks of the events: the point after which it wants them, the part that it wants, and how many. */
export interface FeedQuery {
  after: string | null;
  filter: FeedFilter;
  limit: number;
}

const MOST = 200;
const USUAL = 50;
const MOST_SESSIONS = 200;

/**
 * Reads the query of the pull list and of the streams: `after`, `limit`, `session` and `event`. The last two may come
 * several times, and may be lists with commas.
 *
 * @param others the names of further parameters that the route takes.
 * @throws {Refusal} `invalid_input` that names the parameter.
 */
export function readFeedQuery(params: URLSearchParams, others: readonly string[] = []): FeedQuery {
  const known = ['after', 'session', 'event', ...others];
  for (const name of params.keys())
    if (!known.includes(name)) throw invalid(name, `This address takes ${known.join(', ')}.`);
  const after = oneOf(params, 'after');
  if (after !== null && !isEventId(after)) throw invalid('after', 'This is not the id of an event.');
  const sessions = listOf(params, 'session');
  if (sessions !== null && sessions.length > MOST_SESSIONS)
    throw invalid('session', `At most ${MOST_SESSIONS} sessions.`);
  const events = listOf(params, 'event');
  const strange = events?.find((name) => !isName(name));
  if (strange !== undefined) throw invalid('event', `An event is one of ${SESSION_EVENT_NAMES.join(', ')}.`);
  return { after, filter: { sessions, events: events?.filter(isName) ?? null }, limit: readLimit(params) };
}

function readLimit(params: URLSearchParams): number {
  const text = oneOf(params, 'limit') ?? String(USUAL);
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MOST) throw invalid('limit', `A number from 1 to ${MOST}.`);
  return limit;
}

function oneOf(params: URLSearchParams, name: string): string | null {
  const [first, ...more] = params.getAll(name);
  if (more.length > 0) throw invalid(name, 'Send this once.');
  return first === undefined || first === '' ? null : first;
}

function listOf(params: URLSearchParams, name: string): string[] | null {
  const values = params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  return values.length === 0 ? null : values;
}

const isName = (name: string): name is SessionEventName => SESSION_EVENT_NAMES.some((known) => known === name);

const invalid = (path: string, message: string): Refusal =>
  new Refusal('invalid_input', path, { issues: [{ path, message }] });
