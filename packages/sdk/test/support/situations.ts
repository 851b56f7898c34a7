import type { Chatelaine, RefusalCode } from '../../src/index.ts';

/** The values that a situation uses. {@link openStage} finds them on any Chatelaine, real or fake. */
export interface Stage {
  partner: Chatelaine;
  /** The ids of three channels: one is running and Shared, one is running and Missing, one is not running. */
  shared: string;
  missing: string;
  notRunning: string;
  /** A redirect URL that the partner has registered. */
  redirectUrl: string;
}

/** A call that the server must refuse with `code`. `issues` has the paths of the invalid fields of the input. */
export interface Situation {
  name: string;
  code: RefusalCode;
  status: number;
  issues?: string[];
  play(stage: Stage): Promise<unknown>;
}

/** Finds the stage with the SDK itself. The partner key has the scopes `read`, `keys` and `onboarding`. */
export async function openStage(partner: Chatelaine): Promise<Stage> {
  const channels = await partner.channels.list().toArray({ limit: 200 });
  const idOf = (isWanted: (channel: (typeof channels)[number]) => boolean): string => {
    const found = channels.find(isWanted);
    if (!found)
      throw new Error('The world lacks a channel that is Shared, one that is Missing or one that is stopped.');
    return found.id;
  };
  const { redirectUrls } = await partner.settings.get();
  return {
    partner,
    shared: idOf(({ status, permission }) => status === 'running' && permission === 'shared'),
    missing: idOf(({ status, permission }) => status === 'running' && permission === 'missing'),
    notRunning: idOf(({ status }) => status !== 'running'),
    redirectUrl: redirectUrls[0] ?? '',
  };
}

const FOREIGN = { channel: 'zzzzzzzzzzCH', client: 'zzzzzzzzzzCL', key: 'key_zzzzzzzzzzzzzzzzzzzzzz' };
const name = 'Prod server';
const create = ({ partner, shared }: Stage, more: object) =>
  partner.channelKeys.create({ channelId: shared, name, ...more });
/** Creates a key with limits of every kind, and sends an edit of this key. */
const edit = async (stage: Stage, changes: object) => {
  const inOneHour = new Date(Date.now() + 60 * 60_000).toISOString();
  const bounds = { allowedAddresses: ['203.0.113.0/24'], limits: { perMinute: 60 }, expiresAt: inOneHour };
  const key = await create(stage, { scopes: ['send'], ...bounds });
  return stage.partner.channelKeys.edit(key.id, changes);
};
const LAST_MONTH = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
const usage = ({ partner }: Stage, more: object) => partner.usage.query({ ...LAST_MONTH, ...more });
/** Makes an input that the types do not allow. */
const wrong = (value: unknown): never => value as never;

const withoutScope = (what: string, play: Situation['play']): Situation => ({
  name: what,
  code: 'scope_missing',
  status: 403,
  play,
});
const foreign = (what: string, play: Situation['play']): Situation => ({
  name: what,
  code: 'not_found',
  status: 404,
  play,
});
const invalid = (what: string, issues: string[], play: Situation['play']): Situation => ({
  name: what,
  code: 'invalid_input',
  status: 400,
  issues,
  play,
});

