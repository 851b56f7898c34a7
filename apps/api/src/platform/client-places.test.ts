import { afterEach, expect, test, vi } from 'vitest';
import { ClientPlaces, placesOfClient } from './client-places.ts';

afterEach(() => vi.useRealTimers());

/** Work that goes on until it is ended. */
function openWork() {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const begun: string[] = [];
  const work = (name: string) => (hasWaited: boolean) => {
    begun.push(hasWaited ? `${name} after a wait` : name);
    return promise.then(() => name);
  };
  return { begun, end, work };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const BUSY = { code: 'rate_limited', status: 429, retryAfterS: 2, message: expect.stringContaining('at this server') };

test('a client that uses all its places waits, and another client does not', async () => {
  const places = new ClientPlaces(2);
  const { begun, end, work } = openWork();
  const ofOne = ['a', 'b', 'c'].map((name) => places.run('one', work(name)));
  const ofOther = places.run('other', work('d'));
  await turn();
  expect(begun).toEqual(['a', 'b', 'd']);

  end();

  expect(await Promise.all([...ofOne, ofOther])).toEqual(['a', 'b', 'c', 'd']);
  expect(begun).toEqual(['a', 'b', 'd', 'c after a wait']);
});

test('control: with more places than calls, a call of the other client stands behind all of them', async () => {
  const places = new ClientPlaces(100);
  const { begun, end, work } = openWork();
  const all = ['a', 'b', 'c'].map((name) => places.run('one', work(name)));
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
  end();
  await Promise.all(all);
});

test('a hundred calls of a client wait at most, and work that is patient is never refused', async () => {
  const places = new ClientPlaces(1);
  const { end, work } = openWork();
  const all = Array.from({ length: 101 }, (_, at) => places.run('one', work(`${at}`)));
  const patient = places.run('one', work('patient'), { isPatient: true });

  await expect(places.run('one', work('more'))).rejects.toMatchObject(BUSY);
  const other = places.run('other', work('other'));

  end();
  expect(await Promise.all([patient, other])).toEqual(['patient', 'other']);
  expect(await Promise.all(all)).toHaveLength(101);
});

test('a call waits five seconds at most, and work that has begun or is patient goes on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const places = new ClientPlaces(1);
  const { begun, end, work } = openWork();
  const running = places.run('one', work('running'));
  const patient = places.run('one', work('patient'), { isPatient: true });
  const late = expect(places.run('one', work('late'))).rejects.toMatchObject(BUSY);

  await vi.advanceTimersByTimeAsync(5_000);

  await late;
  end();
  expect(await Promise.all([running, patient])).toEqual(['running', 'patient']);
  expect(begun).not.toContain('late');
  expect(vi.getTimerCount()).toBe(0);
});

test('a caller that leaves while it waits gives its turn to the next', async () => {
  const places = new ClientPlaces(1);
  const { begun, end, work } = openWork();
  const leaving = new AbortController();
  const running = places.run('one', work('running'), { signal: leaving.signal });
  const left = expect(places.run('one', work('left'), { signal: leaving.signal })).rejects.toMatchObject(BUSY);
  const next = places.run('one', work('next'));

  leaving.abort();

  await left;
  await expect(places.run('one', work('gone before'), { signal: leaving.signal })).rejects.toMatchObject(BUSY);
  end();
  expect(await Promise.all([running, next])).toEqual(['running', 'next']);
  expect(begun).toEqual(['running', 'next after a wait']);
});

test('a place is free again after an error', async () => {
  const places = new ClientPlaces(1);
  await expect(places.run('one', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await places.run('one', async (hasWaited) => hasWaited)).toBe(false);
});

test.each([
  [2, 1],
  [3, 1],
  [10, 5],
  [25, 12],
])('of %i connections, the calls of one client use %i', (connections, places) => {
  expect(placesOfClient(connections)).toBe(places);
});
