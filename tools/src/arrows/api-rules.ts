// Who may import whom inside apps/api.
import { type Arrow, type ArrowRule, fileOf, packageOf } from './arrow.ts';
import { apiFolderOf, doorOf, mayImport, mayImportRow, sliceOf } from './places.ts';

const isIndex = (file: string) => file.endsWith('/index.ts');
const isRule = (file: string) => /(\.rule|\/judge)\.ts$/.test(file);

/** A file of a slice that holds what the product does, or of `call`: every door stands on it. */
function isUseCase(file: string): boolean {
  const isOfSlice = sliceOf(file) !== null && !isIndex(file);
  return isOfSlice || apiFolderOf(file) === 'call';
}

/** Shared's root, which a file of shared reaches by what the root exports. */
const isSharedRoot = (arrow: Arrow) =>
  fileOf(arrow) === 'packages/shared/src/index.ts' ||
  (isOfShared(arrow.from) && isOfShared(fileOf(arrow)) && !/\/schema(\.ts|\/)/.test(fileOf(arrow)));
const isOfShared = (file: string) => file.startsWith('packages/shared/src/');

/** Express, or tRPC. */
const knowsTransport = (arrow: Arrow) => /^(express$|express\/|@trpc\/)/.test(packageOf(arrow));

/** The slice that an arrow enters from outside it, or null. */
function enteredSlice(arrow: Arrow): string | null {
  const slice = sliceOf(fileOf(arrow));
  return slice === sliceOf(arrow.from) ? null : slice;
}

/** An arrow from a row's slice to the entity of the row that it belongs to. */
function isToParentRow(arrow: Arrow): boolean {
  const [from, to] = [sliceOf(arrow.from), enteredSlice(arrow)];
  return from !== null && to !== null && mayImportRow(from, to, fileOf(arrow));
}

const knowsEntity = (arrow: Arrow) =>
  fileOf(arrow).endsWith('.entity.ts') ||
  (sliceOf(fileOf(arrow)) !== null && arrow.names.some((name) => /Entity$/.test(name)));

const isOnGatewaysPath = (file: string) => sliceOf(file) === 'gate' || doorOf(file) === 'messaging';

/** The rules inside the server. Each looks at arrows that start in `apps/api/src`, and is silent about others. */
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
