import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.rule.ts';

test.each([
  [{ b: 1, a: { d: undefined, c: [2, undefined, { f: 1, e: null }] } }, '{"a":{"c":[2,null,{"e":null,"f":1}]},"b":1}'],
  [{ a: { c: [2, null, { e: null, f: 1 }] }, b: 1 }, '{"a":{"c":[2,null,{"e":null,"f":1}]},"b":1}'],
  [undefined, 'null'],
  ['"\n', '"\\"\\n"'],
  [[], '[]'],
  [{}, '{}'],
])('%j is written as %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: null }, {}],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: 'b","c":"d' }, { a: 'b', c: 'd' }],
])('%j and %j are not the same', (one, other) => {
  expect(canonicalJson(one)).not.toBe(canonicalJson(other));
});
