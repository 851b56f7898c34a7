import type {
  ChatelaineEvent,
  CreatedPartnerKey,
  KeyHygiene,
  LegacyUse,
  Page,
  PartnerKey,
  UsageReport,
  WhoAmI,
} from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { apiKey, bearer } from '../world/caller.ts';
import { hubs, type PromisedText, Story, unkept } from './support/promises.ts';
import { around, demoCast, openScene, type Person, type Scene } from './support/scene.ts';
import { outcomesOf } from './support/teller.ts';

const WHO = '/api/v2/whoami';
const CREATE = 'partnerKeys.create';
const SWITCH = 'legacyTokens.switch';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ON = { on: true };
const OFF = { on: false };
const TAB = hubs('The tab of partner keys, with its buttons, is in the Partner Hub.');
const TOGGLE = hubs('The switch itself is in two tabs of the Partner Hub.');

/** 360dialog's announcement of API keys for the Partner API. The numbers are line numbers of this text. */
const TEXT: PromisedText = {
  first: 1,
  last: 68,
  // These lines are titles, questions, or introductions of the line after them. The example that the original has after
  // line 36 is not in this text.
  silent: [1, 3, 4, 9, 10, 15, 16, 21, 25, [32, 34], 36, 38, 39, 44, 45, 47, 48, 52, 54, 56, 58, 60, 62, 65, 67, 68],
  promises: {
    2: ['Keys are the usual way in: flexible, safer, controlled.', 'keys are on for every partner'],
    5: ["Tokens belong to a person's sign-in and worked until now.", 'a token works without being switched on'],
    6: ['Of tokens there is one a person; of keys many.', 'a person has one token', 'each system has a key of its own'],
    7: ['Each key is managed for its own use.', 'each system has a key of its own', 'scopes say what a key may do'],
    8: ['What leaked is revoked without stopping the rest.', 'one key is revoked, and nothing else'],
    11: ['Each system gets its own key.', 'each system has a key of its own'],
    12: [
      'Keys are revoked and rotated without touching other keys or people.',
      'one key is revoked, and nothing else',
      'a key is rotated without a pause',
    ],
    13: [
      'Addresses, usage and scopes are kept for each key.',
      'a key works only from its addresses',
      'calls are counted by key',
      'scopes say what a key may do',
    ],
    14: ['What integrations do is seen and controlled.', 'calls are counted by key', 'keys worth a look are named'],
    17: ['All partners have keys without asking for them.', 'keys are on for every partner'],
    18: ['Tokens go on working for now.', 'a token works without being switched on'],
    19: ['A partner switches tokens off when he wants.', 'switched off, no token opens any door', TOGGLE],
    20: ['Moving soon is advised, and known is who has not.', 'the report names who still uses a token'],
    22: ['Keys are made, listed and deleted by the partner himself.', 'each system has a key of its own', TAB],
    23: ['He signs in first.', 'a key needs a name and a code', hubs('Signing in leads to the Partner Hub.')],
    24: ['Keys have a tab of their own.', TAB],
    26: ['A button begins a new key.', TAB],
    27: ['The key is given a name.', 'a key needs a name and a code', TAB],
    28: ['A one-time code confirms it.', 'a key needs a name and a code', TAB],
    29: ['The key is shown this one time.', 'a secret is shown once', TAB],
    30: ['A deleted key is revoked at once.', 'one key is revoked, and nothing else', TAB],
    31: ['Different environments have different keys.', 'each system has a key of its own'],
    35: ['Another header takes the place of Authorization.', 'only a header changes'],
    37: ['No call changes otherwise, and none is missing.', 'only a header changes'],
    40: ['The switch stands beside the keys.', TOGGLE],
    41: ['Off, it blocks every token at once.', 'switched off, no token opens any door', TOGGLE],
    42: [
      'Tokens are dead then, so all systems must have moved before.',
      'the report names who still uses a token',
      'switched off, no token opens any door',
    ],
    43: ['It is switched on again in another tab.', 'a code switches tokens on again', TOGGLE],
    46: [
      'Keys are new and on, tokens old and still there, to be switched off.',
      'keys are on for every partner',
      'a token works without being switched on',
      'switched off, no token opens any door',
    ],
    49: [
      'Several keys, each revoked by itself.',
      'each system has a key of its own',
      'one key is revoked, and nothing else',
    ],
    50: [
      'What protects further, protects keys.',
      'a key works only from its addresses',
      'scopes say what a key may do',
    ],
    51: ['The hub makes it easy to manage.', TAB],
    53: ['Tokens can be disabled; only keys work then.', 'switched off, no token opens any door', TOGGLE],
    55: [
      'Several keys are made and revoked one by one.',
      'each system has a key of its own',
      'one key is revoked, and nothing else',
    ],
    57: [
      'A deleted key is refused at once, so programs move before.',
      'one key is revoked, and nothing else',
      'a key is rotated without a pause',
    ],
    59: [
      'Keys have address limits, access control and monitoring.',
      'a key works only from its addresses',
      'scopes say what a key may do',
      'calls are counted by key',
    ],
    61: ['Who does nothing goes on with tokens.', 'a token works without being switched on'],
    63: ['Tokens can be enabled again.', 'a code switches tokens on again', TOGGLE],
    64: ['Integrations are controlled and watched.', 'calls are counted by key', 'keys worth a look are named'],
    66: ['There is somebody to ask for help.', hubs('The hubs link to SUPPORT_URL where the operator set it.')],
  },
};
const { partner, travel } = demoCast();
const user = { username: partner.user.email, password: partner.user.password };
const story = new Story();
const make = (owner: Person, name: string, more: object = {}) =>
  owner.confirm<CreatedPartnerKey>(CREATE, { name, ...more });
