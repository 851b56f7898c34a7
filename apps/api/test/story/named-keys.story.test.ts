import type {
  ChatelaineEvent,
  CreatedChannelKey,
  CreatedOrganizationKey,
  KeyHygiene,
  OrganizationKey,
  Page,
  RevokedKeys,
  UsageReport,
  WhoAmI,
} from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { apiKey, basic, bearer } from '../world/caller.ts';
import { hubs, type PromisedText, Story, unkept } from './support/promises.ts';
import { around, demoCast, openScene, type Scene } from './support/scene.ts';

const WHO = '/api/v1/whoami';
const CREATE = 'organizationKeys.create';
const EDIT = 'organizationKeys.edit';
const DAY = 86_400_000;
const PAGE = hubs('The list of keys, with its buttons and forms, is in the Client Hub.');

/** The part of BizMagnets' documentation that is about API keys. The numbers are line numbers of the whole text. */
const TEXT: PromisedText = {
  first: 248,
  last: 286,
  silent: [[249, 253], [255, 257], [259, 261], 263, 265, 267, 269, 270, 271, 273, 274, 275, 277, 279, 281, 283, 285],
  promises: {
    248: ['A key identifies who calls the API of a number.', 'a key tells who is calling'],
    254: [
      'Only known programs call, each for what it was given.',
      'a key tells who is calling',
      'a key does only what it was given',
    ],
    258: [
      'Beside its id a key has a secret; both prove the caller, and the secret stays private.',
      'id and secret prove the caller together',
      'the secret stays between the key and its maker',
    ],
    262: ['Settings lead to the list of keys.', PAGE],
    264: ['A button there begins a new key.', PAGE],
    266: ['A new key is given a name.', 'a name makes a key', PAGE],
    268: ['Submitting makes the key.', 'a name makes a key', PAGE],
    272: ['A key that was found in the list is edited.', 'a key is changed and stays the same key', PAGE],
    276: ['Keys let programs in securely.', 'a key tells who is calling', 'id and secret prove the caller together'],
    278: ['Several keys have permissions of their own.', 'a key does only what it was given'],
    280: [
      'Use is seen by program, quotas are kept, misuse is found.',
      'calls are counted by key and by program',
      'a quota is kept to the call',
      'a quota opens anew with the month',
      'misuse is seen, and why it was refused',
    ],
    282: ['One header is all that a program needs.', 'one header is enough'],
    284: [
      'Teams, programs and environments have keys of their own.',
      'each team, program and environment has its own key',
    ],
    286: [
      'Keys are kept in order: found together, ended together, looked after.',
      'keys of one environment end together',
      'keys worth a look are named',
    ],
  },
};
const { bakery, organizationKey } = demoCast();
const [orders, support] = bakery.channels;
const story = new Story();
const create = (scene: Scene, name: string, more: object = {}) =>
  scene.as(bakery.user).change<CreatedOrganizationKey>(CREATE, { name, ...READ, ...more });
const READ = { scopes: ['read'] };

