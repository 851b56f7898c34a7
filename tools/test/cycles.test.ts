import { expect, test } from 'vitest';
import { findCycles } from '../src/arrows/cycles.ts';

/** Makes a graph from a text such as `a>b b>c`. */
function graph(arrows: string) {
  const pairs = arrows.split(' ').map((arrow) => arrow.split('>'));
  return new Map(
    pairs.map(([from = '']) => [from, pairs.filter(([start]) => start === from).map(([, to = '']) => to)]),
  );
}

test.each([
  ['no cycle', 'a>b b>c a>c', []],
  ['a file that imports itself', 'a>a', ['a a']],
  ['two files', 'a>b b>a', ['a b a']],
  ['the shortest way back', 'a>b b>c c>d d>a c>a', ['a b c a', 'd a b c d']],
  ['two cycles apart', 'a>b b>a c>d d>e e>c', ['a b a', 'c d e c']],
  ['a way into a cycle is not part of it', 'x>a a>b b>a', ['a b a']],
])('%s', (_name, arrows, cycles) => {
  expect(findCycles(graph(arrows)).map((cycle) => cycle.join(' '))).toEqual(cycles);
});
