import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type BothKeys, makeBothKeys } from './support/both-keys.ts';
import { type Door, refusalIn } from './support/expect-refusal.ts';
import { type HeaderLines, sendLines } from './support/raw-request.ts';
import { snapshot } from './support/tables.ts';

let world: World;
let keys: BothKeys;
beforeAll(async () => {
  world = await startWorld();
  keys = await makeBothKeys(world);
});
afterAll(() => world.stop());

/**
 * A call in which the server cannot read one part. If the server ignored this part, it would accept the call and do
 * something.
 */
interface Row {
  door: Door;
  /**
   * The name that the message of the refusal must contain. When the unreadable part is a credential, this is the name
   * of its header.
   */
  name: string;
  path: string;
  lines?: (keys: BothKeys) => HeaderLines;
  body?: string;
}

const JSON_TYPE = ['content-type', 'application/json'];
const own = (): HeaderLines => ['origin', world.baseUrl, 'x-chatelaine', '1', ...JSON_TYPE];
const partner = (k: BothKeys): HeaderLines => ['x-api-key', k.wap];
const change = (k: BothKeys): HeaderLines => [...partner(k), ...JSON_TYPE];
const sending = (k: BothKeys): HeaderLines => ['d360-api-key', k.wac];
const bytes = (text: string) => Buffer.from(text, 'latin1') as unknown as string;

const INPUTS: Record<string, string> = {
  'an empty one': 'input=',
  'a name alone': 'input',
  'a broken percent': 'input=%zz',
  'no UTF-8': 'input=%ff',
  'half a sign': 'input=%22%E2%82%22',
  'a NUL': 'input=%00',
  'a NUL in text': 'input=%22%00%22',
  'no JSON': 'input=undefined',
  'two of them': 'input=%7B%7D&input=%7B%22limit%22%3A1%7D',
  'two of them, one spelled otherwise': 'input=%7B%7D&inpu%74=%7B%22limit%22%3A1%7D',
};

const QUERIES: [what: string, row: Row][] = Object.entries(INPUTS).map(([what, query]) => [
  `input of a query: ${what}`,
  { door: 'procedures', name: 'input', path: `/trpc/channels.list?${query}`, lines: partner },
]);

const HEADERS: [what: string, row: Row][] = [
  ['', 'name\xefve', 'x'.repeat(256), 'a\tb'].map((value): [string, Row] => [
    `Idempotency-Key ${JSON.stringify(value).slice(0, 12)} of a change that no replay could hurt`,
    {
      ...{ door: 'procedures', name: 'Idempotency-Key', path: '/trpc/onboarding.start', body: '{}' },
      lines: (k: BothKeys) => [...change(k), 'idempotency-key', value],
    } as Row,
  ]),
  ['', '0', 'yes', '1, 1'].map((value): [string, Row] => [
    `x-chatelaine ${JSON.stringify(value)}`,
    {
      ...{ door: 'procedures', name: 'x-chatelaine', path: '/trpc/channels.list' },
      lines: (k: BothKeys) => [...partner(k), 'x-chatelaine', value],
    } as Row,
  ]),
].flat();

// Each of these calls has a valid credential and an empty credential. If the server ignored the empty credential, it
// would accept the call.
const CREDENTIALS: [what: string, row: Row][] = (
  [
    ['d360-api-key', 'procedures', '/trpc/channels.list', partner],
    ['authorization', 'procedures', '/trpc/channels.list', partner],
    ['x-api-secret', 'procedures', '/trpc/channels.list', partner],
    ['x-api-key', 'messaging', '/v1/whoami', sending],
    ['x-api-secret', 'messaging', '/v1/whoami', sending],
    ['authorization', 'messaging', '/messages', sending],
    ['d360-api-key', 'partner API', '/api/v2/whoami', partner],
    ['authorization', 'partner API', '/api/v2/whoami', partner],
    ['d360-api-key', 'sessions', '/api/v1/whoami', (k) => ['x-api-key', k.wa]],
  ] as [string, Door, string, (k: BothKeys) => HeaderLines][]
).map(([name, door, path, good]) => [
  `an empty ${name} beside a good key at ${path}`,
  { door, name, path, lines: (k) => [...good(k), name, ''], ...(path === '/messages' && { body: '{}' }) },
]);