test('a key has a name, an id and a secret, and says who calls', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const key = await owner.change<CreatedOrganizationKey>(CREATE, { name: 'Till', ...READ });
  const send = { channelId: orders?.id, name: 'Till messages' };
  const forMessages = await owner.change<CreatedChannelKey>('channelKeys.create', send);

  await story.step('a name makes a key', async () => {
    expect(key).toMatchObject({ name: 'Till', status: 'live', team: null, environment: null });
    await expect(owner.change(CREATE, { name: '', ...READ })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(owner.change(CREATE, { name: 'till', ...READ })).rejects.toMatchObject({ code: 'conflict' });
  });

  await story.step('a key tells who is calling', async () => {
    const account = { type: 'client', id: bakery.id, name: bakery.name };
    const told = await scene.program(bearer(key.secret)).get<WhoAmI>(WHO);
    expect(told).toMatchObject({ id: key.id, name: 'Till', kind: 'organization', account, secretHint: key.hint });
    const program = scene.program({ 'd360-api-key': forMessages.secret });
    const channel = { id: forMessages.id, name: 'Till messages', kind: 'channel', account, channelId: orders?.id };
    await expect(program.get('/v1/whoami')).resolves.toMatchObject(channel);
    for (const stranger of [{}, bearer('secret'), bearer(forMessages.secret.replace('wac_', 'wa_'))]) {
      await expect(scene.program(stranger).get(WHO)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    }
  });

  await story.step('one header is enough', async () => {
    await expect(scene.program(apiKey(key.secret)).get(WHO)).resolves.toMatchObject({ id: key.id });
    const sent = await scene.program({ 'd360-api-key': forMessages.secret }).send();
    expect(sent.messages).toMatchObject([{ id: expect.stringMatching(/^wamid\./) }]);
  });

  await story.step('id and secret prove the caller together', async () => {
    const pair = { 'x-api-key': key.id, 'x-api-secret': key.secret };
    for (const headers of [pair, basic(key.id, key.secret)]) {
      await expect(scene.program(headers).get(WHO)).resolves.toMatchObject({ id: key.id });
    }
    await expect(scene.program(basic(forMessages.id, forMessages.secret)).send()).resolves.toBeDefined();
    const halves = [apiKey(key.id), { 'x-api-secret': key.secret }, basic(key.id, ''), basic('', key.secret)];
    const mixed = [basic(key.id, organizationKey), basic(forMessages.id, key.secret)];
    for (const headers of [...halves, ...mixed]) {
      await expect(scene.program(headers).get(WHO)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    }
  });

  await story.step('the secret stays between the key and its maker', async () => {
    for (const query of ['x-api-key', 'api_key', 'apikey', 'key', 'token', 'access_token']) {
      const inAddress = scene.program({}).get(`${WHO}?${query}=${key.secret}`);
      await expect(inAddress).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    }
    // A page of another site must not read an answer, so the server sends no CORS header.
    const page = scene.program({ ...bearer(key.secret), origin: 'https://shop.example' });
    expect((await page.open(WHO)).headers.get('access-control-allow-origin')).toBeNull();
    await owner.ask('organizationKeys.list');
    await owner.ask('events.list');
    expect(scene.whereShown(key.secret)).toEqual([`/trpc/${CREATE}`]);
    expect(scene.whereShown(key.hint)).toEqual(expect.arrayContaining(['/trpc/organizationKeys.list', WHO]));
  });
});

test('a key is edited; its secret and all other keys go on', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const key = await create(scene, 'Till', { scopes: ['read', 'send'] });
  const other = await create(scene, 'Oven');

  await story.step('a key is changed and stays the same key', async () => {
    const settings = { team: 'Counter', application: 'Till 3', environment: 'production' };
    const narrower = { ...READ, limits: { perMinute: 100 }, allowedAddresses: ['203.0.113.0/24'] };
    await owner.change(EDIT, { id: key.id, name: 'Till at the door', ...settings, ...narrower });

    const { data } = await owner.ask<Page<OrganizationKey>>('organizationKeys.list');
    const found = { id: key.id, name: 'Till at the door', hint: key.hint, ...settings };
    expect(data.find(({ name }) => name.startsWith('Till'))).toMatchObject({ ...found, ...READ });
    expect(data.find(({ id }) => id === other.id)).toMatchObject({ name: 'Oven', allowedAddresses: null });
    const shop = scene.program({ ...bearer(key.secret), 'x-forwarded-for': '203.0.113.9' });
    await expect(shop.get(WHO)).resolves.toMatchObject({ id: key.id, name: 'Till at the door', ...narrower });
    const events = await owner.ask<Page<ChatelaineEvent>>('events.list', { type: 'api_key.edited' });
    const changes = { before: { name: 'Till', team: null }, after: { name: 'Till at the door', team: 'Counter' } };
    expect(events.data).toMatchObject([{ subjectId: key.id, actor: { kind: 'person' }, data: changes }]);
    // An edit that gives a key more scopes needs a one-time code.
    const wider = { id: key.id, scopes: ['read', 'send'] };
    await expect(owner.change(EDIT, wider)).rejects.toMatchObject({ status: 403, code: 'code_required' });
    await expect(owner.confirm(EDIT, wider)).resolves.toMatchObject({ scopes: ['read', 'send'] });
    await expect(owner.change(EDIT, { id: key.id, name: 'OVEN' })).rejects.toMatchObject({ code: 'conflict' });
  });

  await story.step('a key does only what it was given', async () => {
    const make = (channelId: string | undefined, scopes: string[]) =>
      owner.change<CreatedChannelKey>('channelKeys.create', { channelId, name: scopes.join(), scopes });
    const sender = scene.program({ 'd360-api-key': (await make(orders?.id, ['send'])).secret });
    const manager = scene.program({ 'd360-api-key': (await make(support?.id, ['manage'])).secret });
    const webhook = { url: 'https://bakery.example/hook' };
    await expect(sender.send()).resolves.toBeDefined();
    await expect(manager.post('/v1/configs/webhook', webhook)).resolves.toBeDefined();
    const missing = { status: 403, code: 'scope_missing' };
    await expect(sender.post('/v1/configs/webhook', webhook)).rejects.toMatchObject(missing);
    await expect(manager.send()).rejects.toMatchObject(missing);
    await expect(sender.get('/v1/whoami')).resolves.toMatchObject({ channelId: orders?.id, scopes: ['send'] });
  });
});

test('teams, programs and environments each have their keys', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const list = async (filter: object) =>
    (await owner.ask<Page<OrganizationKey>>('organizationKeys.list', filter)).data.map(({ name }) => name);
  const staging = await create(scene, 'Till, staging', { application: 'Till', environment: 'staging' });
  const live = await create(scene, 'Till, live', { application: 'Till', environment: 'production', team: 'Counter' });
  await create(scene, 'Oven, staging', { application: 'Oven', environment: 'staging', team: 'Kitchen' });

  await story.step('each team, program and environment has its own key', async () => {
    await expect(list({ application: 'Till' })).resolves.toEqual(['Till, live', 'Till, staging']);
    await expect(list({ team: 'Kitchen' })).resolves.toEqual(['Oven, staging']);
    await expect(list({ environment: 'production' })).resolves.toEqual(['Till, live']);
    await expect(list({ environment: 'development' })).resolves.toEqual([]);
    const told = await scene.program(bearer(staging.secret)).get<WhoAmI>(WHO);
    expect(told.environment).toBe('staging');
  });

  await story.step('keys of one environment end together', async () => {
    const many = { environment: 'staging' };
    const names = ({ keys }: RevokedKeys) => keys.map(({ name }) => name).sort();
    const planned = await owner.change<RevokedKeys>('organizationKeys.revokeMany', { ...many, dryRun: true });
    await expect(scene.program(bearer(staging.secret)).get(WHO)).resolves.toBeDefined();
    const done = await owner.change<RevokedKeys>('organizationKeys.revokeMany', many);
    expect(names(planned)).toEqual(['Oven, staging', 'Till, staging']);
    expect(names(done)).toEqual(names(planned));
    await expect(scene.program(bearer(staging.secret)).get(WHO)).rejects.toMatchObject({ code: 'revoked' });
    await expect(scene.program(bearer(live.secret)).get(WHO)).resolves.toMatchObject({ name: 'Till, live' });
  });

  await story.step('keys worth a look are named', async () => {
    const ends = new Date(scene.clock.now().getTime() + 300 * DAY).toISOString();
    const bounds = { expiresAt: ends, allowedAddresses: ['203.0.113.0/24'] };
    const tidy = await create(scene, 'Tidy', bounds);
    scene.clock.pass(8 * DAY);
    const later = await scene.signIn(bakery.user);
    const { data } = await later.ask<Page<KeyHygiene>>('hygiene.list');
    const codesOf = (id: string) => data.find(({ keyId }) => keyId === id)?.findings.map(({ code }) => code);
    expect(codesOf(tidy.id)).toEqual(['never_used']);
    expect(codesOf(live.id)).toEqual(expect.arrayContaining(['no_expiry', 'no_address_limit']));
    expect(codesOf(staging.id)).toBeUndefined();
  });
});

