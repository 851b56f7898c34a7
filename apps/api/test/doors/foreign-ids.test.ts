import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/router.ts';
import { ask, call, change, resultOf, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { type Asker, ID_CALLS, type IdCall, type OwnIds, WITHOUT_ID } from './support/id-calls.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';
import { seen } from './support/seen.ts';
import { snapshot } from './support/tables.ts';

type Headers = Record<string, string>;

let doors: Doors;
let foreign: ForeignWorld;
let askers: Record<Asker, Headers>;
let own: OwnIds;

beforeAll(async () => {
  doors = await openDoors();
  foreign = await addForeignWorld(doors);
  const { baseUrl, demo } = doors;
  const cookieOf = async (user: { email: string; password: string }) =>
    withCookie(baseUrl, (await doors.signIn(user)).cookie);
  askers = {
    'partner key': withKey(demo.partner.partnerKey),
    'partner’s owner': await cookieOf(demo.partner.user),
    'client’s owner': await cookieOf(ownClient().user),
  };
  own = await makeOwn('of before');
});
afterAll(() => doors.stop());

function ownClient() {
  const client = doors.demo.clients.find(({ payment }) => payment === 'partner');
  if (client === undefined) throw new Error('The demo world has no client of Partner Payment.');
  return client;
}

async function makeOwn(name: string): Promise<OwnIds> {
  const { baseUrl, demo, admin } = doors;
  const { id: client } = ownClient();
  const request = resultOf<{ id: string }>(await change(baseUrl, askers['partner key'], 'onboarding.start', {})).id;
  const { id: key } = await makeKey(doors);
  const organization = ['client', 'key', '--client', client, '--name', name, '--scopes', 'read'];
  const { id: organizationKey } = await admin<{ id: string }>(...organization);
  const partner = ['partner', 'key', '--partner', demo.partner.id, '--name', name, '--scopes', 'read'];
  const { id: partnerKey } = await admin<{ id: string }>(...partner);
  return { client, channel: sharedChannel(doors), request, key, organizationKey, partnerKey };
}

test('no procedure is missing here', () => {
  const byId = new Set(Object.keys(ID_CALLS).map((name) => name.split(' ', 1)[0]));

  expect([...byId, ...WITHOUT_ID].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

describe.each(Object.entries(ID_CALLS))('%s', (name, idCall: IdCall) => {
  const send = (as: Headers, id: string) => idCall.send(doors.baseUrl, as, id, own);

  test('answers any id of another account as one that does not exist, and changes nothing', async () => {
    const before = await snapshot(doors);

    for (const [who, as] of Object.entries(askers)) {
      const absent = await send(as, 'key_0000000000000000000000');
      const refusal = idCall.refusal(who as Asker);
      for (const [kind, id] of Object.entries(foreign.ids)) {
        const answer = await send(as, id);

        expect(seen(answer), `${who}, ${kind}`).toEqual(seen(absent));
        if (refusal === null) expect(resultOf(answer), who).toEqual({ dryRun: false, keys: [] });
        else expectRefusal(answer, 'procedures', refusal);
      }
    }
    expect(await snapshot(doors)).toEqual(before);
  });

  test('answers an id of one’s own', async () => {
    own = await makeOwn(`for ${name}`);

    const answer = await send(askers[idCall.owner], own[idCall.kind]);

    // Found: what is left to show is who is asking.
    const needsCode = ['partnerKeys.rotate', 'partnerKeys.create like'].includes(name);
    expect([answer.status, answer.headers.get('x-refusal')], answer.text).toEqual(
      needsCode ? [403, 'code_required'] : [200, null],
    );
    if (name.includes('revokeMany')) expect(resultOf(answer)).toMatchObject({ keys: [{ id: expect.any(String) }] });
  });
});

describe('with a code for exactly that', () => {
  const createLike = async (like: string, name: string) => {
    const [as, input] = [askers['partner’s owner'], { name, like }];
    const { id } = resultOf<{ id: string }>(
      await change(doors.baseUrl, as, 'codes.request', { procedure: 'partnerKeys.create', input }),
    );
    const { text: page } = await call(`${doors.baseUrl}/mailbox`);
    const [, digits = ''] = /<pre>(\d{8})/.exec(page) ?? [];
    return change(doors.baseUrl, { ...as, 'x-one-time-code': `${id} ${digits}` }, 'partnerKeys.create', input);
  };

  test('a person copies no key of another partner', async () => {
    const refused = [
      await createLike(foreign.ids.partnerKey, 'Copied'),
      await createLike('key_0000000000000000000000', 'Copied'),
    ];

    for (const answer of refused) expectRefusal(answer, 'procedures', 'not_found');
    expect(refused.map(seen)[0]).toEqual(refused.map(seen)[1]);
    expect((await createLike(own.partnerKey, 'Copied')).status).toBe(200);
  });
});

test('the other partner gets what is his', async () => {
  const { channel, client, request } = foreign.ids;
  const as = withKey(foreign.partnerKey);

  const answers = await Promise.all([
    ask(doors.baseUrl, as, 'channels.get', { id: channel }),
    ask(doors.baseUrl, as, 'clients.get', { id: client }),
    ask(doors.baseUrl, as, 'onboarding.get', { id: request }),
  ]);

  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200]);
});
