import { expect, test } from 'vitest';
import { programName } from '../../../hub/src/profile/program-name.rule.ts';

const ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36';

test.each([
  [ON_WINDOWS, 'Chrome', 'Windows'],
  [`${ON_WINDOWS} Edg/156.0`, 'Edge', 'Windows'],
  [`${ON_WINDOWS} OPR/120.0`, 'Opera', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox', 'Linux'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1 Version/19.0 Safari/605.1', 'Safari', 'macOS'],
  ['curl/8.14.1', 'curl', null],
  ['node', 'node', null],
])('%s', (userAgent, program, system) => {
  expect(programName(userAgent)).toEqual({ program, system });
});

test('a program that says nothing has no name', () => {
  expect(programName(null)).toBeNull();
  expect(programName('  ')).toBeNull();
});
