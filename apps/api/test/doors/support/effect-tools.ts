import { type Answer, bodyOf } from '../../world/answer.ts';
import type { Caller } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';

/** Makes a call of a route, with other ids or another body when they are given. */
export type MakeCall = (ids?: Record<string, string>, body?: object) => Promise<Answer>;
/** For each route, a check that makes its call and reads the effect back through another route. */
export type Effects = Record<string, (call: MakeCall) => Promise<void>>;
export type Thing = Record<string, unknown>;

/** The things of one client that the checks ask for, and a key with all scopes. */
export interface EffectStage {
  world: World;
  fullKey: Caller;
  ids: Record<'session' | 'chat' | 'message' | 'contact' | 'webhook' | 'delivery', string>;
}

export type EffectTools = ReturnType<typeof effectTools>;

/** Makes the functions with which the checks read the door, and make new things. */
export function effectTools({ world, fullKey, ids }: EffectStage) {
  let made = 0;
  const at = (path: string) => `/api/v1${path}`;
  const read = async (path: string) => bodyOf<Thing>(await fullKey.get(at(path)));
  const list = async (path: string) => bodyOf<{ data: Thing[] }>(await fullKey.get(at(path))).data;
  const post = async (path: string, body: object) => bodyOf<Thing>(await fullKey.request('POST', at(path), body));
  const here = `/sessions/${ids.session}`;
  const send = (to: string, more: object = { type: 'text', text: 'Hello.' }) =>
    post(`${here}/messages`, { to, ...more });
  const newSession = async (start = true) => {
    const phoneNumber = `+4477009007${String(made++).padStart(2, '0')}`;
    return String((await post('/sessions', { phoneNumber, label: 'Another', start })).id);
  };
  const statusOf = async (session: string) => (await read(`/sessions/${session}`)).status;
  const messageOf = (message: unknown) => read(`${here}/messages/${message}`);
  const newest = async () => (await list(`${here}/messages?limit=1`))[0] ?? {};

  return { world, fullKey, ids, at, here, read, list, send, newSession, statusOf, messageOf, newest };
}