const OTHERS: [what: string, row: Row][] = [
  [
    'x-api-secret without its id',
    {
      ...{ door: 'messaging', name: 'x-api-secret', path: '/v1/whoami' },
      lines: (k) => [...sending(k), 'x-api-secret', k.wac],
    },
  ],
  [
    'a key under another scheme',
    {
      ...{ door: 'sessions', name: 'Authorization', path: '/api/v1/whoami' },
      lines: (k) => ['authorization', `Token ${k.wa}`],
    },
  ],
  [
    'the input of a change in its query',
    { door: 'procedures', name: 'input', path: '/trpc/onboarding.start?input=%7B%7D', lines: change, body: '' },
  ],
];

const LINKS: [what: string, row: Row][] = [
  'request',
  'number',
  'redirect_url',
  'state',
  'email',
  'io_signature',
  'lang',
]
  .flatMap((name) =>
    [`${name}=x%00y`, `${name}=%ED%A0%80%00`, `${name}=4911110000&${name}=4911110001`].map((query) => [name, query]),
  )
  .map(([name = '', query = '']) => [
    `${query} of a link`,
    {
      ...{ door: 'json', name, path: '/permission/question' },
      lines: own,
      get body() {
        return JSON.stringify({ path: `/onboarding/${world.demo.partner.id}`, query: `?${query}` });
      },
    },
  ]);

test.each([...QUERIES, ...HEADERS, ...CREDENTIALS, ...OTHERS, ...LINKS])(
  '%s is refused by name',
  async (_, { door, name, path, lines = () => [], body }) => {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await sendLines(world.baseUrl + path, method, lines(keys), body);

    const { message, issues } = refusalIn(answer, door);
    expect([400, 401], answer.text).toContain(answer.status);
    expect(`${message} ${JSON.stringify(issues)}`.toLowerCase()).toContain(name.toLowerCase());
  },
);

const NO_TEXT = '{"name":"caf\xe9","text":"\xff\xfe"}';

test.each([
  ['procedures', '/trpc/onboarding.start', change],
  ['messaging', '/messages', sending],
  ['messaging', '/v1/configs/webhook', sending],
  ['json', '/permission/question', own],
  ['json', '/api/auth/sign-in/email', own],
  ['json', '/sign-in/new', own],
  ['token', '/api/v2/token', () => JSON_TYPE],
] as [Door, string, (k: BothKeys) => HeaderLines][])(
  'at the %s door a body of %s that is no UTF-8 is refused: no sign takes the place of a byte',
  async (door, path, lines) => {
    const before = await snapshot(world);
    const answer = await sendLines(world.baseUrl + path, 'POST', lines(keys), bytes(NO_TEXT));

    expect([answer.status, refusalIn(answer, door).code]).toEqual([400, 'invalid_input']);
    expect(await snapshot(world)).toEqual(before);
  },
);

test.each(['username=a%00b&password=c', 'username=%ff&password=c', 'username=a&username=b&password=c', 'username=a'])(
  'the form %s is refused at the token door',
  async (form) => {
    const type = ['content-type', 'application/x-www-form-urlencoded'];
    const answer = await sendLines(`${world.baseUrl}/api/v2/token`, 'POST', type, form);
    expect(answer).toMatchObject({ status: 400, refusal: 'invalid_input' });
  },
);

test('control: the same calls without what cannot be read are let in', async () => {
  const { wap, wac, wa } = keys;
  const told = [
    await world.as(wap).ask('channels.list', {}),
    await world
      .as(wap)
      .change('onboarding.start', { number: '4915112345678' }, { headers: { 'idempotency-key': 'a b' } }),
    await world.as(wac).send(MESSAGE),
    await world.as({ authorization: `Bearer ${wa}` }).get('/api/v1/whoami'),
    await world.as(wap).get('/api/v2/whoami'),
  ];
  expect(told.map(({ status }) => status)).toEqual(Array(5).fill(200));
});
