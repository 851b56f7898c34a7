import type { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { openKeyLookUp } from './key-look-up.ts';
import type { LookUpRow } from './key-record.sql.ts';

/** A statement that the code under test sent. The test itself answers the statement. */
interface Sent {
  hashes: string[];
  answer(rows: readonly object[]): void;
  fail(error: Error): void;
}

/** Makes a database that answers a statement only when the test calls `answer` or `fail`. */
function slowDatabase() {
  const sent: Sent[] = [];
  const pool = {
    query({ values: [hashes] }: { values: [Buffer[]] }) {
      const { promise, resolve, reject } = Promise.withResolvers<{ rows: readonly object[] }>();
      sent.push({ hashes: hashes.map(String), answer: (rows) => resolve({ rows }), fail: reject });
      return promise;
    },
  };
  return { find: openKeyLookUp(pool as unknown as Pool), sent };
}

const unknown = (at: number): Partial<LookUpRow> => ({ is_read_only: false, at, id: null });
const known = (at: number, id: string) => ({
  ...{ is_read_only: false, at, id, kind: 'partner', name: 'Prod server' },
  ...{ partner_id: '0000000000PA', partner_status: 'active', partner_name: 'Acme' },
});
const hash = (text: string) => Buffer.from(text);
const idOf = async (found: Promise<{ id: string } | null>) => (await found)?.id ?? null;

test('calls that wait share the next statement, and each gets its own key, whatever the order of the rows', async () => {
  const { find, sent } = slowDatabase();
  const early = [find(hash('a')), find(hash('b'))];
  const late = ['c', 'd', 'e'].map((text) => find(hash(text)));
  expect(sent.map(({ hashes }) => hashes)).toEqual([['a'], ['b']]);

  sent[0]?.answer([known(1, 'key_a')]);
  await early[0];
  expect(sent.map(({ hashes }) => hashes)).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  sent[2]?.answer([known(3, 'key_e'), unknown(2), known(1, 'key_c')]);
  sent[1]?.answer([unknown(1)]);

  expect(await Promise.all([...early, ...late].map(idOf))).toEqual(['key_a', null, 'key_c', null, 'key_e']);
});

test('a call never gets the answer of a statement that was sent before it came, also for the same key', async () => {
  const { find, sent } = slowDatabase();
  const before = find(hash('a'));
  const after = find(hash('a'));
  const waiting = [find(hash('a')), find(hash('a'))];

  expect(sent.map(({ hashes }) => hashes)).toEqual([['a'], ['a']]);
  sent[0]?.answer([known(1, 'key_live')]);
  expect(await idOf(before)).toBe('key_live');
  // The two waiting calls came before their statement was sent, so both calls get the one row that answers the
  // statement.
  expect(sent[2]?.hashes).toEqual(['a']);
  sent[1]?.answer([unknown(1)]);
  sent[2]?.answer([unknown(1)]);

  expect(await Promise.all([after, ...waiting].map(idOf))).toEqual([null, null, null]);
});

test('a statement that fails refuses the calls that share it and no others', async () => {
  const { find, sent } = slowDatabase();
  const calls = ['a', 'b', 'c', 'd'].map((text) => find(hash(text)));
  const outcomes = Promise.allSettled(calls);

  sent[0]?.answer([unknown(1)]);
  await calls[0];
  sent[2]?.fail(new Error('cut'));
  sent[1]?.answer([known(1, 'key_b')]);

  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  const next = find(hash('c'));
  sent[3]?.answer([known(1, 'key_c')]);
  expect(await idOf(next)).toBe('key_c');
});

test.each([
  ['an answer with a row too few', [unknown(1)]],
  ['a database that takes no changes', [unknown(1), { ...unknown(2), is_read_only: true }]],
])('%s refuses all that share it', async (_, rows) => {
  const { find, sent } = slowDatabase();
  const early = [find(hash('a')), find(hash('b'))];
  const late = Promise.allSettled([find(hash('c')), find(hash('d'))]);
  sent[0]?.answer([unknown(1)]);
  sent[1]?.answer([unknown(1)]);
  await Promise.all(early);
  sent[2]?.answer(rows);

  expect((await late).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a call that waits longer than five seconds for its statement is refused, and later calls are not', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { find, sent } = slowDatabase();
    const calls = Array.from({ length: 300 }, (_, at) => find(hash(`early ${at}`)));
    const outcomes = Promise.allSettled(calls);
    vi.advanceTimersByTime(4_000);
    const young = find(hash('young'));
    vi.advanceTimersByTime(1_001);

    for (const { fail } of sent.splice(0)) fail(new Error('statement timeout'));

    expect((await outcomes).map(({ status }) => status)).toEqual(Array(300).fill('rejected'));
    // This is the control: a call that came later is not refused, and a statement is sent for it.
    expect(sent.map(({ hashes }) => hashes)).toEqual([['young']]);
    sent[0]?.answer([known(1, 'key_young')]);
    expect(await idOf(young)).toBe('key_young');
  } finally {
    vi.useRealTimers();
  }
});

test('a statement has at most 64 secrets', async () => {
  const { find, sent } = slowDatabase();
  const early = [find(hash('a')), find(hash('b'))];
  const late = Array.from({ length: 100 }, (_, at) => find(hash(`late ${at}`)));
  for (const statement of sent) statement.answer([unknown(1)]);
  await Promise.all(early);

  expect(sent.slice(2).map(({ hashes }) => hashes.length)).toEqual([64, 36]);
  for (const { hashes, answer } of sent.slice(2)) answer(hashes.map((_, at) => unknown(at + 1)));
  expect(await Promise.all(late)).toEqual(Array(100).fill(null));
});

test('a statement that hangs gives its place to the next after a moment, three run at once at most, and one that ends frees a place', async () => {
  vi.useFakeTimers();
  try {
    const { find, sent } = slowDatabase();
    const hanging = Promise.allSettled([find(hash('a')), find(hash('b'))]);
    const next = find(hash('c'));
    vi.advanceTimersByTime(249);
    expect(sent).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sent.map(({ hashes }) => hashes)).toEqual([['a'], ['b'], ['c']]);

    // The third statement does not end either. A fourth statement would need a connection that is not for look-ups, so
    // no fourth statement is sent.
    const last = find(hash('d'));
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(3);

    sent[2]?.answer([known(1, 'key_c')]);
    expect(await idOf(next)).toBe('key_c');
    sent[3]?.answer([known(1, 'key_d')]);
    expect(await idOf(last)).toBe('key_d');

    // The statements of `a` and `b` already gave up their places while they hung. So no further place becomes free when
    // these statements end now. Only two of the next three calls get a statement immediately.
    sent[0]?.fail(new Error('no answer'));
    sent[1]?.fail(new Error('no answer'));
    await hanging;
    const calls = ['e', 'f', 'g'].map((text) => find(hash(text)));
    expect(sent.slice(4).map(({ hashes }) => hashes)).toEqual([['e'], ['f']]);
    for (const { answer } of sent.slice(4)) answer([unknown(1)]);
    await Promise.all(calls.slice(0, 2));
    sent[6]?.answer([unknown(1)]);
    expect(await Promise.all(calls)).toEqual([null, null, null]);
  } finally {
    vi.useRealTimers();
  }
});
