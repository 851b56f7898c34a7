import type { ChannelScope, KeyKind, OrganizationScope, PartnerScope } from '@chatelaine/shared';
import { HUB_PATHS } from '../../../src/door/pages/hub.ts';
import type { Answer } from '../../world/answer.ts';
import { type Caller, MESSAGE } from '../../world/caller.ts';
import type { Door } from './expect-refusal.ts';
import { PROCEDURE_CALLS, RIGHT_SCOPES } from './procedure-calls.ts';
import { SESSION_CALLS } from './session-calls.ts';

/** A route that needs a key. The call that `send` makes is so complete that the answer depends only on the key. */
export interface KeyedRoute {
  door: Door;
  kind: KeyKind;
  /** The scope that a key needs for this route. Null means that the route accepts every key of this kind. */
  scope: PartnerScope | ChannelScope | OrganizationScope | null;
  /** Another scope that is enough too. */
  orScope?: OrganizationScope;
  /**
   * Whether only people may call this route. Such a route refuses even a valid key of the right kind with
   * `not_allowed`.
   */
  isForPeople: boolean;
  send(as: Caller): Promise<Answer>;
}

const get =
  (path: string): KeyedRoute['send'] =>
  (as) =>
    as.get(path);
const post =
  (path: string, body: object): KeyedRoute['send'] =>
  (as) =>
    as.post(path, body);
const messaging = (scope: ChannelScope | null, send: KeyedRoute['send']): KeyedRoute => {
  return { door: 'messaging', kind: 'channel', scope, isForPeople: false, send };
};

/**
 * Every route that needs a key. The name of a procedure is the procedure's own path. The name of any other route is its
 * method and its full path.
 */
export const KEYED_ROUTES: Record<string, KeyedRoute> = {
  'POST /messages': messaging('send', post('/messages', MESSAGE)),
  'POST /v1/messages': messaging('send', post('/v1/messages', MESSAGE)),
  'GET /v1/configs/webhook': messaging('manage', get('/v1/configs/webhook')),
  'POST /v1/configs/webhook': messaging('manage', post('/v1/configs/webhook', { url: 'https://partner.example/in' })),
  'GET /v1/whoami': messaging(null, get('/v1/whoami')),
  'GET /api/v2/whoami': {
    ...{ door: 'partner API', kind: 'partner', scope: null, isForPeople: false },
    send: get('/api/v2/whoami'),
  },
  ...sessionsDoor(),
  ...Object.fromEntries(
    Object.entries(PROCEDURE_CALLS).map(([path, { needs, send }]): [string, KeyedRoute] => {
      const scope = RIGHT_SCOPES[needs];
      return [`/trpc/${path}`, { door: 'procedures', kind: 'partner', scope, isForPeople: scope === null, send }];
    }),
  ),
};

// The calls name a session that does not exist. So an accepted key gets 404, and no call needs a number of its own.
function sessionsDoor(): Record<string, KeyedRoute> {
  return Object.fromEntries(
    SESSION_CALLS.map(({ name, method, path, scopes, body }): [string, KeyedRoute] => {
      const [scope = null, orScope] = scopes;
      const send: KeyedRoute['send'] = (as) => as.request(method, path, body);
      const common = { door: 'sessions', kind: 'organization', isForPeople: false } as const;
      return [name, { ...common, scope, ...(orScope !== undefined && { orScope }), send }];
    }),
  );
}

const KEYLESS: Record<string, string> = {
  'USE /trpc': 'all procedures; each is in the table by its own path',
  'USE /assets': 'files of our pages, the same for everyone',
  'USE /hub/assets': 'files of the hubs, the same for everyone',
  'GET /hub': 'leads to the area of the person',
  ...Object.fromEntries(
    ['/hub', '/partner', '/client', '/profile'].map((path) => [`USE ${path}`, 'headers of the hubs']),
  ),
  ...Object.fromEntries(HUB_PATHS.map((path) => [`GET ${path}`, 'a page for people'])),
  'GET /assets/plain.css': 'a style sheet',
  'GET /assets/icon.svg': 'the picture of the browser tab',
  'GET /': 'the home page',
  'GET /healthz': 'asked by machines that watch the server',
  'GET /livez': 'asked by whoever started the server',
  'GET /readyz': 'asked by proxies',
  'GET /mailbox': 'mail of a developer: for this machine alone',
  ...Object.fromEntries(
    ['/messages', '/v1/messages', '/v1/configs/webhook', '/v1/whoami'].map((path) => [
      `USE ${path}`,
      'headers of the messaging door',
    ]),
  ),
  ...Object.fromEntries(
    ['/permission', '/dashboard/app', '/onboarding', '/sign-in', '/api/auth'].map((path) => [
      `USE ${path}`,
      'headers of the consent pages',
    ]),
  ),
  ...Object.fromEntries(
    [
      '/permission',
      '/dashboard/app/:partnerId',
      '/dashboard/app/:partnerId/permission',
      '/dashboard/app/:partnerId/permissions',
      '/onboarding/:partnerId',
      '/onboarding/:partnerId/permissions',
      '/sign-in',
      '/sign-in/new',
    ].map((path) => [`GET ${path}`, 'a page for people']),
  ),
  'POST /permission/question': 'asked by the page, signed in or not',
  'POST /permission/answer': 'a signed-in person alone, by cookie',
  'POST /permission/review': 'a signed-in person alone, by cookie',
  'POST /permission/more-time': 'a signed-in person alone, by cookie',
  'POST /api/auth/sign-in/email': 'e-mail and password',
  'POST /api/auth/sign-in/passkey': 'the answer of a passkey',
  'POST /api/auth/sign-in/passkey/begin': 'makes a question for a passkey, the same for every caller',
  'POST /api/auth/sign-out': 'ends the session of the cookie',
  'GET /api/auth/get-session': 'the session of the cookie, or null',
  'POST /sign-in/invitation': 'the one-time link of an invitation',
  'POST /sign-in/forgotten': 'mails a link to the person, and answers the same for every address',
  'POST /sign-in/new': 'the one-time link of an invitation',
  'POST /api/v2/token': 'e-mail and password',
};

/** The HTTP methods that the server accepts at each path, in one of the plain doors or in Express. */
export const METHODS_OF: ReadonlyMap<string, readonly string[]> = methodsByPath(
  Object.keys({ ...KEYED_ROUTES, ...KEYLESS }),
);

function methodsByPath(routes: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    if (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(method)) found.set(path, [...(found.get(path) ?? []), method]);
  }
  return found;
}

/** The routes that need no key and ignore a key that is sent, each with the reason. */
export const KEYLESS_ROUTES: Record<string, string> = {
  ...KEYLESS,
  ...Object.fromEntries(
    [...METHODS_OF.keys(), '/assets/:file', '/hub/assets/:file'].map((path) => [
      `ALL ${path}`,
      'a method that the path does not take: 405',
    ]),
  ),
};
