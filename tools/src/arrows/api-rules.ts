// Who may import whom inside apps/api.
import { type Arrow, type ArrowRule, fileOf, packageOf } from './arrow.ts';
import { apiFolderOf, mayImport, sliceOf } from './places.ts';

const isDoor = (file: string) => file.endsWith('/index.ts');
const isRouter = (file: string) => /\.(router|rest)\.ts$/.test(file);
const isRule = (file: string) => /(\.rule|\/judge)\.ts$/.test(file);

/** A file of a slice that holds what the product does; not a door of any kind, nor the gateway. */
function isUseCase(file: string): boolean {
  const slice = sliceOf(file);
  return slice !== null && slice !== 'gateway' && !isRouter(file) && !isDoor(file);
}

/** Express, tRPC, or what the platform makes of tRPC. */
const knowsTransport = (arrow: Arrow) =>
  /^(express$|express\/|@trpc\/)/.test(packageOf(arrow)) || fileOf(arrow).startsWith('apps/api/src/platform/rpc/');

/** The slice that an arrow enters from outside it, or null. */
function enteredSlice(arrow: Arrow): string | null {
  const slice = sliceOf(fileOf(arrow));
  return slice === sliceOf(arrow.from) ? null : slice;
}

const knowsEntity = (arrow: Arrow) =>
  fileOf(arrow).endsWith('.entity.ts') ||
  (sliceOf(fileOf(arrow)) !== null && arrow.names.some((name) => /Entity$/.test(name)));

/** The rules inside the server. Each looks at arrows that start in `apps/api/src`, and is silent about others. */
export const API_RULES: ArrowRule[] = [
  {
    says: 'top-level files import slices, never the other way',
    isBroken: (arrow) => !!apiFolderOf(arrow.from) && apiFolderOf(fileOf(arrow)) === '',
  },
  {
    says: 'platform imports no slice',
    isBroken: (arrow) => apiFolderOf(arrow.from) === 'platform' && enteredSlice(arrow) !== null,
  },
  {
    says: 'the architecture has no arrow between these slices',
    isBroken(arrow) {
      const [from, to] = [sliceOf(arrow.from), enteredSlice(arrow)];
      return from !== null && to !== null && !mayImport(from, to);
    },
  },
  {
    says: 'a slice is entered through its index.ts',
    isBroken: (arrow) => apiFolderOf(arrow.from) !== null && enteredSlice(arrow) !== null && !isDoor(fileOf(arrow)),
  },
  {
    says: 'inside a slice, files import each other directly, not through their own door',
    isBroken: (arrow) =>
      sliceOf(arrow.from) !== null && sliceOf(arrow.from) === sliceOf(fileOf(arrow)) && isDoor(fileOf(arrow)),
  },
  {
    says: "a rule imports types only, or constants from shared's root",
    isBroken: (arrow) => isRule(arrow.from) && !arrow.isTypeOnly && fileOf(arrow) !== 'packages/shared/src/index.ts',
  },
  {
    says: 'a use case knows neither Express nor tRPC',
    isBroken: (arrow) => isUseCase(arrow.from) && knowsTransport(arrow),
  },
  {
    says: 'a router knows no entity',
    isBroken: (arrow) => sliceOf(arrow.from) !== null && isRouter(arrow.from) && knowsEntity(arrow),
  },
  {
    says: 'the hot path knows neither tRPC nor an entity',
    isBroken: (arrow) =>
      sliceOf(arrow.from) === 'gateway' && (packageOf(arrow).startsWith('@trpc/') || knowsEntity(arrow)),
  },
  {
    says: 'the contract is types only',
    isBroken: (arrow) => arrow.from === 'apps/api/src/contract.ts' && !arrow.isTypeOnly,
  },
];