test('calls are counted, limited and watched', async () => {
  await using scene = await openScene();
  const till = await create(scene, 'Till', { application: 'Till', limits: { perMinute: 3, perMonth: 5 } });
  const oven = await create(scene, 'Oven', { application: 'Oven', allowedAddresses: ['203.0.113.0/24'] });
  const lost = await create(scene, 'Lost');
  const calls = (key: { secret: string }, from: string) =>
    scene.program({ ...bearer(key.secret), 'x-forwarded-for': from }).open(WHO);
  const outcome = async (key: { secret: string }, from = '203.0.113.7') => {
    const { status, headers } = await calls(key, from);
    return headers.get('x-refusal') ?? status;
  };

  await story.step('a quota is kept to the call', async () => {
    const first = await calls(till, '203.0.113.7');
    expect(first.headers.get('ratelimit')).toMatch(/^"minute";r=2;t=\d+, "month";r=4;t=\d+$/);
    expect([await outcome(till), await outcome(till), await outcome(till)]).toEqual([200, 200, 'rate_limited']);
    expect(Number((await calls(till, '203.0.113.7')).headers.get('retry-after'))).toBeGreaterThan(0);
    await expect(outcome(oven)).resolves.toBe(200);
    scene.clock.pass(60_000);
    expect([await outcome(till), await outcome(till), await outcome(till)]).toEqual([200, 200, 'quota_exceeded']);
  });

  await outcome(oven, '198.51.100.66');
  await outcome(oven, '198.51.100.66');
  const owner = scene.as(bakery.user);
  await owner.change('organizationKeys.revoke', { id: lost.id });
  await outcome(lost, '198.51.100.66');
  await scene.restart();
  const usage = async (query: object) =>
    (await owner.ask<UsageReport>('usage.query', { ...around(scene), ...query })).rows;

  await story.step('calls are counted by key and by program', async () => {
    await expect(usage({ keyId: till.id, groupBy: ['key'] })).resolves.toEqual([
      { at: null, keyId: till.id, keyName: 'Till', calls: 8, refused: 3 },
    ]);
    const programs = await usage({ groupBy: ['application'] });
    expect(programs).toMatchObject([{ application: 'Oven', calls: 3 }, { application: 'Till', calls: 8 }, {}]);
    const { data } = await owner.ask<Page<OrganizationKey>>('organizationKeys.list');
    expect(data.find(({ id }) => id === oven.id)).toMatchObject({ lastUsedFrom: '203.0.113.7' });
  });

  await story.step('misuse is seen, and why it was refused', async () => {
    const byOutcome = ({ id }: { id: string }) => usage({ keyId: id, groupBy: ['outcome'] });
    const refused = (outcome: string, calls: number) => ({ at: null, outcome, calls, refused: calls });
    await expect(byOutcome(till)).resolves.toEqual([
      { at: null, outcome: 'ok', calls: 5, refused: 0 },
      refused('quota_exceeded', 1),
      refused('rate_limited', 2),
    ]);
    await expect(byOutcome(oven)).resolves.toContainEqual(refused('address_not_allowed', 2));
    await expect(byOutcome(lost)).resolves.toEqual([refused('revoked', 1)]);
  });

  await story.step('a quota opens anew with the month', async () => {
    await expect(outcome(till)).resolves.toBe('quota_exceeded');
    scene.clock.pass(31 * DAY);
    await expect(outcome(till)).resolves.toBe(200);
  });
});

test('every line of the text is kept: by a step that ran, or by the part of the product that is named', () => {
  expect(unkept(TEXT, story.told)).toEqual([]);
  expect(Object.keys(TEXT.promises).length).toBeGreaterThanOrEqual(9);
});