const withKey = (scene: Scene, { secret }: { secret: string }) => scene.program(apiKey(secret));
const tokenOf = async (scene: Scene) =>
  (await scene.program({}).post<{ access_token: string }>('/api/v2/token', user)).access_token;

test('a partner makes a key for each system, behind a code', async () => {
  await using scene = await openScene();
  const owner = scene.as(partner.user);
  const prod = await make(owner, 'Prod server', { environment: 'production' });

  await story.step('keys are on for every partner', async () => {
    const url = 'https://second.example/return';
    const second = await scene.admin<{ id: string }>('partner', 'add', '--name', 'Second Desk', '--redirect-url', url);
    const key = await make(scene.as(await scene.invite(second.id, 'owner@second.example')), 'First');
    await expect(withKey(scene, key).ask('clients.list')).resolves.toMatchObject({ data: [] });
    const told = { kind: 'partner', account: { type: 'partner', id: second.id, name: 'Second Desk' } };
    await expect(withKey(scene, key).get(WHO)).resolves.toMatchObject(told);
    await expect(withKey(scene, prod).get(WHO)).resolves.toMatchObject({ account: { id: partner.id } });
  });

  await story.step('a key needs a name and a code', async () => {
    const input = { name: 'Staging' };
    await expect(owner.change(CREATE, input)).rejects.toMatchObject({ status: 403, code: 'code_required' });
    const code = await owner.code(CREATE, input);
    await expect(owner.change(CREATE, { name: 'Other' }, code)).rejects.toMatchObject({ code: 'code_wrong' });
    const made = await owner.change<CreatedPartnerKey>(CREATE, input, code);
    expect(made).toMatchObject({ name: 'Staging', status: 'live' });
    await owner.change('partnerKeys.revoke', { id: made.id });
    await expect(owner.change(CREATE, input, code)).rejects.toMatchObject({ code: 'code_wrong' });
    await expect(owner.change(CREATE, {})).rejects.toMatchObject({ status: 400, code: 'invalid_input' });
    const member = scene.as(await scene.invite(partner.id, 'member@acme-inbox.example', 'member'));
    for (const other of [member, scene.program(apiKey(partner.partnerKey))]) {
      await expect(other.change(CREATE, input)).rejects.toMatchObject({ status: 403, code: 'not_allowed' });
    }
  });

  await story.step('each system has a key of its own', async () => {
    const staging = await make(owner, 'Staging', { environment: 'staging', scopes: ['read'] });
    const filter = { environment: 'staging', status: 'live' };
    const { data } = await owner.ask<Page<PartnerKey>>('partnerKeys.list', filter);
    expect(data.map(({ id }) => id)).toEqual([staging.id]);
    for (const key of [prod, staging]) {
      const { id, name, environment, scopes } = key;
      await expect(withKey(scene, key).get(WHO)).resolves.toMatchObject({ id, name, environment, scopes });
    }
    expect(staging.scopes).not.toEqual(prod.scopes);
  });

  await story.step('a secret is shown once', async () => {
    expect(prod.secret).toMatch(/^wap_[0-9A-Za-z]{38}$/);
    await owner.ask('partnerKeys.list');
    await owner.ask<Page<ChatelaineEvent>>('events.list', { type: 'api_key.created' });
    await owner.ask('hygiene.list');
    await scene.restart();
    await owner.ask('usage.query', { ...around(scene), keyId: prod.id, groupBy: ['key'] });
    expect(scene.whereShown(prod.secret)).toEqual([`/trpc/${CREATE}`]);
    const shown = ['/trpc/partnerKeys.list', '/trpc/events.list', '/trpc/hygiene.list', '/trpc/usage.query', WHO];
    expect(scene.whereShown(prod.id)).toEqual(expect.arrayContaining(shown));
  });
});

