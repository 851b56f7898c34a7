import {
  type ChatelaineEvent,
  type CreatedOrganizationKey,
  type KeyHygiene,
  ORGANIZATION_SCOPES,
  type OrganizationKey,
  type Page,
  type UsageReport,
  type WhoAmI,
} from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { sessionValueIn } from '../doors/support/sessions-stage.ts';
import { openSocketAt } from '../session-events/support/readers.ts';
import { apiKey, bearer } from '../world/caller.ts';
import { hubs, type PromisedText, Story, unkept, webhooks } from './support/promises.ts';
import { around, demoCast, openScene, type Person } from './support/scene.ts';
import { outcomesOf, type Teller } from './support/teller.ts';

const WHO = '/api/v1/whoami';
const SESSIONS = '/api/v1/sessions';
const TICKET = '/api/v1/realtime/ticket';
const PAGE = hubs('The page of organization keys, with its buttons, is in the Client Hub.');
const HOOKS = webhooks('A client has no webhooks yet.');

/** A gateway's documentation of its API keys, which begin with `wa_`. The numbers are line numbers of this text. */
const TEXT: PromisedText = {
  first: 1,
  last: 35,
  silent: [1, 4, 12, 17, 20, 23, [25, 26], 34],
  promises: {
    2: ["An organization's own code calls with a key of that organization.", 'a program calls with its key alone'],
    3: ['People have a cookie, programs a key, which is checked at each call.', 'a program calls with its key alone'],
    5: ['Keys have a page of their own within the organization.', 'whoever has the role makes a key', PAGE],
    6: ['A button starts a new key.', PAGE],
    7: ['A name tells keys apart, so that the right one is revoked.', 'keys are told apart by their names'],
    8: ['Permissions are ticked one by one.', 'each permission is ticked by itself', PAGE],
    9: ['A last button makes the key.', 'whoever has the role makes a key', PAGE],
    10: ['The secret is shown once, when it is made; a lost one is replaced.', 'the secret is shown once', PAGE],
    11: ['A key begins with its own prefix.', 'whoever has the role makes a key'],
    13: ['The key is sent on each request, as Bearer.', 'both headers carry the key'],
    14: ['A header of its own carries it too.', 'both headers carry the key'],
    15: ['The list of sessions is asked with it.', 'both headers and a signed-in person ask the list of sessions'],
    16: ['It is Bearer in the header Authorization.', 'both headers carry the key'],
    18: ['Another header asks the same address.', 'both headers and a signed-in person ask the list of sessions'],
    19: [
      'Programs with a key and people share the addresses.',
      'both headers and a signed-in person ask the list of sessions',
    ],
    21: [
      'A key belongs to one organization and reaches no other.',
      'a key never reaches another organization',
      'a key touches no session, message or event of another organization',
      HOOKS,
    ],
    22: [
      'No key covers several organizations, as no person acts in two at once.',
      'each organization has its own keys',
    ],
    24: [
      'A key has a set of permissions; what is not in it is refused.',
      'each permission is ticked by itself',
      'what no permission of the key allows is refused',
    ],
    27: ['Permission read: sessions, chats, contacts, messages.', 'read opens sessions, chats, contacts and messages'],
    28: ['Permission send: messages and what is done to them.', 'send sends, reacts, edits, revokes and forwards'],
    29: ['Permission manage: sessions and webhooks.', 'manage creates and changes sessions', HOOKS],
    30: ['Permission events: the stream of events.', 'events opens the realtime WebSocket'],
    31: ['A key gets no more permissions than it needs.', 'permissions are taken away again'],
    32: ['One that only notifies needs send alone.', 'send sends, reacts, edits, revokes and forwards'],
    33: ['Whoever holds a key acts with it until it is revoked, at once.', 'a revoked key is refused at the next call'],
    35: [
      'The key is found by name and revoked; a new one can take over first.',
      'keys are told apart by their names',
      'a new key takes over before the old one goes',
      PAGE,
    ],
  },
};
const { bakery, travel, partner, organizationKey } = demoCast();
const story = new Story();

