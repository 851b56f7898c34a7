import type { Chatelaine, RefusalCode } from '../../src/index.ts';

/** What a situation is played on; {@link openStage} finds it on any Chatelaine, real or not. */
export interface Stage {
  partner: Chatelaine;
  /** Ids of channels: running and Shared, running and Missing, not running. */
  shared: string;
  missing: string;
  notRunning: string;
  /** An entry of the partner's redirect URLs. */
  redirectUrl: string;
}

/** Something that is refused. `issues`: the paths of what was not understood. */
export interface Situation {
  name: string;
  code: RefusalCode;
  status: number;
  issues?: string[];
  play(stage: Stage): Promise<unknown>;
}

/** Finds the stage through the SDK itself. The partner key has the scopes `read`, `keys` and `onboarding`. */
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
/** An input that the types would not let pass. */
const wrong = (value: unknown): never => value as never;

const invalid = (what: string, issues: string[], play: Situation['play']): Situation => ({
  name: what,
  code: 'invalid_input',
  status: 400,
  issues,
  play,
});

/** Situation → refusal. Played on the fake by its test, and on any real server by the same test with its address. */
export const SITUATIONS: Situation[] = [
  {
    name: 'a foreign channel',
    code: 'not_found',
    status: 404,
    play: ({ partner }) => partner.channels.get(FOREIGN.channel),
  },
  { name: 'a foreign client', code: 'not_found', status: 404, play: (s) => s.partner.clients.get(FOREIGN.client) },
  { name: 'a foreign request', code: 'not_found', status: 404, play: (s) => s.partner.onboarding.get('req_x') },
  {
    name: 'a key for a foreign channel',
    code: 'not_found',
    status: 404,
    play: (stage) => create(stage, { channelId: FOREIGN.channel }),
  },
  { name: 'a foreign key, rotated', code: 'not_found', status: 404, play: (s) => s.partner.channelKeys.rotate('x') },
  { name: 'a foreign key, revoked', code: 'not_found', status: 404, play: (s) => s.partner.channelKeys.revoke('x') },
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
    play: ({ partner, redirectUrl }) => partner.onboarding.start({ redirectUrl: `${redirectUrl}x` }),
  },
  {
    name: 'settings without their scope',
    code: 'scope_missing',
    status: 403,
    play: ({ partner }) => partner.settings.update({ requireSignature: true }),
  },
  invalid('a redirect URL with a name of ours in its query', ['redirectUrl'], ({ partner, redirectUrl }) =>
    partner.onboarding.start({ redirectUrl: `${redirectUrl}?state=x` }),
  ),
  invalid('a redirect URL that is none', ['redirectUrl'], ({ partner }) =>
    partner.onboarding.start({ redirectUrl: 'nonsense' }),
  ),
  invalid('a name of blanks', ['name'], (stage) => create(stage, { name: '  ' })),
  invalid('a name of 65 characters', ['name'], (stage) => create(stage, { name: 'x'.repeat(65) })),
  invalid('a name that turns the direction', ['name'], (stage) => create(stage, { name: 'a\u202eb' })),
  invalid('a field that nobody knows', [''], (stage) => create(stage, { colour: 'red' })),
  invalid('no scope', ['scopes'], (stage) => create(stage, { scopes: [] })),
  invalid('a scope twice', ['scopes'], (stage) => create(stage, { scopes: ['send', 'send'] })),
  invalid('a scope that nobody knows', ['scopes.0'], (stage) => create(stage, { scopes: ['read'] })),
  invalid('an overlap that nobody knows', ['overlap'], (stage) => create(stage, { overlap: '2h' })),
  invalid('an expiry that is over', ['expiresAt'], (stage) => create(stage, { expiresAt: '2020-01-01T00:00:00Z' })),
  invalid('an expiry that is no instant', ['expiresAt'], (stage) => create(stage, { expiresAt: 'tomorrow' })),
  invalid('a limit of nothing', ['limits.perMinute'], (stage) => create(stage, { limits: { perMinute: 0 } })),
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