test('a key is taken back or renewed, and nothing else stops', async () => {
  await using scene = await openScene();
  const owner = scene.as(partner.user);
  const [prod, staging] = [await make(owner, 'Prod server'), await make(owner, 'Staging')];
  const token = await tokenOf(scene);
  const others = [withKey(scene, staging), scene.program(apiKey(partner.partnerKey)), scene.program(bearer(token))];
  const goOn = () => Promise.all([owner, ...others].map((caller) => caller.ask('clients.list')));

  await story.step('one key is revoked, and nothing else', async () => {
    await expect(withKey(scene, prod).ask('clients.list')).resolves.toBeDefined();
    await owner.change('partnerKeys.revoke', { id: prod.id });
    const revoked = { status: 401, code: 'revoked' };
    await expect(withKey(scene, prod).ask('clients.list')).rejects.toMatchObject(revoked);
    await expect(withKey(scene, prod).change('onboarding.start', {})).rejects.toMatchObject(revoked);
    await expect(withKey(scene, prod).get(WHO)).rejects.toMatchObject(revoked);
    await expect(goOn()).resolves.toHaveLength(4);
  });

  await story.step('a key is rotated without a pause', async () => {
    const rotate = { id: staging.id, overlap: '1h' };
    await expect(owner.change('partnerKeys.rotate', rotate)).rejects.toMatchObject({ code: 'code_required' });
    const next = await owner.confirm<CreatedPartnerKey>('partnerKeys.rotate', rotate);
    expect(next).toMatchObject({ id: staging.id, name: 'Staging', scopes: staging.scopes });
    expect(next.secret).not.toBe(staging.secret);
    for (const key of [staging, next]) {
      await expect(withKey(scene, key).get(WHO)).resolves.toMatchObject({ id: staging.id });
    }
    await expect(goOn()).resolves.toHaveLength(4);
    scene.clock.pass(HOUR);
    await expect(withKey(scene, staging).get(WHO)).rejects.toMatchObject({ status: 401, code: 'rotated_out' });
    await expect(withKey(scene, next).get(WHO)).resolves.toMatchObject({ id: staging.id });
  });
});

