import type { AppRouter } from '@chatelaine/api/contract';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** The names of all procedures, e.g. `clients.list`. */
export type ProcedureName = {
  [Noun in keyof Inputs & string]: `${Noun}.${keyof Inputs[Noun] & string}`;
}[keyof Inputs & string];

type At<Tree, Name> = Name extends `${infer Noun}.${infer Verb}`
  ? Noun extends keyof Tree
    ? Verb extends keyof Tree[Noun]
      ? Tree[Noun][Verb]
      : never
    : never
  : never;

/** The input of a procedure. */
export type InputOf<Name extends ProcedureName> = At<Inputs, Name>;
/** The output of a procedure. */
export type OutputOf<Name extends ProcedureName> = At<Outputs, Name>;
/** One item of the page that a list returns. */
export type ItemOf<Name extends ProcedureName> = OutputOf<Name> extends { data: (infer Item)[] } ? Item : never;
