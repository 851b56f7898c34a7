import { expect, test } from 'vitest';
import { Places } from './places.ts';

const BUSY = 'Come back.';

test('as many as there are places work at once, the others in the order in which they came', async () => {
  const places = new Places(2, 10);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const works = Array.from({ length: 5 }, (_, at) =>
    places.run(BUSY, () => {
      begun.push(at);
      return new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await turn();
  expect(begun).toEqual([0, 1]);

  for (let ended = 0; ended < 5; ended += 1) {
    ends[ended]?.();
    await turn();
    expect(begun.length).toBe(Math.min(5, ended + 3));
  }

  await Promise.all(works);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test('whoever finds the queue full is refused at once, and a place that failed is free again', async () => {
  const places = new Places(1, 1);
  const first = places.run(BUSY, () => turn().then(() => Promise.reject(new Error('failed'))));
  const second = places.run(BUSY, async () => 'second');

  await expect(places.run(BUSY, async () => 'third')).rejects.toMatchObject({ code: 'unavailable', message: BUSY });
  await expect(first).rejects.toThrow('failed');
  await expect(second).resolves.toBe('second');
  await expect(places.run(BUSY, async () => 'fourth')).resolves.toBe('fourth');
});

test('who goes first passes all others, whose full queue does not shut him out', async () => {
  const places = new Places(1, 2);
  const order: string[] = [];
  const work = (name: string) => async () => void order.push(name);
  const running = places.run(BUSY, turn);
  const others = [places.run(BUSY, work('one')), places.run(BUSY, work('two'))];
  await expect(places.run(BUSY, work('three'))).rejects.toMatchObject({ code: 'unavailable' });

  const first = places.run(BUSY, work('first'), { turn: 'first' });

  await Promise.all([running, ...others, first]);
  expect(order).toEqual(['first', 'one', 'two']);
});

test('whoever has his share of the queue is refused, and keeps nobody else from it', async () => {
  const places = new Places(1, 10);
  const running = places.run(BUSY, turn);
  const of = (name: string) => ({
    shares: [
      { of: name, most: 2 },
      { of: 'all of them', most: 3 },
    ],
  });
  const done = async () => 'done';
  const waiting = [places.run(BUSY, done, of('one')), places.run(BUSY, done, of('one'))];

  await expect(places.run(BUSY, done, of('one'))).rejects.toMatchObject({ code: 'unavailable', message: BUSY });
  waiting.push(places.run(BUSY, done, of('another')));
  await expect(places.run(BUSY, done, of('a third'))).rejects.toMatchObject({ code: 'unavailable' });

  await Promise.all([running, ...waiting]);
  // The shares of the callers that were served are free again.
  await expect(Promise.all([places.run(BUSY, turn), places.run(BUSY, done, of('one'))])).resolves.toHaveLength(2);
});

test('a caller whose signal is aborted leaves the queue, with its share of it', async () => {
  const places = new Places(1, 10);
  const running = places.run(BUSY, turn);
  const leaving = new AbortController();
  const shares = [{ of: 'one', most: 1 }];
  const left = places.run(BUSY, async () => 'left', { shares, signal: leaving.signal });

  leaving.abort();

  await expect(left).rejects.toMatchObject({ code: 'unavailable', message: BUSY });
  expect(await places.run(BUSY, async () => 'next', { shares })).toBe('next');
  await running;
  expect([places.isFree, places.isIdle]).toEqual([true, true]);
});

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
