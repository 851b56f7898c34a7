// The rules for imports between packages, apps and examples.
import { type Arrow, type ArrowRule, fileOf, packageOf } from './arrow.ts';
import { workspaceOf } from './places.ts';

const API = 'apps/api';
const SHARED = 'packages/shared';
const CONTRACT = 'apps/api/src/door/trpc/contract.ts';

/**
 * The workspaces of ours that each workspace may import. Where `apps/api` is listed, only its contract may be imported.
 * A package that is not named here may import `shared`.
 */
const USES: Record<string, string[]> = {
  'apps/api': [SHARED, 'packages/onboarding-widget'],
  'apps/hub': [API, SHARED, 'packages/ui'],
  'packages/onboarding-widget': [API, SHARED, 'packages/ui'],
  'packages/sdk': [API, SHARED],
  'packages/shared': [],
};

const isExample = (arrow: Arrow) => arrow.from.startsWith('examples/');
const isFrom = (arrow: Arrow, workspace: string) => workspaceOf(arrow.from) === workspace;
/**
 * Whether a file may import the schemas, and the code that reads IP addresses. Only the server, shared itself, and the
 * SDK's fake of the server may import them. The fake is a separate entry of the SDK.
 */
const mayParse = (arrow: Arrow) =>
  isFrom(arrow, API) || isFrom(arrow, SHARED) || arrow.from.startsWith('packages/sdk/src/testing/');
const NETWORK = 'packages/shared/src/network.ts';
const isSchema = (file: string) => /^packages\/shared\/src\/schema(\.ts|\/)/.test(file);

/**
 * Returns the workspace that an arrow enters, or '' when the arrow stays in its workspace or leads to no file of ours.
 */
function enteredBy(arrow: Arrow): string {
  const workspace = workspaceOf(fileOf(arrow));
  return isFrom(arrow, workspace) ? '' : workspace;
}

/** Returns the rules between workspaces. `published` has the folders of the packages that anyone can install. */
export const workspaceRules = (published: string[]): ArrowRule[] => [
  {
    says: 'another workspace is entered by its name, not by a path',
    isBroken: (arrow) => arrow.specifier.startsWith('.') && enteredBy(arrow) !== '',
  },
  {
    says: 'an example imports published packages only',
    isBroken: (arrow) => isExample(arrow) && enteredBy(arrow) !== '' && !published.includes(enteredBy(arrow)),
  },
  {
    says: 'this workspace does not build on that one',
    isBroken(arrow) {
      const uses = USES[workspaceOf(arrow.from)] ?? [SHARED];
      return !isExample(arrow) && enteredBy(arrow) !== '' && !uses.includes(enteredBy(arrow));
    },
  },
  {
    says: 'of api, only an `import type` from its contract',
    isBroken: (arrow) => enteredBy(arrow) === API && !(fileOf(arrow) === CONTRACT && arrow.isTypeOnly),
  },
  {
    says: "shared's root imports nothing; zod is behind its schema door",
    isBroken(arrow) {
      if (!isFrom(arrow, SHARED)) return false;
      if (arrow.from === NETWORK) return !['', 'ipaddr.js'].includes(packageOf(arrow));
      if (isSchema(arrow.from)) return packageOf(arrow) !== '' && packageOf(arrow) !== 'zod';
      return packageOf(arrow) !== '' || isSchema(fileOf(arrow)) || fileOf(arrow) === NETWORK;
    },
  },
  {
    says: 'only api and the fake parse: what browsers and partners load has no schemas',
    isBroken: (arrow) => !mayParse(arrow) && (isSchema(fileOf(arrow)) || fileOf(arrow) === NETWORK),
  },
];
