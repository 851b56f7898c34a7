import { expect, test } from 'vitest';
import { checkArrows, unreadFiles } from '../src/arrows/check-arrows.ts';
import { CLEAN_TREE } from './clean-tree.ts';
import { plantTree } from './tree.ts';

/** Appends code to a file of the clean tree, and returns the offences that the check finds. */
function offencesWith(file: string, code: string): string[] {
  using tree = plantTree({ ...CLEAN_TREE, [file]: `${CLEAN_TREE[file] ?? ''}${code}\n` });
  return checkArrows(tree.root).offences;
}

const KEYS = 'apps/api/src/api-key/key-record.ts';
const GRANT = 'apps/api/src/permission/grant-permission.ts';
const RULE = 'apps/api/src/permission/permission.rule.ts';
const PROCEDURES = 'apps/api/src/door/trpc/permissions.ts';
const CLOCK = 'apps/api/src/platform/clock.ts';
const HUB = 'apps/hub/src/main.tsx';
const SDK = 'packages/sdk/src/index.ts';
const WORDS = 'packages/shared/src/permission.ts';
const ADMIT = 'apps/api/src/gate/admit.ts';
const MESSAGING = 'apps/api/src/door/messaging/door.ts';
const CHANGE = 'apps/api/src/call/change.ts';

const BY_ITS_DOOR = 'a slice is entered through its index.ts';
const NO_ARROW = 'the architecture has no arrow between these slices';
const CONTRACT_ONLY = 'of api, only an `import type` from its contract';
const ROOT_ONLY = "shared's root imports nothing; zod is behind its schema door";
const RULES_ONLY = "a rule imports types only, or rules and constants from shared's root";
const UNDECLARED = 'its package.json does not name';

test('a tree that keeps the rules passes, and every module of it was read', () => {
  using tree = plantTree(CLEAN_TREE);

  const finding = checkArrows(tree.root);

  expect(finding.offences).toEqual([]);
  const modules = Object.keys(CLEAN_TREE).filter((file) => /\.tsx?$/.test(file)).length;
  expect(finding.figures).toMatch(new RegExp(`^${modules} modules, \\d+ arrows$`));
});

// The eleven forbidden imports that every checker of ours must find: the ten imports of this table, and the cycle in
// the next test.
test.each([
  [
    'shared → api',
    WORDS,
    "import '../../../apps/api/src/door/trpc/contract.ts';",
    'apps/api/src/door/trpc/contract.ts',
    CONTRACT_ONLY,
  ],
  ["shared's root → node:fs", WORDS, "import 'node:fs';", 'node:fs', ROOT_ONLY],
  [
    'hub → the inside of api',
    HUB,
    "import type * as A from '../../api/src/door/trpc/router.ts';",
    'apps/api/src/door/trpc/router.ts (type)',
    CONTRACT_ONLY,
  ],
  [
    'hub → the contract, as a value',
    HUB,
    "import '@chatelaine/api/contract';",
    'apps/api/src/door/trpc/contract.ts',
    CONTRACT_ONLY,
  ],
  [
    'slice → inner file, a value',
    KEYS,
    "import '../channel/channel.entity.ts';",
    'apps/api/src/channel/channel.entity.ts',
    BY_ITS_DOOR,
  ],
  [
    'slice → inner file, a type',
    KEYS,
    "import type { Channel } from '../channel/channel.entity.ts';",
    'apps/api/src/channel/channel.entity.ts (type)',
    BY_ITS_DOOR,
  ],
  [
    'slice → inner file, import()',
    KEYS,
    "await import('../channel/channel.entity.ts');",
    'apps/api/src/channel/channel.entity.ts',
    BY_ITS_DOOR,
  ],
  [
    "slice → inner file, import('…').Type",
    KEYS,
    "type C = import('../channel/channel.entity.ts').Channel;",
    'apps/api/src/channel/channel.entity.ts (type)',
    BY_ITS_DOOR,
  ],
  [
    'rule → a value',
    RULE,
    "import { PermissionEntity } from './permission.entity.ts';",
    'apps/api/src/permission/permission.entity.ts',
    RULES_ONLY,
  ],
  [
    'platform → slice',
    CLOCK,
    "import '../channel/index.ts';",
    'apps/api/src/channel/index.ts',
    'platform imports neither call nor a slice',
  ],
])('%s is named', (_name, file, code, target, says) => {
  const offences = offencesWith(file, code);

  expect(offences.filter((line) => line.startsWith(`${file}:`) && line.endsWith(`→ ${target}: ${says}`))).toHaveLength(
    1,
  );
});