/** All situations. `apps/api/test/sdk` runs each one on the fake and on a real server, and both must refuse alike. */
export const SITUATIONS: Situation[] = [
  foreign('a foreign channel', ({ partner }) => partner.channels.get(FOREIGN.channel)),
  foreign('a foreign key', ({ partner }) => partner.channelKeys.get(FOREIGN.key)),
  foreign('a foreign event', ({ partner }) => partner.events.get('evt_zzzzzzzzzzzzzzzzzzzzzzzzzz')),
  withoutScope('a partner key by its id', ({ partner }) => partner.partnerKeys.get(FOREIGN.key)),
  foreign('a foreign client', ({ partner }) => partner.clients.get(FOREIGN.client)),
  foreign('a foreign request', ({ partner }) => partner.onboarding.get('req_x')),
  foreign('a key for a foreign channel', (stage) => create(stage, { channelId: FOREIGN.channel })),
  foreign('a foreign key, edited', (s) => s.partner.channelKeys.edit('x', { team: 'a' })),
  foreign('a foreign key, rotated', (s) => s.partner.channelKeys.rotate('x')),
  foreign('a foreign key, its overlap ended', (s) => s.partner.channelKeys.endOverlap('x')),
  foreign('a foreign key, revoked', (s) => s.partner.channelKeys.revoke('x')),
  foreign('a foreign key, copied', (stage) => create(stage, { like: FOREIGN.key })),
  foreign('a partner key among channel keys', async ({ partner }) =>
    partner.channelKeys.revoke((await partner.whoAmI()).id),
  ),
  foreign('usage of a foreign key', (stage) => usage(stage, { keyId: FOREIGN.key })),
  foreign('usage of a foreign channel, as a file', ({ partner }) =>
    partner.usage.csv({ ...LAST_MONTH, channelId: FOREIGN.channel }),
  ),
  {
    name: 'a key for a number that is Missing',
    code: 'permission_missing',
    status: 403,
    play: (stage) => create(stage, { channelId: stage.missing }),
  },
  {
    name: 'a key for a number that is not running',
    code: 'channel_not_running',
    status: 409,
    play: (stage) => create(stage, { channelId: stage.notRunning }),
  },
  {
    name: 'a revoked key, rotated',
    code: 'conflict',
    status: 409,
    async play(stage) {
      const key = await create(stage, {});
      await stage.partner.channelKeys.revoke(key.id);
      return stage.partner.channelKeys.rotate(key.id);
    },
  },
  {
    name: 'a revoked key, edited',
    code: 'conflict',
    status: 409,
    async play(stage) {
      const key = await create(stage, {});
      await stage.partner.channelKeys.revoke(key.id);
      return stage.partner.channelKeys.edit(key.id, { name: 'Test server' });
    },
  },
  {
    name: 'a key that a newer one replaces, rotated within its overlap',
    code: 'conflict',
    status: 409,
    async play(stage) {
      const key = await create(stage, {});
      await create(stage, { overlap: '1h' });
      return stage.partner.channelKeys.rotate(key.id);
    },
  },
  {
    name: 'a key that was created before with this idempotency key',
    code: 'already_created',
    status: 409,
    async play({ partner, shared }) {
      const idempotencyKey = crypto.randomUUID();
      await partner.channelKeys.create({ channelId: shared, name }, { idempotencyKey });
      return partner.channelKeys.create({ channelId: shared, name }, { idempotencyKey });
    },
  },
  {
    name: 'an idempotency key with another body',
    code: 'idempotency_mismatch',
    status: 422,
    async play({ partner }) {
      const idempotencyKey = crypto.randomUUID();
      await partner.onboarding.start({ state: 'a' }, { idempotencyKey });
      return partner.onboarding.start({ state: 'b' }, { idempotencyKey });
    },
  },
  {
    name: 'a redirect URL that is not listed',
    code: 'redirect_not_allowed',
    status: 400,
    issues: ['redirectUrl'],
    play: ({ partner, redirectUrl }) => partner.onboarding.start({ redirectUrl: `${redirectUrl}x` }),
  },
  withoutScope('settings without their scope', (s) => s.partner.settings.update({ requireSignature: true })),
  withoutScope('a wider scope without "settings"', (stage) => edit(stage, { scopes: ['send', 'manage'] })),
  withoutScope('a wider network without "settings"', (stage) => edit(stage, { allowedAddresses: ['203.0.112.0/23'] })),
  withoutScope('any address without "settings"', (stage) => edit(stage, { allowedAddresses: null })),
  withoutScope('a higher limit without "settings"', (stage) => edit(stage, { limits: { perMinute: 61 } })),
  withoutScope('a longer life without "settings"', (stage) => edit(stage, { expiresAt: null })),
  withoutScope('more and less at once without "settings"', (stage) =>
    edit(stage, { limits: { perMinute: null, perMonth: 1 } }),
  ),
  withoutScope('partner keys without "settings"', ({ partner }) => partner.partnerKeys.list()),
  withoutScope('the overlap of a partner key without "settings"', (s) => s.partner.partnerKeys.endOverlap('x')),
  withoutScope('a partner key to revoke without "settings"', (s) => s.partner.partnerKeys.revoke('x')),
  withoutScope('partner keys to revoke without "settings"', (s) => s.partner.partnerKeys.revokeMany({ team: 'a' })),
  withoutScope('webhooks without "settings"', ({ partner }) => partner.webhooks.list()),
  withoutScope('a new webhook without "settings"', (s) => s.partner.webhooks.create({ url: 'https://app.example/' })),
  withoutScope('a webhook to delete without "settings"', ({ partner }) => partner.webhooks.delete('x')),
  withoutScope('a delivery without "settings"', ({ partner }) => partner.webhooks.delivery('x')),
  withoutScope('legacy tokens without "settings"', ({ partner }) => partner.legacyTokens.report()),
  withoutScope('legacy tokens to switch off without "settings"', ({ partner }) => partner.legacyTokens.switchOff()),
  invalid('a redirect URL with a name of ours in its query', ['redirectUrl'], ({ partner, redirectUrl }) =>
    partner.onboarding.start({ redirectUrl: `${redirectUrl}?state=x` }),
  ),
  invalid('a redirect URL that is none', ['redirectUrl'], ({ partner }) =>
    partner.onboarding.start({ redirectUrl: 'nonsense' }),
  ),
  invalid('a name of blanks', ['name'], (stage) => create(stage, { name: '  ' })),
  invalid('a name of 65 characters', ['name'], (stage) => create(stage, { name: 'x'.repeat(65) })),
  invalid('a name that shows nothing', ['name'], (stage) => create(stage, { name: '\u3164' })),
  invalid('a name that turns the direction', ['name'], (stage) => create(stage, { name: 'a\u202eb' })),
  invalid('a field that nobody knows', [''], (stage) => create(stage, { colour: 'red' })),
  invalid('no scope', ['scopes'], (stage) => create(stage, { scopes: [] })),
  invalid('a scope twice', ['scopes'], (stage) => create(stage, { scopes: ['send', 'send'] })),
  invalid('a scope that nobody knows', ['scopes.0'], (stage) => create(stage, { scopes: ['read'] })),
  invalid('an overlap that nobody knows', ['overlap'], (stage) => create(stage, { overlap: '2h' })),
  invalid('an expiry that is over', ['expiresAt'], (stage) => create(stage, { expiresAt: '2020-01-01T00:00:00Z' })),
  invalid('an expiry that is no instant', ['expiresAt'], (stage) => create(stage, { expiresAt: 'tomorrow' })),
  invalid('a limit of nothing', ['limits.perMinute'], (stage) => create(stage, { limits: { perMinute: 0 } })),
  invalid('a label of blanks', ['team'], (stage) => create(stage, { team: ' ' })),
  invalid('a label of 65 characters', ['application'], (stage) => create(stage, { application: 'x'.repeat(65) })),
  invalid('an environment that nobody knows', ['environment'], (stage) => create(stage, { environment: 'moon' })),
  invalid('no address at all', ['allowedAddresses'], (stage) => create(stage, { allowedAddresses: [] })),
  invalid('51 addresses', ['allowedAddresses'], (stage) =>
    create(stage, { allowedAddresses: Array.from({ length: 51 }, (_, at) => `203.0.113.${at}`) }),
  ),
  invalid('addresses that are none', ['allowedAddresses.1', 'allowedAddresses.2'], (stage) =>
    create(stage, { allowedAddresses: ['203.0.113.7', '203.0.113.0/33', 'example.com'] }),
  ),
  invalid('an edit of a field that nobody knows', [''], (stage) => edit(stage, { overlap: '1h' })),
  invalid('an edit to an expiry that is over', ['expiresAt'], (stage) =>
    edit(stage, { expiresAt: '2020-01-01T00:00:00Z' }),
  ),
  invalid('an edit to an address that is none', ['allowedAddresses.0'], (stage) =>
    edit(stage, { allowedAddresses: ['10.0.0.1/'] }),
  ),
  invalid('a filter that says nothing', [''], ({ partner }) => partner.channelKeys.revokeMany({})),
  invalid('a filter that says nothing, to try', [''], ({ partner }) =>
    partner.channelKeys.revokeMany({ dryRun: true }),
  ),
  invalid('a filter of no ids', ['ids'], ({ partner }) => partner.channelKeys.revokeMany({ ids: [] })),
  invalid('a filter with a day', ['unusedSince'], ({ partner }) =>
    partner.channelKeys.revokeMany({ unusedSince: '2026-11-01' }),
  ),
  invalid('keys of a label of blanks', ['team'], ({ partner }) => partner.channelKeys.list({ team: ' ' })),
  invalid('usage of no time', ['to'], (stage) => usage(stage, { to: LAST_MONTH.from })),
  invalid('usage of 401 days', ['to'], (stage) => usage(stage, { to: '2027-11-06T00:00:00Z' })),
  invalid('usage since a day', ['from'], (stage) => usage(stage, { from: '2026-10-01' })),
  invalid('usage by three groups', ['groupBy'], (stage) => usage(stage, { groupBy: ['key', 'team', 'scope'] })),
  invalid('usage by a group twice', ['groupBy'], (stage) => usage(stage, { groupBy: ['key', 'key'] })),
  invalid('usage by a group that nobody knows', ['groupBy.0'], (stage) => usage(stage, { groupBy: ['colour'] })),
  invalid('usage by the minute', ['every'], (stage) => usage(stage, { every: 'minute' })),
  invalid('usage with an outcome that nobody knows', ['outcome'], (stage) => usage(stage, { outcome: 'fine' })),
  invalid('hygiene with a cursor of another list', ['cursor'], ({ partner }) => partner.hygiene.list({ cursor: '!' })),
  invalid('no id at all', ['channelIds'], ({ partner }) => partner.permissions.check({ channelIds: [] })),
  invalid('201 ids', ['channelIds'], ({ partner }) => partner.permissions.check({ channelIds: Array(201).fill('x') })),
  invalid('an id that is a number', ['channelIds.1'], ({ partner }) =>
    partner.permissions.check({ channelIds: ['x', wrong(7)] }),
  ),
  invalid('an id of 65 characters', ['id'], ({ partner }) => partner.channels.get('x'.repeat(65))),
  invalid('a page of 201', ['limit'], ({ partner }) => partner.channels.list({ limit: 201 })),
  invalid('a page of nothing', ['limit'], ({ partner }) => partner.events.list({ limit: 0 })),
  invalid('a cursor of another list', ['cursor'], ({ partner }) => partner.clients.list({ cursor: '!' })),
  invalid('an event type that nobody knows', ['type'], ({ partner }) => partner.events.list({ type: wrong('x') })),
  invalid('a status that nobody knows', ['status'], ({ partner }) => partner.permissions.list({ status: wrong('x') })),
  invalid('a name of 65 characters to look for', ['name'], ({ partner }) =>
    partner.clients.list({ name: 'x'.repeat(65) }),
  ),
  invalid('a state of 513 characters', ['state'], ({ partner }) =>
    partner.onboarding.start({ state: 'x'.repeat(513) }),
  ),
  invalid('a number that is none', ['number'], ({ partner }) => partner.onboarding.start({ number: 'call me' })),
  invalid('a language that nobody speaks', ['locale'], ({ partner }) =>
    partner.onboarding.start({ locale: wrong('xx') }),
  ),
];
