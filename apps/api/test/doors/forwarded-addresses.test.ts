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
/**
 * The path to call at each door, with header lines for two keys. The server accepts the key in `elsewhere` only from
 * the networks in `ALLOWED`, and the key in `here` only from this machine.
 */
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
const TRUSTS = Object.keys(PROXIES);
/**
 * Chooses the doors for one row of a test. All doors use the same code to find the caller's address. So in a quick run
 * each row calls two of the four doors, and the next row calls the two others.
 */
const doorsOf = (row: number) => spread(DOORS, rounds(2, DOORS.length), row);

interface Asking {
  doors?: readonly string[];
  trust: Trust;
  key: 'elsewhere' | 'here';
}

/**
 * Calls each door with these header lines. Returns for each door the code of the refusal, or null when the door accepts
 * the key.
 */
async function told({ doors = DOORS, trust, key }: Asking, lines: HeaderLines): Promise<Told> {
  const answers = doors.map(async (door): Promise<Told[number]> => {
    const { path = '', [key]: credential = [] } = asked[door] ?? {};
    const { status, headers } = await sendLines(nodes[trust].baseUrl + path, 'GET', [...credential, ...lines]);
    return [door, status === 200 ? null : headers.get('x-refusal')];
  });
  return Promise.all(answers);
}
type Told = [door: string, refusal: string | null][];

const refusedBy = (doors: readonly string[]): Told => doors.map((door) => [door, 'address_not_allowed']);
const passedBy = (doors: readonly string[]): Told => doors.map((door) => [door, null]);

describe.each(['nobody', 'a network that the socket is not in'] as const)('where %s is trusted', (trust) => {
  test.each(LIE_NAMES)('nothing is believed: %s', async (lie) => {
    const doors = doorsOf(LIE_NAMES.indexOf(lie) + TRUSTS.indexOf(trust));
    const lines = LIES[lie] ?? [];

    expect(await told({ doors, trust, key: 'elsewhere' }, lines)).toEqual(refusedBy(doors));
    // The same header lines do not shut out a caller whose real address is allowed: the server ignores the lines and
    // accepts the key.
    expect(await told({ doors, trust, key: 'here' }, lines)).toEqual(passedBy(doors));
  });
});

describe('where the socket is a trusted proxy', () => {
  const trust = 'the socket and its network';

  describe.each(Object.entries(APPENDED))('that adds the caller %s', (how, append) => {
    test.each(LIE_NAMES)('the caller stays who he is: %s', async (lie) => {
      const doors = doorsOf(LIE_NAMES.indexOf(lie) + Object.keys(APPENDED).indexOf(how));

      expect(await told({ doors, trust, key: 'elsewhere' }, append(LIES[lie] ?? []))).toEqual(refusedBy(doors));
    });
  });

  test.each(UNREADABLE)('what it says and no one can read opens nothing: %s', async (lie) => {
    const doors = doorsOf(UNREADABLE.indexOf(lie));

    expect(await told({ doors, trust, key: 'elsewhere' }, LIES[lie] ?? [])).toEqual(refusedBy(doors));
  });

  test.each(Object.entries(TRUE_WORDS))('the caller is whom it names: %s', async (what, lines) => {
    const doors = doorsOf(Object.keys(TRUE_WORDS).indexOf(what));

    expect(await told({ doors, trust, key: 'elsewhere' }, lines)).toEqual(passedBy(doors));
    expect(await told({ doors, trust, key: 'here' }, lines)).toEqual(refusedBy(doors));
  });

  test('without the header the proxy itself is the caller', async () => {
    expect(await told({ trust, key: 'elsewhere' }, [])).toEqual(refusedBy(DOORS));
    expect(await told({ trust, key: 'here' }, [])).toEqual(passedBy(DOORS));
  });
});

test('a server that trusts everyone believes the lies: they are such as would be believed', async () => {
  const asking: Asking = { trust: 'everyone', key: 'elsewhere' };
  for (const append of Object.values(APPENDED)) {
    expect(await told(asking, append(LIES['one address'] ?? []))).toEqual(passedBy(DOORS));
    expect(await told(asking, append(LIES['two lines'] ?? []))).toEqual(passedBy(DOORS));
  }
});
