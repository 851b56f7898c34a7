import {
  ENVIRONMENTS,
  EVENT_TYPES,
  type EventData,
  type EventType,
  KEY_KINDS,
  OVERLAPS,
  type Overlap,
  PAUSE_REASONS,
  SCOPES_OF,
} from '@chatelaine/shared';
import * as z from 'zod';

const text = z.string();
const count = z.int().nonnegative();
const instant = z.iso.datetime();
const networks = z.array(z.union([z.cidrv4(), z.cidrv6()])).nullable();
const kind = z.enum(Object.keys(KEY_KINDS) as (keyof typeof KEY_KINDS)[]);
const scopes = z.array(z.enum([...new Set(Object.values(SCOPES_OF).flat())]));
const overlap = z.enum(Object.keys(OVERLAPS) as Overlap[]);
const status = z.enum(['pending', 'running', 'stopped']);
const payment = z.enum(['partner', 'direct']);
const role = z.enum(['owner', 'admin', 'member']);
const days = z.literal([30, 7, 1]);
const nothing = z.strictObject({}).transform((): Record<string, never> => ({}));
const entered = z.strictObject({ newNetwork: z.literal(true).exactOptional() });
const restored = { reason: z.literal('restored'), since: instant };
const failures = z.strictObject({
  count: count.positive(),
  network: text.min(1).nullable(),
  firstOfDay: z.literal(true).exactOptional(),
});
const key = { name: text, kind };
const keySettings = {
  scopes,
  allowedAddresses: networks,
  channelIds: z.array(text).nullable(),
  team: text.nullable(),
  application: text.nullable(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  limitPerMinute: count.nullable(),
  limitPerMonth: count.nullable(),
  expiresAt: instant.nullable(),
};
const keyFields = z.strictObject(
  Object.fromEntries(
    Object.entries({ name: text, ...keySettings }).map(([name, field]) => [name, field.exactOptional()]),
  ),
) as z.ZodType<EventData['api_key.edited']['before']>;
const settings = z.strictObject({
  ...{ partnerId: text, name: text, redirectUrls: z.array(z.url()), hasLogo: z.boolean() },
  ...{ clientsMayWithdraw: z.boolean(), shareNewNumbersByDefault: z.boolean(), requireSignature: z.boolean() },
  ...{ legacyTokens: z.boolean(), testing: z.boolean() },
});
const switched = <T extends z.ZodType>(value: T) => z.strictObject({ before: value, after: value });

/** The schemas of the types in `EventData`, to check recorded events. An extra field is an error too. */
const SHAPES: { [Type in EventType]: z.ZodType<EventData[Type]> } = {
  'partner.added': z.strictObject({ name: text }),
  'client.added': z.strictObject({ name: text, payment }),
  'client.connected': nothing,
  'client.disconnected': nothing,
  'channel.added': z.strictObject({ phoneNumber: text, name: text, status, payment }),
  'channel.status_changed': switched(status),
  'channel.renamed': switched(z.strictObject({ name: text })),
  'channel.removed': z.strictObject({ phoneNumber: text, name: text }),
  'account.suspended': nothing,
  'account.resumed': nothing,
  'person.invited': z.strictObject({
    role,
    before: role.exactOptional(),
    hasPassword: z.literal(true).exactOptional(),
  }),
  'person.joined': nothing,
  'person.signed_in': entered.extend({ way: z.literal('passkey').exactOptional() }),
  'person.signed_out': z.union([
    z.strictObject({}),
    z.strictObject({ sessions: count, legacyTokens: count }),
    z.strictObject({ sessions: count, legacyTokens: count, ...restored }),
  ]),
  'person.sign_in_failed': failures,
  'person.code_asked': failures,
  'person.code_failed': failures,
  'person.locked': failures,
  'person.unlocked': nothing,
  'person.password_changed': nothing,
  'person.password_forgotten': nothing,
  'person.email_changed': nothing,
  'person.role_changed': switched(role),
  'person.removed': z.strictObject({ role }),
  'permission.granted': z.strictObject({
    phoneNumber: text,
    source: z.enum(['partner_payment', 'client_grant']),
    expiresAt: instant.exactOptional(),
  }),
  'permission.withdrawn': z.union([
    z.strictObject({ phoneNumber: text }),
    z.strictObject({ phoneNumber: text, ...restored }),
  ]),
  'permission_request.opened': nothing,
  'permission_request.granted': z.strictObject({ granted: count, withdrawn: count, shared: count }),
  'permission_request.denied': nothing,
  'api_key.created': z.strictObject({ ...key, hint: text, ...keySettings }),
  'api_key.edited': z.strictObject({ ...key, widened: z.boolean(), before: keyFields, after: keyFields }),
  'platform_secret.rotated': z.strictObject({ hint: text, overlap }),
  'api_key.rotated': z.strictObject({ ...key, hint: text, overlap }),
  'api_key.overlap_ended': z.strictObject({ ...key, hints: z.array(text).min(1) }),
  'api_key.revoked': z.union([
    z.strictObject({ ...key, reason: z.literal('revoked') }),
    z.strictObject({ name: text, reason: z.literal('replaced'), overlap }),
    z.strictObject({ ...key, ...restored }),
  ]),
  'api_key.expiring': z.strictObject({
    ...key,
    phoneNumber: text.exactOptional(),
    expiresAt: instant,
    daysBefore: days,
  }),
  'permission.expiring': z.strictObject({ phoneNumber: text, expiresAt: instant, daysBefore: days }),
  'authenticator.added': nothing,
  'authenticator.removed': nothing,
  'passkey.added': z.strictObject({ name: text }),
  'passkey.removed': z.strictObject({
    names: z.array(text).min(1),
    reason: z.enum(['password_set', 'operator', 'restored']).exactOptional(),
  }),
  'passkey.copied': z.strictObject({ name: text }),
  'recovery_codes.created': nothing,
  'recovery_code.used': nothing,
  'legacy_token.created': entered,
  'legacy_tokens.switched': switched(z.strictObject({ on: z.boolean() })),
  'settings.updated': switched(settings),
  'webhook.set': z.strictObject({ host: text }),
  'webhook.created': z.strictObject({ host: text }),
  'webhook.edited': z.strictObject({ host: text, fields: z.array(text) }),
  'webhook.deleted': z.strictObject({ host: text }),
  'webhook.secret_rotated': z.strictObject({ host: text }),
  'webhook.failing': z.strictObject({ host: text, since: instant }),
  'webhook.paused': z.strictObject({ host: text, reason: z.enum(PAUSE_REASONS) }),
  'webhook.resumed': z.strictObject({ host: text }),
  'webhook.replayed': z.strictObject({ host: text, count: count.positive() }),
  'messages_retention.changed': switched(z.strictObject({ days: count.positive() })),
  'contact.exported': nothing,
  'contact.erased': nothing,
  'server.restored': z.strictObject({
    ...{ since: instant, permissions: count, keys: count, requests: count, kept: count, sessions: count },
    ...{ legacyTokens: count, codes: count, signUpLinks: count, authenticatorOffers: count, emailChanges: count },
    ...{ knownBrowsers: count, passkeys: count },
  }),
};

/** An event as it is stored in the table. */
export interface RecordedRow {
  id: string;
  type: string;
  data: unknown;
}

/** Lists the recorded events whose data does not match their type, with the reason. */
export function misfitsIn(rows: readonly RecordedRow[]): string[] {
  return rows.flatMap(({ id, type, data }) => {
    const known = EVENT_TYPES.find((each) => each === type);
    if (known === undefined) return [`${id}: nobody knows the type ${type}`];
    const problem = SHAPES[known].safeParse(data).error;
    return problem === undefined ? [] : [`${id}, ${type} ${JSON.stringify(data)}: ${z.prettifyError(problem)}`];
  });
}