test('a cycle of types only is named, file by file', () => {
  const offences = offencesWith(
    'apps/api/src/permission/permission.entity.ts',
    "import type { statusOf } from './permission.rule.ts';",
  );

  const [entity, rule] = ['apps/api/src/permission/permission.entity.ts', 'apps/api/src/permission/permission.rule.ts'];
  expect(offences).toEqual([`${entity} → ${rule} → ${entity}: no cycles, even of types`]);
});

// This table has at least one forbidden import for each rule that the first table does not test.
test.each([
  [
    'sdk, by a path',
    SDK,
    "import type { Status } from '../../shared/src/index.ts';",
    'another workspace is entered by its name, not by a path',
  ],
  [
    'sdk → schemas',
    SDK,
    "import '@chatelaine/shared/schema';",
    'only api and the fake parse: what browsers and partners load has no schemas',
  ],
  [
    'sdk → how addresses are read',
    SDK,
    "import '../../shared/src/network.ts';",
    'only api and the fake parse: what browsers and partners load has no schemas',
  ],
  ["shared's networks → node", 'packages/shared/src/network.ts', "import 'node:fs';", ROOT_ONLY],
  ["shared's root → its networks", WORDS, "import type * as n from './network.ts';", ROOT_ONLY],
  ['sdk → example', SDK, "import '../../../examples/site/src/server.ts';", 'this workspace does not build on that one'],
  [
    'api → sdk',
    'apps/api/src/main.ts',
    "import '../../../packages/sdk/src/index.ts';",
    'this workspace does not build on that one',
  ],
  [
    'example → shared',
    'examples/site/src/server.ts',
    "import '../../../packages/shared/src/index.ts';",
    'an example imports published packages only',
  ],
  [
    'example → the contract, as a type',
    'examples/site/src/server.ts',
    "import type * as A from '../../../apps/api/src/door/trpc/contract.ts';",
    'an example imports published packages only',
  ],
  ["shared's root → its schemas", WORDS, "import type * as s from './schema.ts';", ROOT_ONLY],
  ["shared's schemas → node", 'packages/shared/src/schema.ts', "import 'node:fs';", ROOT_ONLY],
  [
    'slice → top-level file',
    GRANT,
    "import type * as c from '../config.ts';",
    'top-level files import slices, never the other way',
  ],
  ['event → slice', 'apps/api/src/event/record.ts', "import type * as p from '../person/index.ts';", NO_ARROW],
  [
    'slice → slice against the arrows',
    'apps/api/src/channel/channel.entity.ts',
    "import type * as k from '../api-key/index.ts';",
    NO_ARROW,
  ],
  [
    'slice → the slice of its parent row, beyond the entity',
    GRANT,
    "import type * as c from '../channel/index.ts';",
    NO_ARROW,
  ],
  [
    'slice → the entity of another slice that its rows do not belong to',
    GRANT,
    "import type * as k from '../api-key/key-record.ts';",
    NO_ARROW,
  ],
  ['slice → gate', GRANT, "import type * as g from '../gate/index.ts';", NO_ARROW],
  ['slice → door', GRANT, "import type * as d from '../door/refuse-as.ts';", 'only top-level files import a door'],
  ['door → door', MESSAGING, "import '../trpc/procedure.ts';", 'a door imports no other door'],
  ['call → slice', CHANGE, "import type * as e from '../event/index.ts';", 'call imports the platform alone'],
  [
    'platform → call',
    CLOCK,
    "import type * as c from '../call/change.ts';",
    'platform imports neither call nor a slice',
  ],
  [
    'slice → its own door',
    GRANT,
    "import type { Episode } from './index.ts';",
    'inside a slice, files import each other directly, not through their own door',
  ],
  ['judge → a value', 'apps/api/src/gate/judge.ts', "import { keyRecord } from '../api-key/index.ts';", RULES_ONLY],
  ["shared's rule → its schemas", 'packages/shared/src/rule/permission.rule.ts', "import '../schema.ts';", RULES_ONLY],
  [
    'rule → a type that Node would load',
    RULE,
    "import { type Episode as E } from './permission.entity.ts';",
    RULES_ONLY,
  ],
  ['use case → Express', GRANT, "import type { Request } from 'express';", 'a use case knows neither Express nor tRPC'],
  ['use case → tRPC', GRANT, "import { TRPCError } from '@trpc/server';", 'a use case knows neither Express nor tRPC'],
  ['gate → Express', ADMIT, "import type { Request } from 'express';", 'a use case knows neither Express nor tRPC'],
  [
    'call → tRPC',
    CHANGE,
    "import type { TRPCError } from '@trpc/server';",
    'a use case knows neither Express nor tRPC',
  ],
  [
    'door → entity, through an index',
    PROCEDURES,
    "import { ChannelEntity } from '../../channel/index.ts';",
    'a door knows no entity',
  ],
  ['messaging → tRPC', MESSAGING, "import '@trpc/server';", "the gateway's path knows neither tRPC nor an entity"],
  [
    'gate → entity',
    ADMIT,
    "import { ChannelEntity } from '../channel/index.ts';",
    "the gateway's path knows neither tRPC nor an entity",
  ],
  [
    'contract → a value',
    'apps/api/src/door/trpc/contract.ts',
    "export { appRouter } from './router.ts';",
    'the contract is types only',
  ],
  ['a file that is not there', GRANT, "import './nowhere.ts';", 'there is no such file'],
  ['a door that is not there', SDK, "import '@chatelaine/shared/words';", 'exports no such door'],
  ['a package that nobody declared', GRANT, "import 'left-pad';", `${UNDECLARED} left-pad`],
  [
    'a test that imports what is not there',
    'apps/api/src/permission/permission.test.ts',
    "import './nowhere.ts';",
    'there is no such file',
  ],
  [
    'an import that is computed',
    GRANT,
    "await import(['no', 'where'].join(''));",
    'nobody can check an import that is computed',
  ],
  ['the environment in a slice', GRANT, 'export const url = process.env.URL;', 'only config.ts reads the environment'],
  ['the environment, taken apart', GRANT, 'export const { env } = process;', 'only config.ts reads the environment'],
  ['the environment, imported', GRANT, "import { env } from 'node:process';", 'only config.ts reads the environment'],
  [
    'the machine clock in platform',
    'apps/api/src/platform/log.ts',
    'export const at = Date.now;',
    'time comes from platform/clock.ts',
  ],
  ['the machine clock in a slice', GRANT, 'export const at = new Date();', 'time comes from platform/clock.ts'],
  ['chance in a slice', GRANT, 'export const dice = Math.random();', 'chance comes from platform/id.ts'],
  ['a folder without a place', 'apps/api/src/utils/index.ts', 'export {};', 'utils/ has no place in the architecture'],
])('%s is named', (_name, file, code, says) => {
  const offences = offencesWith(file, code);

  expect(offences.filter((line) => line.startsWith(`${file}:`) && line.includes(says))).not.toEqual([]);
});

test('a file that git lists and nobody read is named, and so is a tree without sources', () => {
  expect(unreadFiles([{ path: 'a.ts' }], ['a.ts', 'b.ts'])).toEqual(['b.ts is listed by git and was not read']);
  expect(unreadFiles([], [])).toEqual(['git lists no source file: there is nothing to check']);
});

test('a file that cannot be parsed stops the check and is named', () => {
  expect(() => offencesWith(GRANT, 'export const = ;')).toThrow(/grant-permission\.ts/);
});
