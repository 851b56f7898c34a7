import { ORGANIZATION_SCOPES, type OrganizationScope } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, bodyOf } from '../world/answer.ts';
import { bearer, type Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { frontAt, routesOfFront } from './support/mounted-routes.ts';
import { readmeCalls } from './support/readme-calls.ts';
import { seen } from './support/seen.ts';
import { NOTHING, pathWith, SESSION_CALLS, type SessionCallRow } from './support/session-calls.ts';
import { openSessionsStage, type SessionsStage, sessionValueIn } from './support/sessions-stage.ts';

let world: World;
let stage: SessionsStage;
beforeAll(async () => {
  // Rows of deliveries change only by the calls of the tests.
  world = await startWorld({ deliveriesPass: untilAborted });
  stage = await openSessionsStage(world);
});
afterAll(() => world.stop());

const ROLES = ['owner', 'admin', 'member'] as const;
const templateOf = ({ name }: SessionCallRow): string => name.split(' ')[1] ?? '';
const ask = (as: Caller, { method, body, ...row }: SessionCallRow, ids: Record<string, string>): Promise<Answer> =>
  as.request(method, pathWith(templateOf({ method, ...row } as SessionCallRow), ids), body);
const hasIds = (row: SessionCallRow): boolean => templateOf(row).includes('{');
const mayKey = ({ scopes }: SessionCallRow, scope: OrganizationScope): boolean =>
  scopes.length === 0 || scopes.includes(scope);

test('the table has exactly the routes that the server answers', async () => {
  expect(await mountedCalls()).toEqual(SESSION_CALLS.map(({ name }) => name).sort());
});

async function mountedCalls(): Promise<string[]> {
  const mounted = routesOfFront(await frontAt(world.baseUrl)).filter((route) => /^[A-Z]+ \/api\/v1\//.test(route));
  return mounted.filter((route) => !route.startsWith('ALL ')).sort();
}

test('the README names exactly the routes that the server answers, each once and with its scopes', async () => {
  const calls = readmeCalls();

  expect(calls.map(({ name }) => name)).toEqual(await mountedCalls());
  const scopesOf = new Map(SESSION_CALLS.map(({ name, scopes }) => [name, scopes]));
  expect(calls).toEqual(calls.map(({ name }) => ({ name, scopes: scopesOf.get(name) })));
});

// Each call names ids that do not exist, so no call changes anything: a caller that may do the act gets 404 or an
// answer, and another caller gets its refusal.
describe.each(SESSION_CALLS.map((row) => [row.name, row] as const))('%s', (_, row) => {
  test('is for these scopes and roles alone', async () => {
    // A call without an id could change something. It has a field that no route knows, so a caller that may do the act
    // is told that the body is wrong.
    const tried = hasIds(row) || row.method === 'GET' ? row : { ...row, body: { noSuchField: 1 } };
    for (const scope of ORGANIZATION_SCOPES) {
      const answer = await ask(stage.keys[scope], tried, NOTHING);
      if (mayKey(row, scope)) expect([scope, isLetIn(answer)]).toEqual([scope, true]);
      else expectRefusal(answer, 'sessions', 'scope_missing');
    }
    for (const role of ROLES) {
      const answer = await ask(stage.people[role], tried, NOTHING);
      if (row.roles.includes(role)) expect([role, isLetIn(answer)]).toEqual([role, true]);
      else expectRefusal(answer, 'sessions', 'not_allowed');
    }
    expectRefusal(await ask(stage.partnerPerson, tried, NOTHING), 'sessions', 'not_allowed');
  });

  if (hasIds(row)) {
    test('answers an id of another client as an invented id, also to a key of another number', async () => {
      for (const stranger of [stage.foreignKey, stage.foreignPerson, ...(isOfNumber(row) ? [stage.limitedKey] : [])]) {
        const [foreign, invented] = [await ask(stranger, row, stage.ids), await ask(stranger, row, NOTHING)];

        expectRefusal(foreign, 'sessions', 'not_found');
        expect(seen(foreign)).toEqual(seen(invented));
      }
    });

    test('does not find things of the own client below another session of it', async () => {
      if (!/\{(?:chat|message)\}/.test(row.name)) return;
      const elsewhere = { ...stage.ids, session: stage.otherSession };

      expectRefusal(await ask(stage.fullKey, row, elsewhere), 'sessions', 'not_found');
    });
  }
});

const isOfNumber = ({ name }: SessionCallRow): boolean =>
  name.includes('{session}') || name.includes('{webhook}') || name === 'GET /api/v1/contacts/{contact}';
const isLetIn = ({ status, refusal }: Answer): boolean =>
  (status >= 200 && status < 300) || refusal === 'not_found' || refusal === 'invalid_input';

describe('a call that is let in has its effect', () => {
  test.each(SESSION_CALLS.map((row) => [row.name, row] as const))('%s', async (name, row) => {
    const effect = stage.effects[name];
    if (effect === undefined) throw new Error(`Write how the effect of ${name} is read back.`);

    await effect((ids = {}, body = row.body) =>
      stage.fullKey.request(row.method, pathWith(templateOf(row), { ...stage.ids, ...ids }), body),
    );
  });
});

describe('lists', () => {
  test('a key of one number sees this number and its chats, contacts and messages alone', async () => {
    const read = async (path: string) =>
      bodyOf<{ data: Record<string, unknown>[] }>(await stage.limitedKey.get(`/api/v1${path}`)).data;

    expect((await read('/sessions')).map(({ id }) => id)).toEqual([stage.otherSession]);
    expect(await read('/chats')).toEqual([]);
    expect(await read('/contacts')).toEqual([]);
    expect((await read('/events')).filter(({ session }) => session !== stage.otherSession)).toEqual([]);
  });

  test('another client sees nothing of this client', async () => {
    for (const stranger of [stage.foreignKey, stage.foreignPerson]) {
      for (const path of ['/sessions', '/chats', '/contacts', '/events']) {
        const { text } = await stranger.get(`/api/v1${path}`);
        for (const id of [...Object.values(stage.ids), world.bakery.id]) expect(text).not.toContain(id);
      }
    }
  });

  test('control: the own client sees them', async () => {
    for (const [path, id] of [
      ['/sessions', stage.ids.session],
      ['/chats', stage.ids.chat],
      ['/contacts', stage.ids.contact],
      ['/events', stage.ids.message],
    ] as const)
      expect((await stage.fullKey.get(`/api/v1${path}`)).text).toContain(id);
  });
});

describe('people', () => {
  test('the value of the cookie is taken encoded and decoded, and a changed one is refused', async () => {
    const { cookie } = world.as(world.bakery.user);
    const encoded = sessionValueIn(cookie);
    const changed = encoded.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
    const at = (text: string) => world.as(bearer(text)).get('/api/v1/whoami');

    expect([(await at(encoded)).status, (await at(decodeURIComponent(encoded))).status]).toEqual([200, 200]);
    for (const wrong of [changed, 'a.b', `${encoded}x`]) {
      const answer = await at(wrong);
      expectRefusal(answer, 'sessions', 'unauthenticated');
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  test('a cookie alone is no credential, and beside a key it is not read', async () => {
    const headers = world.as(world.travel.user).headers();
    const beside = { ...headers, ...stage.fullKey.headers() };

    expectRefusal(await world.as(headers).get('/api/v1/whoami'), 'sessions', 'unauthenticated');
    const whose = bodyOf<{ account: { id: string } }>(await world.as(beside).get('/api/v1/whoami'));
    expect(whose.account.id).toBe(world.bakery.id);
  });

  test('a person of two clients names one, and no other', async () => {
    const { person, clients } = stage.ofTwo;
    const none = await person.get('/api/v1/whoami');

    expect([none.status, none.refusal]).toEqual([400, 'invalid_input']);
    expect(none.body).toMatchObject({ error: { details: { organizations: expect.arrayContaining(clients) } } });
    for (const id of clients) {
      const answer = await person.get('/api/v1/whoami', { headers: { 'x-organization': id } });
      expect(answer.body).toMatchObject({ kind: 'person', account: { id } });
    }
    const other = { headers: { 'x-organization': world.studio.id } };
    expectRefusal(await person.get('/api/v1/whoami', other), 'sessions', 'not_found');
  });

  test('a key names no organization but its own', async () => {
    const at = (id: string) => stage.fullKey.get('/api/v1/whoami', { headers: { 'x-organization': id } });

    expect([(await at(world.bakery.id)).status, (await at(world.travel.id)).status]).toEqual([200, 400]);
    expect((await at(world.travel.id)).text).toContain('x-organization: ');
  });

  test('a message of a person records the person', async () => {
    const sent = await stage.people.member.request('POST', `/api/v1/sessions/${stage.ids.session}/messages`, {
      type: 'text',
      to: '+12025550143',
      text: 'By hand.',
    });
    const { messageId } = bodyOf<{ messageId: string }>(sent);

    const read = await stage.fullKey.get(`/api/v1/sessions/${stage.ids.session}/messages/${messageId}`);
    expect(read.body).toMatchObject({ sentBy: { kind: 'person', id: stage.memberId } });
  });
});
