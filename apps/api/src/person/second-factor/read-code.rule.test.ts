import { expect, test } from 'vitest';
import { readCode } from './read-code.rule.ts';

test.each([
  ['123456', { kind: 'digits', text: '123456' }],
  ['123 456', { kind: 'digits', text: '123456' }],
  [' 123\u00a0456\n', { kind: 'digits', text: '123456' }],
  ['123\u2009456', { kind: 'digits', text: '123456' }],
  ['123-456', { kind: 'digits', text: '123456' }],
  ['1234 5678', { kind: 'digits', text: '12345678' }],
  ['ABCD-EFGH-2345-67AB', { kind: 'recovery', text: 'ABCDEFGH234567AB' }],
  ['abcd efgh 2345 67ab', { kind: 'recovery', text: 'ABCDEFGH234567AB' }],
  ['', null],
  ['12345', null],
  ['1234567', null],
  ['12345x', null],
  ['١٢٣٤٥٦', null],
  ['ABCD-EFGH-2345-67A1', null],
])('%j is read as %j', (typed, read) => {
  expect(readCode(typed)).toEqual(read);
});
