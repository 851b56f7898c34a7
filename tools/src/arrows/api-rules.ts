// The rules for imports inside apps/api.
import { type Arrow, type ArrowRule, fileOf, packageOf } from './arrow.ts';
import { apiFolderOf, doorOf, mayImport, mayImportRow, sliceOf } from './places.ts';

const isIndex = (file: string) => file.endsWith('/index.ts');
const isRule = (file: string) => /(\.rule|\/judge)\.ts$/.test(file);

/**
 * Whether a file is a use case: any file of a slice except the index of the slice, or a file of `call`. The doors of
 * the server call the use cases.
 */
function isUseCase(file: string): boolean {
  const isOfSlice = sliceOf(file) !== null && !isIndex(file);
  return isOfSlice || apiFolderOf(file) === 'call';
}

/**
 * Whether an arrow leads to shared's root. For a file of shared, every other file of shared except the schemas counts
 * as the root.
 */
const isSharedRoot = (arrow: Arrow) =>
  fileOf(arrow) === 'packages/shared/src/index.ts' ||
  (isOfShared(arrow.from) && isOfShared(fileOf(arrow)) && !/\/schema(\.ts|\/)/.test(fileOf(arrow)));
const isOfShared = (file: string) => file.startsWith('packages/shared/src/');

/** Whether an arrow leads to Express or tRPC. */
const knowsTransport = (arrow: Arrow) => /^(express$|express\/|@trpc\/)/.test(packageOf(arrow));

/** Returns the slice that an arrow enters from outside the slice, or null. */
function enteredSlice(arrow: Arrow): string | null {
  const slice = sliceOf(fileOf(arrow));
  return slice === sliceOf(arrow.from) ? null : slice;
}

/** Whether an arrow leads from the slice of a row to the entity of the parent row. */
function isToParentRow(arrow: Arrow): boolean {
  const [from, to] = [sliceOf(arrow.from), enteredSlice(arrow)];
  return from !== null && to !== null && mayImportRow(from, to, fileOf(arrow));
}

const knowsEntity = (arrow: Arrow) =>
  fileOf(arrow).endsWith('.entity.ts') ||
  (sliceOf(fileOf(arrow)) !== null && arrow.names.some((name) => /Entity$/.test(name)));

const isOnGatewaysPath = (file: string) => sliceOf(file) === 'gate' || doorOf(file) === 'messaging';

/** The rules inside the server. Each rule looks only at arrows that start in `apps/api/src`. */
export const API_RULES: ArrowRule[] = [
  {
    says: 'top-level files import slices, never the other way',
    isBroken: (arrow) => !!apiFolderOf(arrow.from) && apiFolderOf(fileOf(arrow)) === '',
  },
  {
    says: 'platform imports neither call nor a slice',
    isBroken: (arrow) =>
      apiFolderOf(arrow.from) === 'platform' && (enteredSlice(arrow) !== null || apiFolderOf(fileOf(arrow)) === 'call'),
  },
  {
    says: 'call imports the platform alone',
    isBroken: (arrow) => apiFolderOf(arrow.from) === 'call' && enteredSlice(arrow) !== null,
  },
  {
    says: 'only top-level files import a door',
    isBroken: (arrow) => !['', 'door', null].includes(apiFolderOf(arrow.from)) && doorOf(fileOf(arrow)) !== null,
  },
  {
    says: 'a door imports no other door',
    isBroken(arrow) {
      const [from, to] = [doorOf(arrow.from), doorOf(fileOf(arrow))];
      return from !== null && !!to && from !== to;
    },
  },
  {
    says: 'the architecture has no arrow between these slices',
    isBroken(arrow) {
      const [from, to] = [sliceOf(arrow.from), enteredSlice(arrow)];
      return from !== null && to !== null && !mayImport(from, to) && !isToParentRow(arrow);
    },
  },
  {
    says: 'a slice is entered through its index.ts',
    isBroken: (arrow) =>
      apiFolderOf(arrow.from) !== null &&
      enteredSlice(arrow) !== null &&
      !isIndex(fileOf(arrow)) &&
      !isToParentRow(arrow),
  },
  {
    says: 'inside a slice, files import each other directly, not through their own door',
    isBroken: (arrow) =>
      sliceOf(arrow.from) !== null && sliceOf(arrow.from) === sliceOf(fileOf(arrow)) && isIndex(fileOf(arrow)),
  },
  {
    says: "a rule imports types only, or rules and constants from shared's root",
    isBroken: (arrow) => isRule(arrow.from) && !arrow.isTypeOnly && !isSharedRoot(arrow),
  },
  {
    says: 'a use case knows neither Express nor tRPC',
    isBroken: (arrow) => isUseCase(arrow.from) && knowsTransport(arrow),
  },
  {
    says: 'a door knows no entity',
    isBroken: (arrow) => doorOf(arrow.from) !== null && knowsEntity(arrow),
  },
  {
    says: "the gateway's path knows neither tRPC nor an entity",
    isBroken: (arrow) => isOnGatewaysPath(arrow.from) && (packageOf(arrow).startsWith('@trpc/') || knowsEntity(arrow)),
  },
  {
    says: 'the contract is types only',
    isBroken: (arrow) => arrow.from === 'apps/api/src/door/trpc/contract.ts' && !arrow.isTypeOnly,
  },
];
