import type { ClientRole, OrganizationScope } from '@chatelaine/shared';
import { DEAF_URL } from './insert-webhook.ts';

/** One route of the sessions door: the scopes of which a key needs one, the roles that may call it, and a call. */
export interface SessionCallRow {
  /** The method and the full path with placeholders. */
  name: string;
  method: string;
  /** The path with ids that do not exist. */
  path: string;
  /** Empty: every key may call it. */
  scopes: readonly OrganizationScope[];
  roles: readonly ClientRole[];
  body?: object;
}

// The four rows of the table in the seed about keys, and the roles of wire.md D.1. They are written here a second time,
// so that the tests do not copy an error of the code.
const EVERYONE = ['owner', 'admin', 'member'] as const;
const ADMINS = ['owner', 'admin'] as const;
type Who = Pick<SessionCallRow, 'scopes' | 'roles'>;
const ANY: Who = { scopes: [], roles: EVERYONE };
const READ: Who = { scopes: ['read'], roles: EVERYONE };
const SEND: Who = { scopes: ['send'], roles: EVERYONE };
const EVENTS: Who = { scopes: ['events'], roles: EVERYONE };
const MANAGE: Who = { scopes: ['manage'], roles: ADMINS };
const READ_OR_MANAGE: Who = { scopes: ['read', 'manage'], roles: EVERYONE };

const S = '/sessions/{session}';
const M = `${S}/messages/{message}`;
const C = `${S}/chats/{chat}`;
const W = '/webhooks/{webhook}';
const WEBHOOK = { url: DEAF_URL, events: ['call'] };
const TEXT = { type: 'text', to: '+447700900999', text: 'Your table is ready.' };

const TABLE: readonly [route: string, who: Who, body?: object][] = [
  ['GET /whoami', ANY],
  ['GET /organization', READ_OR_MANAGE],
  ['PATCH /organization', MANAGE, { messageRetentionDays: 30 }],
  ['GET /sessions', READ_OR_MANAGE],
  ['POST /sessions', MANAGE, { phoneNumber: '+447700900555', label: 'Till', start: true }],
  [`GET ${S}`, READ_OR_MANAGE],
  [`PATCH ${S}`, MANAGE, { label: 'Front desk' }],
  [`DELETE ${S}`, MANAGE],
  [`POST ${S}:start`, MANAGE],
  [`POST ${S}:stop`, MANAGE],
  [`POST ${S}:restart`, MANAGE],
  [`POST ${S}:logout`, MANAGE],
  [`GET ${S}/qr`, MANAGE],
  [`POST ${S}/pairing-code`, MANAGE, { phone: '447700900555' }],
  ['GET /chats', READ],
  [`GET ${S}/chats`, READ],
  [`GET ${C}`, READ],
  [`GET ${C}/messages`, READ],
  [`POST ${C}/read`, SEND],
  [`PUT ${C}/presence`, SEND, { presence: 'composing' }],
  [`GET ${S}/messages`, READ],
  [`GET ${S}/contacts`, READ],
  [`POST ${S}/messages`, SEND, TEXT],
  [`GET ${M}`, READ],
  [`PATCH ${M}`, SEND, { text: 'Your table is ready now.' }],
  [`DELETE ${M}`, SEND],
  [`POST ${M}/react`, SEND, { emoji: '\u{1f44d}' }],
  [`POST ${M}/forward`, SEND, { to: '+447700900998' }],
  [`POST ${M}/vote`, SEND, { options: ['Yes'] }],
  [`POST ${M}/read`, SEND],
  ['GET /events', EVENTS],
  ['GET /events/stream', EVENTS],
  ['POST /realtime/ticket', EVENTS],
  ['GET /contacts', READ],
  ['GET /contacts/{contact}', READ],
  ['DELETE /contacts/{contact}', MANAGE],
  ['GET /contacts/{contact}/export', MANAGE],
  ['GET /webhooks', MANAGE],
  ['POST /webhooks', MANAGE, WEBHOOK],
  [`GET ${W}`, MANAGE],
  [`PATCH ${W}`, MANAGE, { name: 'Till' }],
  [`DELETE ${W}`, MANAGE],
  [`POST ${W}:pause`, MANAGE],
  [`POST ${W}:resume`, MANAGE],
  [`POST ${W}:rotate-secret`, MANAGE],
  [`POST ${W}:test`, MANAGE],
  [`POST ${W}:replay-failed`, MANAGE, { since: 1_793_491_200_000 }],
  [`GET ${W}/deliveries`, MANAGE],
  [`GET ${W}/deliveries/{delivery}`, MANAGE],
  [`POST ${W}/deliveries/{delivery}:replay`, MANAGE],
];

/** Ids that have the right form, and name nothing. */
export const NOTHING = {
  session: '0000000000CH',
  chat: 'chat_0000000000000000000000',
  message: 'msg_0000000000000000000000',
  contact: 'con_0000000000000000000000',
  webhook: 'wh_0000000000000000000000',
  delivery: 'dlv_0000000000000000000000',
};

/** Puts ids in the place of the placeholders of a path. */
export const pathWith = (path: string, ids: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

/** Every route of the sessions door, each with a call. */
export const SESSION_CALLS: readonly SessionCallRow[] = TABLE.map(([route, who, body]) => {
  const [method = '', path = ''] = route.replace(' /', ' /api/v1/').split(' ');
  return {
    name: `${method} ${path}`,
    method,
    path: pathWith(path, NOTHING),
    ...who,
    ...(body !== undefined && { body }),
  };
});
