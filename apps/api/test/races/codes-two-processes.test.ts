import { expect, inject, test } from 'vitest';
import { copyWorld } from '../database.ts';
import { signInAt } from '../person-browser.ts';
import { BARRIER, meeting } from './support/barrier.ts';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes.ts';

const ACT = 'settings.update';
const INPUT = { redirectUrls: ['https://app.example/return'] };

test('of a thousand parallel wrong guesses on two processes exactly five are compared, and then the right code is refused', async () => {
  await using desk = await openDesk();
  const { id, digits } = await desk.code(ACT, INPUT);
  const wrong = Array.from({ length: 1_000 }, (_, each) => String((Number(digits) + 1 + each) % 1e8).padStart(8, '0'));

  const told = await Promise.all(
    wrong.map((each, at) => desk.call(ACT, INPUT, { code: `${id} ${each}`, node: at % 2 })),
  );
  const { comparisons } = await desk.nodes.seen();

  expect(comparisons).toBe(5);
  // A process that cannot keep up says that it cannot decide; nobody gets through.
  expect(told.filter((each) => each !== 'code_wrong' && each !== 'unavailable')).toEqual([]);
  await expect(desk.call(ACT, INPUT, { code: `${id} ${digits}`, node: 0 })).resolves.toBe('code_wrong');
});

test('of a hundred parallel right submissions on two processes exactly one succeeds', async () => {
  await using desk = await openDesk();
  const { id, digits } = await desk.code('authenticator.begin', {});

  const told = await desk.submit(`${id} ${digits}`, 100);

  expect(told.filter((each) => each === null)).toHaveLength(1);
  expect(told.filter((each) => each === 'code_wrong')).toHaveLength(99);
});

test('control: attempts that are read first and counted then let more than five through', async () => {
  await using desk = await openDesk();
  const { id, digits } = await desk.code(ACT, INPUT);
  await desk.nodes.replace(
    /where id = \$1 and person_id = \$2 and attempts < 5\s+and id in \([^)]+ for update skip locked\)/,
    `where person_id = $$2 and id = (select b.id from one_time_code b, ${BARRIER} where b.id = $$1 and b.attempts < 5)`,
  );
  const wrong = Array.from({ length: 50 }, (_, each) => String((Number(digits) + 1 + each) % 1e8).padStart(8, '0'));

  await desk.meeting(6, () =>
    Promise.all(wrong.map((each, at) => desk.call(ACT, INPUT, { code: `${id} ${each}`, node: at % 2 }))),
  );

  expect((await desk.nodes.seen()).comparisons).toBeGreaterThan(5);
});

test('control: a code that is read first and used up then does more than one act', async () => {
  await using desk = await openDesk();
  const { id, digits } = await desk.code('authenticator.begin', {});
  await desk.nodes.replace(
    /where id = (\S+) and used_at is null returning id/,
    `where id = (select b.id from one_time_code b, ${BARRIER} where b.id = $1 and b.used_at is null) returning id`,
  );

  const told = await desk.meeting(2, () => desk.submit(`${id} ${digits}`, 20));

  expect(told.filter((each) => each === null).length).toBeGreaterThan(1);
});

/** The partner's owner, signed in, and both processes to act on. */
async function openDesk() {
  const { partner } = inject('demo');
  const databaseUrl = await copyWorld();
  const nodes = await startTwoProcesses(databaseUrl, Date.now());
  // The cookie is good on both; each has an origin of its own here, as it has a port.
  const { cookie } = await signInAt(nodes.baseUrls[0], partner.user);
  const call = (procedure: string, input: unknown, sent: Sent) => post(nodes, { cookie, procedure, input, ...sent });
  return {
    nodes,
    meeting: <T>(count: number, act: () => Promise<T>) => meeting(databaseUrl, count, act),
    /** The refusal's code, or null when it was done. */
    call: async (procedure: string, input: unknown, sent: Sent) =>
      (await call(procedure, input, sent)).headers.get('x-refusal'),
    submit: (code: string, calls: number) =>
      Promise.all(
        Array.from({ length: calls }, async (_, at) =>
          (await call('authenticator.begin', {}, { code, node: at % 2 })).headers.get('x-refusal'),
        ),
      ),
    async code(procedure: string, input: unknown) {
      const answer = await call('codes.request', { procedure, input }, { node: 0 });
      const { result } = (await answer.json()) as { result: { data: { id: string } } };
      const [mail] = (await nodes.seen()).mails;
      return { id: result.data.id, digits: mail?.text.slice(0, 8) ?? '' };
    },
    [Symbol.asyncDispose]: () => nodes[Symbol.asyncDispose](),
  };
}

interface Sent {
  node: number;
  code?: string;
}

interface Asked extends Sent {
  cookie: string;
  procedure: string;
  input: unknown;
}

function post({ baseUrls }: TwoProcesses, { node, cookie, procedure, input, code }: Asked): Promise<Response> {
  const origin = baseUrls[node === 0 ? 0 : 1];
  const headers = { 'content-type': 'application/json', 'x-chatelaine': '1', origin, cookie };
  return fetch(`${origin}/trpc/${procedure}`, {
    method: 'POST',
    headers: code === undefined ? headers : { ...headers, 'x-one-time-code': code },
    body: JSON.stringify(input),
  });
}