test('a partner moves from tokens to keys, and shuts the old door', async () => {
  await using scene = await openScene();
  const owner = scene.as(partner.user);
  const first = scene.program({ ...bearer(await tokenOf(scene)), 'user-agent': 'old-billing/1.0' });
  const key = withKey(scene, await make(owner, 'Billing'));

  await story.step('a token works without being switched on', async () => {
    await expect(first.ask('clients.list')).resolves.toMatchObject({ data: [{}, {}, {}] });
    await expect(first.change('onboarding.start', {})).resolves.toMatchObject({ status: 'open' });
  });

  await story.step('only a header changes', async () => {
    for (const procedure of ['clients.list', 'channels.list', 'channelKeys.list', 'permissions.list', 'settings.get']) {
      await expect(key.ask(procedure)).resolves.toEqual(await first.ask(procedure));
    }
    const changes = [
      ['onboarding.start', { state: 'visit 7' }],
      ['channelKeys.create', { channelId: travel.channels[0]?.id, name: 'Prod server' }],
    ] as const;
    for (const [procedure, input] of changes) {
      const before = await first.change(procedure, input);
      await expect(key.change(procedure, input)).resolves.toMatchObject(alike(before));
    }
    // The two headers are really different: a key in the header of the token is refused with `wrong_header`.
    const asBearer = scene.program(bearer(partner.partnerKey)).ask('clients.list');
    await expect(asBearer).rejects.toMatchObject({ status: 401, code: 'wrong_header' });
  });

  const token = await tokenOf(scene);
  const old = scene.program({ ...bearer(token), 'user-agent': 'shop/2', 'x-forwarded-for': '203.0.113.7' });

  await story.step('a person has one token', async () => {
    await expect(old.ask('clients.list')).resolves.toBeDefined();
    await expect(first.ask('clients.list')).rejects.toMatchObject({ status: 401, code: 'rotated_out' });
    await expect(key.ask('clients.list')).resolves.toBeDefined();
    expect(scene.whereShown(token)).toEqual(['/api/v2/token']);
  });

  await story.step('the report names who still uses a token', async () => {
    const person = { email: partner.user.email };
    await expect(owner.ask<LegacyUse[]>('legacyTokens.report')).resolves.toMatchObject([
      { person, userAgent: 'shop/2', address: '203.0.113.7', calls: 1 },
      { person, userAgent: 'old-billing/1.0', calls: 9 },
    ]);
  });

  await story.step('switched off, no token opens any door', async () => {
    const doors = () => [
      old.ask('clients.list'),
      old.change('onboarding.start', {}),
      old.get(WHO),
      old.get('/api/v1/whoami'),
      old.send(),
    ];
    // The third call is a `whoami` that accepts only keys. The last two calls go to doors that refuse every token
    // because of the token's prefix.
    const elsewhere = ['wrong_header', 'wrong_header'];
    expect(await outcomesOf(doors())).toEqual(['ok', 'ok', 'not_allowed', ...elsewhere]);
    await owner.change(SWITCH, OFF);
    expect(await outcomesOf(doors())).toEqual(['revoked', 'revoked', 'revoked', ...elsewhere]);
    await expect(tokenOf(scene)).rejects.toMatchObject({ status: 403, code: 'not_allowed' });
    await expect(key.change('onboarding.start', {})).resolves.toMatchObject({ status: 'open' });
    await expect(owner.ask('clients.list')).resolves.toBeDefined();
    await scene.restart();
    await expect(old.ask('clients.list')).rejects.toMatchObject({ code: 'revoked' });
  });

  await story.step('a code switches tokens on again', async () => {
    await expect(owner.change(SWITCH, ON)).rejects.toMatchObject({ status: 403, code: 'code_required' });
    const settings = scene.program(apiKey(partner.partnerKey));
    await expect(settings.change(SWITCH, ON)).rejects.toMatchObject({ status: 403, code: 'not_allowed' });
    await expect(old.ask('clients.list')).rejects.toMatchObject({ code: 'revoked' });
    await owner.confirm(SWITCH, ON);
    await expect(old.ask('clients.list')).resolves.toMatchObject({ data: [{}, {}, {}] });
    await expect(scene.program(bearer(await tokenOf(scene))).ask('clients.list')).resolves.toBeDefined();
  });
});

/** Returns a matcher for an answer with the same fields. Each field must have the same type. */
const alike = (answer: unknown) =>
  Object.fromEntries(
    Object.entries(answer as Record<string, unknown>).map(([name, value]) => [
      name,
      value === null ? null : expect.any(Object(value).constructor),
    ]),
  );

