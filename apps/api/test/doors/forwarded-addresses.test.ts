import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { apiKey } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { ALLOWED, APPENDED, LIES, TRUE_WORDS, UNREADABLE } from './support/forwarded-lines.ts';
import { type HeaderLines, sendLines } from './support/raw-request.ts';
import { makeKey } from './support/running-channel.ts';
import { spread } from './support/spread.ts';

type Trust = 'nobody' | 'a network that the socket is not in' | 'the socket and its network' | 'everyone';
const PROXIES: Record<Trust, string[]> = {
  nobody: [],
  'a network that the socket is not in': ['10.0.0.0/8', '192.168.0.1'],
  'the socket and its network': ['127.0.0.1', '10.0.0.0/8'],
  everyone: ['0.0.0.0/1', '128.0.0.0/1'],
};

let first: World;
let nodes: Record<Trust, World>;
/** What each door is asked, with a key that works from elsewhere, and with one that works from here alone. */
let asked: Record<string, { path: string; elsewhere: HeaderLines; here: HeaderLines }>;

beforeAll(async () => {
  first = await startWorld();
  const open = (trust: Trust) =>
    startWorld({ databaseUrl: first.databaseUrl, config: { trustedProxies: PROXIES[trust] } });
  nodes = {
    nobody: await open('nobody'),
    'a network that the socket is not in': await open('a network that the socket is not in'),
    'the socket and its network': await open('the socket and its network'),
    everyone: await open('everyone'),
  };
  asked = await makeQuestions(first);
});
afterAll(() => Promise.all([first, ...Object.values(nodes)].map((each) => each.stop())));

async function makeQuestions(world: World): Promise<typeof asked> {
  const { demo, admin, travel } = world;
  const [asPartner, asClient] = [world.as(demo.partner.user), world.as(world.bakery.user)];
  const partnerKey = async (name: string, allowedAddresses: string[]) => {
    const command = ['partner', 'key', '--partner', demo.partner.id, '--name', name];
    const { id, secret } = await admin<{ id: string; secret: string }>(...command);
    resultOf(await asPartner.change('partnerKeys.edit', { id, allowedAddresses }));
    return secret;
  };
  const organizationKey = async (name: string, allowedAddresses: string[]) => {
    const input = { name, scopes: ['read'], allowedAddresses };
    return resultOf<{ secret: string }>(await asClient.change('organizationKeys.create', input)).secret;
  };
  const channelKey = async (at: number, allowedAddresses: string[]) =>
    (await makeKey(world, { channelId: travel.channels[at]?.id, allowedAddresses })).secret;
  const partner = [await partnerKey('Elsewhere', ALLOWED), await partnerKey('Here', HERE)].map(apiKey);
  const [partnerThere, partnerHere] = partner.map((headers) => Object.entries(headers).flat());
  return {
    '/trpc': { path: '/trpc/clients.list', elsewhere: partnerThere ?? [], here: partnerHere ?? [] },
    '/api/v2': { path: '/api/v2/whoami', elsewhere: partnerThere ?? [], here: partnerHere ?? [] },
    '/api/v1': {
      path: '/api/v1/whoami',
      elsewhere: ['authorization', `Bearer ${await organizationKey('Elsewhere', ALLOWED)}`],
      here: ['authorization', `Bearer ${await organizationKey('Here', HERE)}`],
    },
    messaging: {
      path: '/v1/whoami',
      elsewhere: ['d360-api-key', await channelKey(0, ALLOWED)],
      here: ['d360-api-key', await channelKey(1, HERE)],
    },
  };
}
const HERE = ['127.0.0.0/8', '::1'];

const DOORS = ['/trpc', '/api/v2', '/api/v1', 'messaging'];
const LIE_NAMES = Object.keys(LIES);

/** What each door says to a caller with these lines: the refusal, or null. */
async function told(trust: Trust, key: 'elsewhere' | 'here', lines: HeaderLines): Promise<(string | null)[]> {
  const answers = doorsFor(key).map((door) => {
    const { path = '', [key]: credential = [] } = asked[door] ?? {};
    return sendLines(nodes[trust].baseUrl + path, 'GET', [...credential, ...lines]);
  });
  return (await Promise.all(answers)).map(({ status, headers }) => (status === 200 ? null : headers.get('x-refusal')));
}
// One reader of addresses stands before all doors: in the quick run two of them are asked at a time, in turn.
const ASKED = rounds(2, DOORS.length);
const turns = { elsewhere: 0, here: 0 };
const doorsFor = (key: 'elsewhere' | 'here') => spread(DOORS, ASKED, turns[key]++);
const ALL_REFUSE = Array<string>(ASKED).fill('address_not_allowed');
const ALL_PASS = Array<null>(ASKED).fill(null);

describe.each(['nobody', 'a network that the socket is not in'] as const)('where %s is trusted', (trust) => {
  test.each(LIE_NAMES)('nothing is believed: %s', async (lie) => {
    expect(await told(trust, 'elsewhere', LIES[lie] ?? [])).toEqual(ALL_REFUSE);
    // And nobody locks himself out by what he writes.
    expect(await told(trust, 'here', LIES[lie] ?? [])).toEqual(ALL_PASS);
  });
});

describe('where the socket is a trusted proxy', () => {
  const trust = 'the socket and its network';

  describe.each(Object.entries(APPENDED))('that adds the caller %s', (_how, append) => {
    test.each(LIE_NAMES)('the caller stays who he is: %s', async (lie) => {
      expect(await told(trust, 'elsewhere', append(LIES[lie] ?? []))).toEqual(ALL_REFUSE);
    });
  });

  test.each(UNREADABLE)('what it says and no one can read opens nothing: %s', async (lie) => {
    expect(await told(trust, 'elsewhere', LIES[lie] ?? [])).toEqual(ALL_REFUSE);
  });

  test.each(Object.entries(TRUE_WORDS))('the caller is whom it names: %s', async (_what, lines) => {
    expect(await told(trust, 'elsewhere', lines)).toEqual(ALL_PASS);
    expect(await told(trust, 'here', lines)).toEqual(ALL_REFUSE);
  });

  test('without the header the proxy itself is the caller', async () => {
    expect(await told(trust, 'elsewhere', [])).toEqual(ALL_REFUSE);
    expect(await told(trust, 'here', [])).toEqual(ALL_PASS);
  });
});

test('a server that trusts everyone believes the lies: they are such as would be believed', async () => {
  for (const append of Object.values(APPENDED)) {
    expect(await told('everyone', 'elsewhere', append(LIES['one address'] ?? []))).toEqual(ALL_PASS);
    expect(await told('everyone', 'elsewhere', append(LIES['two lines'] ?? []))).toEqual(ALL_PASS);
  }
});
