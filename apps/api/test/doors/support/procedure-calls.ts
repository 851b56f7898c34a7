import { type Answer, ask, change } from './call.ts';

type Headers = Record<string, string>;

/** A call of one procedure: the right that it needs, and how someone sends it. */
export interface ProcedureCall {
  needs: 'read' | 'keys' | 'requests' | 'settings';
  send(base: string, as: Headers): Promise<Answer>;
}

const NOTHING = 'key_0000000000000000000000';
const query = (needs: ProcedureCall['needs'], path: string, input?: object): [string, ProcedureCall] => [
  path,
  { needs, send: (base, as) => ask(base, as, path, input) },
];
const mutation = (needs: ProcedureCall['needs'], path: string, input: object): [string, ProcedureCall] => [
  path,
  { needs, send: (base, as) => change(base, as, path, input) },
];

/** Every procedure, called so that it finds nothing and changes nothing. */
export const PROCEDURE_CALLS: Record<string, ProcedureCall> = Object.fromEntries([
  query('read', 'channels.list'),
  query('read', 'channels.get', { id: NOTHING }),
  query('read', 'channelKeys.list'),
  query('read', 'clients.list'),
  query('read', 'clients.get', { id: NOTHING }),
  query('read', 'events.list'),
  query('read', 'permissions.list'),
  query('read', 'permissions.check', { channelIds: [NOTHING] }),
  query('read', 'settings.get'),
  mutation('keys', 'channelKeys.create', { channelId: NOTHING, name: 'x' }),
  mutation('keys', 'channelKeys.rotate', { id: NOTHING }),
  mutation('keys', 'channelKeys.revoke', { id: NOTHING }),
  mutation('requests', 'onboarding.start', { redirectUrl: 'https://evil.example/' }),
  query('requests', 'onboarding.get', { id: NOTHING }),
  query('requests', 'onboarding.signature'),
  mutation('settings', 'settings.update', { redirectUrls: ['no address'] }),
]);
