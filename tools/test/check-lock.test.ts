import { expect, test } from 'vitest';
import { missingPackages } from '../../scripts/check-lock.mjs';

test('packages found beside the asking one, or in a folder above it, are there', () => {
  const packages = {
    '': { devDependencies: { a: '1' } },
    'packages/sdk': { dependencies: { b: '1', a: '1' } },
    'packages/sdk/node_modules/b': { dependencies: { '@x/c': '1' } },
    'node_modules/a': { dependencies: { d: '1' } },
    'node_modules/a/node_modules/d': { optionalDependencies: { '@x/c': '1' } },
    'node_modules/@x/c': {},
  };

  expect(missingPackages({ packages })).toEqual([]);
});

test('an optional package that the registry did not have is named', () => {
  const packages = {
    '': { devDependencies: { turbo: '2' } },
    'node_modules/turbo': { optionalDependencies: { '@turbo/linux-64': '2', '@turbo/darwin-64': '2' } },
    'node_modules/@turbo/linux-64': {},
  };

  expect(missingPackages({ packages })).toEqual(['@turbo/darwin-64@2, wanted by node_modules/turbo, has no entry']);
});

test('a package that only another one can reach is missing', () => {
  const packages = { '': { dependencies: { a: '1' } }, 'node_modules/b/node_modules/a': {} };

  expect(missingPackages({ packages })).toEqual(['a@1, wanted by the root, has no entry']);
});
