import { REFUSALS, type RefusalCode } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyChallenge, MESSAGING_CHALLENGE, PEOPLE_CHALLENGE, procedureChallenge } from '../../src/door/challenge.ts';
import { Refusal, refusalHeaders } from '../../src/platform/refusal.ts';
import type { Answer } from '../world/answer.ts';
import { apiKey, basic, bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Door } from './support/expect-refusal.ts';
import { KEYED_ROUTES } from './support/keyed-routes.ts';
import { openPlace, type Place, REFUSED } from './support/refused-calls.ts';

let world: World;
let place: Place;
beforeAll(async () => {
  world = await startWorld();
  place = await openPlace(world);
});
afterAll(() => world.stop());

const MESSAGING = 'ApiKey realm="chatelaine", header="D360-API-KEY"';
const KEYS = 'Bearer realm="chatelaine", ApiKey realm="chatelaine", header="x-api-key"';
const PEOPLE = 'Session realm="chatelaine"';
const CHALLENGES: Record<Door, string> = {
  procedures: `${KEYS}, ${PEOPLE}`,
  'partner API': KEYS,
  sessions: KEYS,
  messaging: MESSAGING,
  token: PEOPLE,
  json: PEOPLE,
};
const challengeIn = ({ headers }: Answer) => headers.get('www-authenticate');
const plain = (answer: Answer) => challengeIn(answer)?.replace(', error="invalid_token"', '') ?? null;
const isOf = (code: RefusalCode) => REFUSALS[code].status === 401;

describe.each(Object.keys(REFUSED) as Door[])('at the door %s', (door) => {
  test.each(REFUSED[door].filter(([, code]) => isOf(code)))(
    'a 401 asks for what the door takes: %s',
    async (...row) => {
      const [, , send] = row;

      const answer = await send(place);

      expect([answer.status, plain(answer)]).toEqual([401, CHALLENGES[door]]);
    },
  );

  test('control: no other refusal asks for anything', async () => {
    const others = REFUSED[door].filter(([, code]) => !isOf(code));

    const answers = await Promise.all(others.map(([, , send]) => send(place)));

    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect([answer.status === 401, challengeIn(answer)]).toEqual([false, null]);
  });
});

test.each(Object.entries(KEYED_ROUTES))('%s asks a stranger for what its door takes', async (_name, { door, send }) => {
  const answers = await Promise.all([{}, apiKey('nothing'), basic('key_0', 'x')].map((as) => send(world.as(as))));

  expect(answers.map((answer) => [answer.status, challengeIn(answer)])).toEqual(Array(3).fill([401, CHALLENGES[door]]));
});

describe('a token that was refused is named invalid (RFC 6750)', () => {
  const WHERE: [what: string, send: (headers: Record<string, string>) => Promise<Answer>][] = [
    ['procedures', (headers) => world.as(headers).ask('channels.list')],
    ['the Partner API', (headers) => world.as(headers).get('/api/v2/whoami')],
    ['the sessions door', (headers) => world.as(headers).get('/api/v1/whoami')],
  ];

  test.each(WHERE)('at %s, and nothing else is', async (_what, send) => {
    const asked = async (headers: Record<string, string>) => challengeIn(await send(headers));
    const wrong = [bearer('x'), { authorization: 'bearer x' }, { authorization: 'BEARER' }, bearer(place.live)];
    const others = [
      {},
      apiKey('x'),
      basic('key_0', 'x'),
      { authorization: 'Bearers x' },
      { authorization: 'x Bearer' },
    ];

    for (const headers of wrong)
      expect(await asked(headers)).toMatch(/^Bearer realm="chatelaine", error="invalid_token", ApiKey /);
    for (const headers of others) expect(await asked(headers)).toMatch(/^Bearer realm="chatelaine", ApiKey /);
  });

  test('control: a good one is let in, and asked for nothing', async () => {
    const answer = await world.as(bearer(place.organization)).get('/api/v1/whoami');

    expect([answer.status, challengeIn(answer)]).toEqual([200, null]);
  });
});

test('no challenge is one for which a browser opens a dialog', () => {
  const challenges = [
    ...[keyChallenge(), keyChallenge('Bearer x'), procedureChallenge(), procedureChallenge('Bearer x')],
    ...[MESSAGING_CHALLENGE, PEOPLE_CHALLENGE],
  ];

  for (const challenge of challenges)
    expect(DIALOGS.filter((scheme) => schemesIn(challenge).includes(scheme))).toEqual([]);
  expect(schemesIn(procedureChallenge('Bearer x'))).toEqual(['bearer', 'apikey', 'session']);
  expect(schemesIn('Bearer realm="x", Basic realm="y"')).toEqual(['bearer', 'basic']);
});

const DIALOGS = ['basic', 'digest', 'ntlm', 'negotiate'];
/**
 * Returns the names of the schemes in a list of challenges. A space follows the name of a scheme, and a `=` follows the
 * name of a parameter. So the search takes only names before a space.
 */
const schemesIn = (challenge: string): string[] =>
  Array.from(challenge.matchAll(/(?:^|, )([\w-]+)(?= )/g), ([, scheme = '']) => scheme.toLowerCase());

test('a refusal of another status carries no challenge, wherever one is at hand', () => {
  const codes = Object.keys(REFUSALS) as RefusalCode[];

  const asking = codes.filter((code) => 'www-authenticate' in refusalHeaders(new Refusal(code, ''), PEOPLE_CHALLENGE));

  expect(asking).toEqual(codes.filter(isOf));
});