test('an organization makes a key for its own code, and sees its secret once', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const create = <T = CreatedOrganizationKey>(input: unknown) => owner.change<T>('organizationKeys.create', input);
  const key = await create({ name: 'Till', scopes: ['read', 'send'] });

  await story.step('whoever has the role makes a key', async () => {
    expect(key).toMatchObject({ secret: expect.stringMatching(/^wa_[0-9A-Za-z]{38}$/), clientId: bakery.id });
    const admin = scene.as(await scene.invite(bakery.id, 'admin@bakery.example', 'admin'));
    await admin.change('organizationKeys.create', { name: 'Oven', scopes: ['read'] });
    const clerk = scene.as(await scene.invite(bakery.id, 'clerk@bakery.example', 'member'));
    const others = [clerk, scene.as(partner.user), scene.program(apiKey(partner.partnerKey))];
    for (const other of others) {
      const made = other.change('organizationKeys.create', { name: 'Window', scopes: ['read'] });
      await expect(made).rejects.toMatchObject({ status: 403, code: 'not_allowed' });
    }
  });

  await story.step('a program calls with its key alone', async () => {
    await expect(scene.program(bearer(key.secret)).get(WHO)).resolves.toMatchObject({ id: key.id, name: 'Till' });
    await expect(scene.program({}).get(WHO)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    // This door does not accept the cookie of our pages. The procedures of `/trpc` do not accept an organization key.
    await expect(owner.get(WHO)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
    await expect(scene.program(apiKey(key.secret)).ask('clients.list')).rejects.toMatchObject({ code: 'wrong_header' });
    const guess = key.secret.slice(0, -1) + (key.secret.endsWith('0') ? '1' : '0');
    await expect(scene.program(bearer(guess)).get(WHO)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  await story.step('both headers carry the key', async () => {
    const asBearer = await scene.program(bearer(key.secret)).get<WhoAmI>(WHO);
    const asApiKey = await scene.program(apiKey(key.secret)).get<WhoAmI>(WHO);
    expect(asApiKey).toEqual(asBearer);
    const both = { ...bearer(key.secret), ...apiKey(organizationKey) };
    await expect(scene.program(both).get(WHO)).rejects.toMatchObject({ status: 400, code: 'two_credentials' });
  });

  await story.step('the secret is shown once', async () => {
    const { data } = await owner.ask<Page<OrganizationKey>>('organizationKeys.list');
    expect(data.find(({ id }) => id === key.id)).toMatchObject({ hint: key.hint });
    await owner.change('organizationKeys.edit', { id: key.id, name: 'Till 2' });
    const events = await owner.ask<Page<ChatelaineEvent>>('events.list', { type: 'api_key.created' });
    expect(events.data.find(({ subjectId }) => subjectId === key.id)?.data).toMatchObject({ hint: key.hint });
    await scene.restart();
    const usage = await owner.ask<UsageReport>('usage.query', { ...around(scene), keyId: key.id, groupBy: ['key'] });
    expect(usage.rows).toMatchObject([{ keyId: key.id, calls: 3 }]);

    expect(scene.whereShown(key.secret)).toEqual(['/trpc/organizationKeys.create']);
    // Control: the hint and the id may be shown, and the search finds them in the answers.
    const shown = ['/trpc/organizationKeys.list', '/trpc/events.list', '/trpc/organizationKeys.edit', WHO];
    expect(scene.whereShown(key.hint)).toEqual(expect.arrayContaining(shown));
    expect(scene.whereShown(key.id)).toContain('/trpc/usage.query');
  });
});

test('a key carries the permissions that were ticked, and no others', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const create = (input: unknown) => owner.change<CreatedOrganizationKey>('organizationKeys.create', input);
  const scopesOf = async (secret: string) => (await scene.program(bearer(secret)).get<WhoAmI>(WHO)).scopes;

  await story.step('each permission is ticked by itself', async () => {
    for (const scope of ORGANIZATION_SCOPES) {
      const { secret, scopes } = await create({ name: `Only ${scope}`, scopes: [scope] });
      expect(scopes).toEqual([scope]);
      await expect(scopesOf(secret)).resolves.toEqual([scope]);
    }
    await expect(scopesOf(organizationKey)).resolves.toEqual(['read', 'send', 'manage', 'events']);
    for (const scopes of [undefined, [], ['admin'], ['keys'], ['read', 'read']]) {
      await expect(create({ name: 'Odd', scopes })).rejects.toMatchObject({ status: 400, code: 'invalid_input' });
    }
  });

  await story.step('permissions are taken away again', async () => {
    const { id, secret } = await create({ name: 'Notifier', scopes: ['send', 'manage'] });
    await owner.change('organizationKeys.edit', { id, scopes: ['send'] });
    await expect(scopesOf(secret)).resolves.toEqual(['send']);
    // An edit that gives scopes back is wider than before, so it needs a one-time code.
    const wider = { id, scopes: ['send', 'manage'] };
    await expect(owner.change('organizationKeys.edit', wider)).rejects.toMatchObject({ code: 'code_required' });
    await expect(scopesOf(secret)).resolves.toEqual(['send']);
    const worth = await owner.ask<Page<KeyHygiene>>('hygiene.list');
    expect(worth.data.find(({ keyId }) => keyId === id)?.findings[0]).toMatchObject({ code: 'no_expiry' });
  });
});

test('a key is of one organization, and so is all that it sees', async () => {
  await using scene = await openScene();
  // The second invitation ends the session of the first one.
  await scene.invite(bakery.id, 'both@accounts.example');
  const both = await scene.invite(travel.id, 'both@accounts.example');
  const [inBakery, inTravel] = [scene.as(both, bakery.id), scene.as(both, travel.id)];
  const create = 'organizationKeys.create';
  const input = { name: 'Prod server', scopes: [...ORGANIZATION_SCOPES] };
  const [first, second] = [
    await inBakery.change<CreatedOrganizationKey>(create, input),
    await inTravel.change<CreatedOrganizationKey>(create, input),
  ];

  await story.step('each organization has its own keys', async () => {
    const nowhere = scene.as(both);
    await expect(nowhere.change(create, { ...input, name: 'All' })).rejects.toMatchObject({ code: 'invalid_input' });
    for (const [key, { id, name }] of [[first, bakery] as const, [second, travel] as const]) {
      const told = await scene.program(bearer(key.secret)).get<WhoAmI>(WHO);
      expect(told).toMatchObject({ kind: 'organization', account: { type: 'client', id, name } });
    }
  });

  await story.step('a key never reaches another organization', async () => {
    // A call with a key that names another organization is refused. At another door the key is refused with
    // `wrong_header`.
    const stubborn = scene.program({ ...bearer(first.secret), 'x-chatelaine-account': travel.id });
    await expect(stubborn.get(WHO)).rejects.toMatchObject({ code: 'invalid_input' });
    const plain = scene.program(bearer(first.secret));
    const elsewhere = [plain.get('/api/v2/whoami'), plain.ask('channels.list'), plain.send()];
    expect(await outcomesOf(elsewhere)).toEqual(['wrong_header', 'wrong_header', 'wrong_header']);
    const theirs = await inTravel.ask<Page<OrganizationKey>>('organizationKeys.list');
    expect(theirs.data.map(({ id }) => id)).toEqual([second.id]);
    for (const act of ['organizationKeys.revoke', 'organizationKeys.rotate', 'organizationKeys.edit']) {
      await expect(inTravel.change(act, { id: first.id })).rejects.toMatchObject({ status: 404, code: 'not_found' });
    }
    const borrowed = { name: 'Borrowed', scopes: ['read'], channelIds: [travel.channels[0]?.id] };
    await expect(inBakery.change(create, borrowed)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    const own = { ...borrowed, channelIds: [bakery.channels[0]?.id] };
    await expect(inBakery.change(create, own)).resolves.toMatchObject({ channelIds: own.channelIds });
  });
});

test('a permission opens what it names, and nothing else', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const made = (client: Person, name: string, scopes: readonly string[]) =>
    client.change<CreatedOrganizationKey>('organizationKeys.create', { name, scopes });
  const [read, send, manage, events] = await Promise.all(
    ['read', 'send', 'manage', 'events'].map(async (scope) => (await made(owner, `Only ${scope}`, [scope])).secret),
  );
  const [reader, sender, manager, listener] = [read, send, manage, events].map((key) =>
    scene.program(bearer(key ?? '')),
  );
  if (!reader || !sender || !manager || !listener) throw new Error('Four keys are needed.');
  const here = `${SESSIONS}/${bakery.channels[0]?.id}`;
  const hello = { type: 'text', to: '+12025550143', text: 'Your bread is ready.' };
  const { messageId } = await sender.post<{ messageId: string }>(`${here}/messages`, hello);

  await story.step('both headers and a signed-in person ask the list of sessions', async () => {
    const asBearer = await reader.get<Page<{ id: string }>>(SESSIONS);
    const clerk = await scene.invite(bakery.id, 'clerk@bakery.example', 'member');

    expect(asBearer.data.map(({ id }) => id).sort()).toEqual(bakery.channels.map(({ id }) => id).sort());
    await expect(scene.program(apiKey(read ?? '')).get(SESSIONS)).resolves.toEqual(asBearer);
    await expect(scene.program(bearer(sessionValueIn(clerk.cookie))).get(SESSIONS)).resolves.toEqual(asBearer);
  });

  const reads = [
    SESSIONS,
    here,
    '/api/v1/chats',
    `${here}/contacts`,
    `${here}/messages`,
    `${here}/messages/${messageId}`,
  ];
  await story.step('read opens sessions, chats, contacts and messages', async () => {
    expect(await outcomesOf(reads.map((path) => reader.get(path)))).toEqual(reads.map(() => 'ok'));
  });

  const acts = (by: Teller, id: string): (() => Promise<unknown>)[] => [
    () => by.post(`${here}/messages`, hello),
    () => by.post(`${here}/messages/${id}/react`, { emoji: '\u{1f44d}' }),
    () => by.post(`${here}/messages/${id}/forward`, { to: '+12025550144' }),
    () => by.request('PATCH', `${here}/messages/${id}`, { text: 'Your bread is ready now.' }),
    () => by.request('DELETE', `${here}/messages/${id}`),
  ];
  const inOrder = async (calls: (() => Promise<unknown>)[]) => {
    const outcomes: string[] = [];
    for (const call of calls) outcomes.push(...(await outcomesOf([call()])));
    return outcomes;
  };
  await story.step('what no permission of the key allows is refused', async () => {
    for (const by of [reader, manager, listener])
      expect(await inOrder(acts(by, messageId))).toEqual(acts(by, messageId).map(() => 'scope_missing'));
    const noReader = [sender, listener].flatMap((by) => reads.map((path) => by.get(path)));
    expect(await outcomesOf(noReader)).toEqual(noReader.map(() => 'scope_missing'));
    const noManager = [reader, sender, listener].map((by) => by.post(`${here}:stop`, {}));
    expect(await outcomesOf(noManager)).toEqual(noManager.map(() => 'scope_missing'));
    const noListener = [reader, sender, manager].map((by) => by.post(TICKET, {}));
    expect(await outcomesOf(noListener)).toEqual(noListener.map(() => 'scope_missing'));
  });

  await story.step('a key touches no session, message or event of another organization', async () => {
    const all = ['read', 'send', 'manage', 'events'];
    const other = scene.program(bearer((await made(scene.as(travel.user), 'All', all)).secret));
    const calls = [...reads.filter((path) => path.startsWith(here)).map((path) => () => other.get(path))];
    const more = [...acts(other, messageId), () => other.post(`${here}:stop`, {})];
    expect(await inOrder([...calls, ...more])).toEqual([...calls, ...more].map(() => 'not_found'));
    expect((await other.get<Page<unknown>>('/api/v1/events')).data).toEqual([]);
    // Control: the events are there.
    expect((await listener.get<Page<unknown>>('/api/v1/events')).data).not.toEqual([]);
  });

  await story.step('send sends, reacts, edits, revokes and forwards', async () => {
    expect(await inOrder(acts(sender, messageId))).toEqual(acts(sender, messageId).map(() => 'ok'));
    await expect(reader.get(`${here}/messages/${messageId}`)).resolves.toMatchObject({ revokedAt: expect.any(Number) });
  });

  await story.step('manage creates and changes sessions', async () => {
    const { id } = await manager.post<{ id: string }>(SESSIONS, {
      label: 'Till',
      phoneNumber: '+447700900555',
      start: true,
    });
    await manager.request('PATCH', `${SESSIONS}/${id}`, { label: 'Front desk' });
    await manager.post(`${SESSIONS}/${id}:stop`, {});
    await expect(reader.get(`${SESSIONS}/${id}`)).resolves.toMatchObject({ label: 'Front desk', status: 'stopped' });
  });

  await story.step('events opens the realtime WebSocket', async () => {
    const { ticket } = await listener.post<{ ticket: string }>(TICKET, {});
    const url = `${scene.url.replace('http', 'ws')}/api/v1/realtime?ticket=${ticket}`;
    await using socket = await openSocketAt(url);
    await sender.post(`${here}/messages`, hello);
    // The statuses of an earlier message may come first.
    await expect.poll(() => socket.events.map(({ event }) => event)).toContain('message');
  });
});

test('the right key is revoked, and whoever used it has another by then', async () => {
  await using scene = await openScene();
  const owner = scene.as(bakery.user);
  const create = (name: string) =>
    owner.change<CreatedOrganizationKey>('organizationKeys.create', { name, scopes: ['send'] });
  const named = async (name: string) => {
    const { data } = await owner.ask<Page<OrganizationKey>>('organizationKeys.list', { status: 'live' });
    return data.filter((key) => key.name === name).map(({ id }) => id);
  };
  const calls = (key: { secret: string }) => scene.program(bearer(key.secret)).get<WhoAmI>(WHO);
  const [till, oven] = [await create('Till'), await create('Oven')];

  await story.step('keys are told apart by their names', async () => {
    await expect(named('Till')).resolves.toEqual([till.id]);
    await expect(create(' TILL ')).rejects.toMatchObject({ status: 409, code: 'conflict' });
    await expect(owner.change('organizationKeys.create', { scopes: ['send'] })).rejects.toMatchObject({ status: 400 });
  });

  await story.step('a new key takes over before the old one goes', async () => {
    const next = await create('Till, next');
    await expect(calls(next)).resolves.toMatchObject({ name: 'Till, next' });
    await expect(calls(till)).resolves.toMatchObject({ name: 'Till' });
    await owner.change('organizationKeys.revoke', { id: (await named('Till'))[0] });
    await expect(calls(next)).resolves.toMatchObject({ name: 'Till, next' });
    // The old key is revoked, so no live key has its name. The new key can take the name.
    await owner.change('organizationKeys.edit', { id: next.id, name: 'Till' });
    await expect(named('Till')).resolves.toEqual([next.id]);
  });

  await story.step('a revoked key is refused at the next call', async () => {
    await expect(calls(till)).rejects.toMatchObject({ status: 401, code: 'revoked' });
    await expect(scene.program(apiKey(till.secret)).get(WHO)).rejects.toMatchObject({ code: 'revoked' });
    await expect(calls(oven)).resolves.toMatchObject({ name: 'Oven' });
    await expect(owner.change('organizationKeys.edit', { id: till.id, name: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(owner.change('organizationKeys.rotate', { id: till.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(calls(till)).rejects.toMatchObject({ code: 'revoked' });
  });
});

test('every line of the text is kept: by a step that ran, or by the part of the product that is named', () => {
  expect(unkept(TEXT, story.told)).toEqual([]);
  expect(Object.keys(TEXT.promises).length).toBeGreaterThanOrEqual(12);
});
