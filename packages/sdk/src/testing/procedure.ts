import {
  type Act,
  cutPage,
  NO_CURSOR,
  type Page,
  type PageQuery,
  type PlaceInList,
  type Scope,
  scopeFor,
} from '@chatelaine/shared';
import { fieldIssues, inputSentence } from '@chatelaine/shared/schema';
import type * as z from 'zod';
import { Refused, requireRight } from './refused.ts';
import type { Store } from './store.ts';

/** One procedure: the scope that it needs, the parser of its input (`read`), and its work (`run`). */
export interface Procedure {
  scope: Scope | null;
  kind: 'query' | 'change' | 'secret';
  read(input: unknown): unknown;
  run(store: Store, input: unknown): unknown;
}

const procedure =
  (kind: Procedure['kind']) =>
  <S extends z.ZodType>(act: Act | null, schema: S, run: (store: Store, input: z.output<S>) => unknown): Procedure => ({
    scope: act && scopeFor(act, 'partner'),
    kind,
    read(input) {
      const { data, error } = schema.safeParse(input, { error: inputSentence });
      if (error) requireRight(fieldIssues(error));
      return data;
    },
    run: (store, input) => run(store, input as z.output<S>),
  });

/** Makes a procedure that changes nothing. */
export const query = procedure('query');
/** Makes a procedure that changes something. The change is made only once per idempotency key. */
export const change = procedure('change');
/** Makes a procedure that changes something and answers with a secret. The fake does not store this answer. */
export const secretChange = procedure('secret');

/** Returns the page of the rows that the query asks for, newest row first. `view` makes the public form of a row. */
export function listPage<Row extends PlaceInList, View>(
  rows: readonly Row[],
  query: PageQuery,
  view: (row: Row) => View,
): Page<View> {
  const page = cutPage(rows, query, view);
  if (page === null) throw new Refused('invalid_input', { issues: [NO_CURSOR] });
  return page;
}
