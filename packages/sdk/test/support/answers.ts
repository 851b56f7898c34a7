import type { Situation, Stage } from './situations.ts';

/** A call that must succeed. */
export type Answered = Pick<Situation, 'name' | 'play'>;

const name = 'Prod server';
const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const NEXT_CENTURY = '2100-01-01T00:00:00+01:00';
const WIDE = { allowedAddresses: ['203.0.113.77/24', '::FFFF:10.0.0.1', '10.0.0.1'], limits: { perMinute: 60 } };

const create = ({ partner, shared }: Stage, more: object = {}) =>
  partner.channelKeys.create({ channelId: shared, name, ...more });
/** Returns the last events, the newest first. */
const newest = async ({ partner }: Stage, limit: number) => (await partner.events.list({ limit })).data;

/** All calls of a partner's backend that must succeed. */
export const ANSWERS: Answered[] = [
  { name: 'a channel', play: ({ partner, shared }) => partner.channels.get(shared) },
  { name: 'channels that are Shared', play: ({ partner }) => partner.channels.list({ permission: 'shared' }) },
  { name: 'channels that do not run', play: ({ partner }) => partner.channels.list({ status: 'pending' }) },
  { name: 'clients by a part of their name', play: ({ partner }) => partner.clients.list({ name: 'TRAVEL' }) },
  {
    name: 'clients and channels by their ids, also in one page with a name',
    async play({ partner, shared, missing }) {
      const { clientId } = await partner.channels.get(shared);
      const clients = await partner.clients.list({ ids: [clientId, 'zzzzzzzzzzCL'] });
      const channels = await partner.channels.list({ ids: [shared, missing] });
      return [clients, channels, await partner.channels.list({ ids: [shared], name: 'no such name' })];
    },
  },
  {
    name: 'channels by a part of their name or number',
    async play({ partner, shared }) {
      const { name, phoneNumber } = await partner.channels.get(shared);
      const typed = `(0${phoneNumber.slice(3, 7)}) ${phoneNumber.slice(7)}`;
      const texts = [name.slice(1, 5).toUpperCase(), phoneNumber, typed, '%', '_', '0'];
      return Promise.all(texts.map(async (text) => (await partner.channels.list({ name: text })).data));
    },
  },
  {
    name: 'numbers that are asked for',
    play: ({ partner, shared, missing }) =>
      partner.permissions.check({ channelIds: [missing, shared, 'zzzzzzzzzzCH', shared] }),
  },
  {
    name: 'the permissions of a number',
    play: ({ partner, shared }) => partner.permissions.list({ channelId: shared, status: 'shared' }),
  },
  { name: 'the settings', play: ({ partner }) => partner.settings.get() },
  {
    // The calls of a fake come from no address.
    name: 'what the key of the call is, without the address of the call',
    play: async ({ partner }) => ({ ...(await partner.whoAmI()), address: undefined }),
  },
  { name: 'a new key of which nothing is said', play: (stage) => create(stage, { name: ' Prod server ' }) },
  {
    name: 'a new key of which all is said, and how it is told',
    async play(stage) {
      const labels = { team: ' agency ', application: 'inbox', environment: 'staging' };
      const key = await create(stage, { ...WIDE, ...labels, scopes: ['send'], expiresAt: NEXT_CENTURY });
      return [key, await newest(stage, 1)];
    },
  },
  {
    name: 'a copy, which says some of it anew',
    async play(stage) {
      const first = await create(stage, { ...WIDE, team: 'agency' });
      return create(stage, { like: first.id, team: null, limits: { perMonth: 5 } });
    },
  },
  {
    name: 'a key that is narrowed, and how that is told',
    async play(stage) {
      const key = await create(stage, WIDE);
      const changes = { allowedAddresses: ['203.0.113.7'], limits: { perMinute: 30 }, environment: 'staging' as const };
      const edited = await stage.partner.channelKeys.edit(key.id, { ...changes, name: 'Test server' });
      return [edited, await newest(stage, 1)];
    },
  },
  {
    name: 'an edit that changes nothing, and is not told',
    async play(stage) {
      const key = await create(stage, { team: 'agency' });
      return [await stage.partner.channelKeys.edit(key.id, { team: ' agency ' }), await newest(stage, 1)];
    },
  },
  {
    name: 'a key by its id, and in a list by its id and its name',
    async play(stage) {
      const { channelKeys } = stage.partner;
      const { id } = await create(stage, { name: '50%_off' });
      const lists = [{ ids: [id] }, { name: '0%_O' }, { name: '50__' }, { ids: [id], name: 'else' }];
      const listed = await Promise.all(lists.map(async (query) => (await channelKeys.list(query)).data));
      return [await channelKeys.get(id), listed];
    },
  },
  {
    name: 'events of one key, by its own id and by who acted',
    async play(stage) {
      const { partner } = stage;
      const { id: subjectId } = await create(stage);
      await partner.channelKeys.revoke(subjectId);
      const { id: actorId } = await partner.whoAmI();
      const all = (await partner.events.list({ subjectId })).data;
      const types = ['api_key.revoked' as const, 'api_key.edited' as const];
      const some = await partner.events.list({ subjectId, actorId, types, from: all[0]?.at });
      const none = await partner.events.list({ subjectId, to: all.at(-1)?.at });
      return [all, some, none, await partner.events.get(all[0]?.id ?? '')];
    },
  },
  {
    name: 'a rotation, and the end of its overlap',
    async play(stage) {
      const { id } = await create(stage);
      const rotated = await stage.partner.channelKeys.rotate(id, { overlap: '1h' });
      return [rotated, await stage.partner.channelKeys.endOverlap(id), await newest(stage, 3)];
    },
  },
  {
    name: 'a key that another replaces within an overlap',
    async play(stage) {
      const older = await create(stage);
      await create(stage, { overlap: '24h' });
      const listed = await stage.partner.channelKeys.list({ channelId: stage.shared, status: 'live' });
      return [listed.data.find(({ id }) => id === older.id), await newest(stage, 2)];
    },
  },
  {
    name: 'a revocation, twice',
    async play(stage) {
      const { id } = await create(stage);
      await stage.partner.channelKeys.revoke(id);
      return [await stage.partner.channelKeys.revoke(id), await newest(stage, 2)];
    },
  },
  {
    name: 'keys that end together, and are listed',
    async play(stage) {
      const { channelKeys } = stage.partner;
      await create(stage, { team: 'together', environment: 'staging' });
      const tried = await channelKeys.revokeMany({ team: ' together ', dryRun: true });
      const revoked = await channelKeys.revokeMany({ team: 'together', createdBefore: '2100-01-01T00:00:00Z' });
      const again = await channelKeys.revokeMany({ team: 'together' });
      return [tried, revoked, again, (await channelKeys.list({ team: 'together', status: 'ended' })).data];
    },
  },
  {
    name: 'usage of a key that was not used, also as a file',
    async play(stage) {
      const { id: keyId } = await create(stage);
      const counted = await stage.partner.usage.query({ ...NOVEMBER, keyId, groupBy: ['key', 'team'] });
      return [counted, await stage.partner.usage.csv({ ...NOVEMBER, keyId, groupBy: ['key'], every: 'day' })];
    },
  },
  {
    name: 'why a new key is worth a look',
    async play(stage) {
      const key = await create(stage);
      const worth = await stage.partner.hygiene.list().toArray({ limit: 200 });
      return worth.find(({ keyId }) => keyId === key.id);
    },
  },
  {
    name: 'a question to a client, and its answer so far',
    async play(stage) {
      const { onboarding } = stage.partner;
      const redirectUrl = `${stage.redirectUrl}?tab=1`;
      const wanted = { redirectUrl, number: '+44 (7700) 900-123', state: 'a b&c', locale: 'de' as const };
      const request = await onboarding.start(wanted);
      return [request, await onboarding.get(request.id), await newest(stage, 1)];
    },
  },
  { name: 'a question of which nothing is said', play: ({ partner }) => partner.onboarding.start() },
  {
    name: 'a question that is asked again with its idempotency key',
    async play({ partner }) {
      const options = { idempotencyKey: crypto.randomUUID() };
      const [first, second] = [
        await partner.onboarding.start({ state: 's' }, options),
        await partner.onboarding.start({ state: 's' }, options),
      ];
      return [first, first.id === second.id];
    },
  },
  { name: 'the signature of a link', play: ({ partner }) => partner.onboarding.signature() },
  {
    name: 'events after a cursor that is no id',
    play: async ({ partner }) => (await partner.events.list({ cursor: 'zzz' })).data.length > 0,
  },
];
