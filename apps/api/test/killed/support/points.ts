import { rounds } from '@chatelaine/tools/rounds';

/** A point at which a server dies: before it sends the nth statement of a form, or the nth commit after one. */
export interface Point {
  /** A regular expression. */
  form: string;
  isAtCommit: boolean;
  nth: number;
}

// In a full run, the points are spread over all sends.
const NTH = rounds(8, 50);
const at = (form: string, nth = NTH): Point => ({ form, isAtCommit: false, nth });
const atCommit = (form: string, nth = NTH): Point => ({ form, isAtCommit: true, nth });

/**
 * The points at which a server dies. Null is a kill from outside, after some answers, at whatever point the server is.
 * The last point is in the worker: messages are stored, their calls were answered with 202, and the sandbox has not
 * taken them.
 */
export const POINTS: readonly (readonly [name: string, point: Point | null])[] = [
  // The first reports come before many messages wait for the worker, which serves both.
  ['reports of the sandbox commit', atCommit('^delete from sandbox_task', 1)],
  ['a message is stored', at('insert into message \\(')],
  ['a stored message commits', atCommit('insert into message \\(')],
  ['a stored message is read for its carry', at('^select channel_id, client_id, api_key_id, person_id')],
  ['the sandbox has taken a message', at('^update message set status = ')],
  ['the events of a message are written', at('insert into session_event')],
  ['a carried message commits', atCommit('^update message set status = ')],
  ['messages of the messaging door commit', atCommit('^\\s*with saved as', rounds(8, 25))],
  ['some answers have come', null],
  ['the worker takes a message', at('^select id from message where id = .* for update skip locked')],
];