test('a key is held to its addresses and scopes, and what it does is seen', async () => {
  await using scene = await openScene();
  const owner = scene.as(partner.user);
  const office = await make(owner, 'Office', { allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'] });
  const reader = await make(owner, 'Reader', { scopes: ['read', 'keys'] });
  const from = (address: string) => scene.program({ ...apiKey(office.secret), 'x-forwarded-for': address });

  await story.step('a key works only from its addresses', async () => {
    for (const address of ['203.0.113.7', '2001:db8::7', '198.51.100.9, 203.0.113.7']) {
      await expect(from(address).get(WHO)).resolves.toMatchObject({ id: office.id });
    }
    const elsewhere = { status: 403, code: 'address_not_allowed' };
    // The proxy adds the address that it saw at the right end of the header. An address that the caller claims is on
    // the left of this address.
    for (const address of ['198.51.100.9', '2001:db9::7', '203.0.113.7, 198.51.100.9', 'office']) {
      await expect(from(address).get(WHO)).rejects.toMatchObject(elsewhere);
    }
    await owner.change('partnerKeys.edit', { id: office.id, allowedAddresses: ['203.0.113.128/25'] });
    await expect(from('203.0.113.7').get(WHO)).rejects.toMatchObject(elsewhere);
    const wider = { id: office.id, allowedAddresses: null };
    await expect(owner.change('partnerKeys.edit', wider)).rejects.toMatchObject({ code: 'code_required' });
  });

  await story.step('scopes say what a key may do', async () => {
    const key = withKey(scene, reader);
    await expect(key.get<WhoAmI>(WHO)).resolves.toMatchObject({ scopes: ['read', 'keys'] });
    await expect(key.ask('clients.list')).resolves.toBeDefined();
    const missing = { status: 403, code: 'scope_missing' };
    await expect(key.change('onboarding.start', {})).rejects.toMatchObject(missing);
    await expect(key.change(SWITCH, OFF)).rejects.toMatchObject(missing);
    await expect(key.ask('partnerKeys.list')).rejects.toMatchObject(missing);
    await expect(key.change(CREATE, { name: 'More' })).rejects.toMatchObject({ status: 403, code: 'not_allowed' });
  });

  await scene.restart();

  await story.step('calls are counted by key', async () => {
    const usage = async (query: object) =>
      (await owner.ask<UsageReport>('usage.query', { ...around(scene), ...query })).rows;
    const byKey = await usage({ groupBy: ['key'] });
    const count = (key: { id: string }) => byKey.find(({ keyId }) => keyId === key.id);
    expect(count(office)).toMatchObject({ keyName: 'Office', calls: 8, refused: 5 });
    expect(count(reader)).toMatchObject({ keyName: 'Reader', calls: 6, refused: 4 });
    await expect(usage({ keyId: office.id, groupBy: ['outcome'] })).resolves.toMatchObject([
      { outcome: 'address_not_allowed', calls: 5 },
      { outcome: 'ok', calls: 3 },
    ]);
    const { data } = await owner.ask<Page<PartnerKey>>('partnerKeys.list');
    expect(data.find(({ id }) => id === office.id)?.lastUsedFrom).toBe('203.0.113.7');
  });

  await story.step('keys worth a look are named', async () => {
    scene.clock.pass(31 * DAY);
    await withKey(scene, reader).ask('clients.list');
    await scene.restart();
    const { data } = await (await scene.signIn(partner.user)).ask<Page<KeyHygiene>>('hygiene.list');
    const findings = data.find(({ keyId }) => keyId === reader.id)?.findings;
    expect(findings?.map(({ code }) => code)).toEqual(['no_expiry', 'no_address_limit', 'wider_than_used']);
    expect(findings?.at(-1)).toMatchObject({ scopes: ['read'] });
  });
});

test('every line of the text is kept: by a step that ran, or by the part of the product that is named', () => {
  expect(unkept(TEXT, story.told)).toEqual([]);
  expect(Object.keys(TEXT.promises).length).toBeGreaterThanOrEqual(17);
});
