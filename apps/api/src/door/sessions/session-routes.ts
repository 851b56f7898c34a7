import { changeSessionInput, createSessionInput, listQuery, noFields, pairingInput } from '@chatelaine/shared/schema';
import { addOwnChannel, listReachedChannels, renameChannel, showReachedChannel } from '../../channel/index.ts';
import { removeChannel } from '../../message/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';
import type { Work } from '../../platform/work.ts';
import { restartSession, setSessionStatus } from '../../session-event/index.ts';
import { reachedSession, requireWholeClient } from './reached.ts';
import { readQuery } from './read-query.ts';
import type { SessionCall, SessionRoute } from './session-call.ts';
import { viewPage, viewSession } from './views.ts';

type Answer = SessionRoute['answer'];

const list: Answer = async ({ work, actor, query }) => {
  const page = await listReachedChannels(work, actor, readQuery(listQuery, query));
  return { json: viewPage(page, viewSession) };
};

const create: Answer = async (call) => {
  const { actor, body } = call;
  const input = parseInput(createSessionInput, body);
  requireWholeClient(call);
  const { phoneNumber, label, start } = input;
  const status = start ? 'running' : 'pending';
  const json = await call.change('sessions.create', input, async (work) =>
    viewSession(await addOwnChannel(work, actor, { phoneNumber, name: label }, status)),
  );
  return { status: 201, json };
};

const read: Answer = async (call) => {
  const { id } = await reachedSession(call);
  return { json: viewSession(await showReachedChannel(call.work, call.actor, id)) };
};

/** Makes the answer of a route that changes one session and shows it. */
const changing =
  <T>(
    name: string,
    parse: (body: unknown) => T,
    run: (work: Work, call: SessionCall, asked: { id: string; input: T }) => Promise<unknown>,
  ): Answer =>
  async (call) => {
    const { actor, body } = call;
    const { id } = await reachedSession(call);
    const input = parse(body);
    const json = await call.change(name, { id, input }, async (work) => {
      await run(work, call, { id, input });
      return viewSession(await showReachedChannel(work, actor, id));
    });
    return { json };
  };
const nothing = (body: unknown) => parseInput(noFields, body);

const rename = changing(
  'sessions.change',
  (body) => parseInput(changeSessionInput, body),
  (work, { actor }, { id, input }) => renameChannel(work, actor, id, input.label),
);
const start = changing('sessions.start', nothing, (work, { actor }, { id }) =>
  setSessionStatus(work, actor, id, 'running'),
);
const stop = changing('sessions.stop', nothing, (work, { actor }, { id }) =>
  setSessionStatus(work, actor, id, 'stopped'),
);
const restart = changing('sessions.restart', nothing, (work, { actor }, { id }) => restartSession(work, actor, id));

// A removed session is not found again, so a repeated call does no harm. The messages are deleted after the commit, so
// this change is not within the transaction of an `Idempotency-Key`.
const remove: Answer = async (call) => {
  const { id } = await reachedSession(call);
  parseInput(noFields, call.body);
  await removeChannel(call.work, call.actor, id);
  return { status: 204 };
};

const refused =
  (code: 'not_found' | 'not_supported', message: string, parse: (body: unknown) => unknown = () => {}): Answer =>
  async (call) => {
    const { id } = await reachedSession(call);
    parse(call.body);
    throw new Refusal(code, `session ${id}`, { message });
  };

const logOut = refused('not_supported', 'This number is not linked to a phone, so it cannot be logged out.', nothing);
const qr = refused('not_found', 'This number is connected without a QR code, so there is none to scan.');
const pair = refused('not_supported', 'This number is connected without a pairing code.', (body) =>
  parseInput(pairingInput, body),
);

/** The routes about sessions. */
export const SESSION_ROUTES: readonly SessionRoute[] = [
  { method: 'GET', path: '/sessions', act: 'sessions_read', answer: list },
  { method: 'POST', path: '/sessions', act: 'sessions_manage', answer: create },
  { method: 'GET', path: '/sessions/{session}', act: 'sessions_read', answer: read },
  { method: 'PATCH', path: '/sessions/{session}', act: 'sessions_manage', answer: rename },
  { method: 'DELETE', path: '/sessions/{session}', act: 'sessions_manage', answer: remove },
  { method: 'POST', path: '/sessions/{session}:start', act: 'sessions_manage', answer: start },
  { method: 'POST', path: '/sessions/{session}:stop', act: 'sessions_manage', answer: stop },
  { method: 'POST', path: '/sessions/{session}:restart', act: 'sessions_manage', answer: restart },
  { method: 'POST', path: '/sessions/{session}:logout', act: 'sessions_manage', answer: logOut },
  { method: 'GET', path: '/sessions/{session}/qr', act: 'sessions_manage', answer: qr },
  { method: 'POST', path: '/sessions/{session}/pairing-code', act: 'sessions_manage', answer: pair },
];
