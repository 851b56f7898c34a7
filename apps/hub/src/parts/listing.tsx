import { Button } from '@chatelaine/ui/button';
import { type Column, Table } from '@chatelaine/ui/table';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ComponentChildren } from 'preact';
import { failureOf, isHidden } from '../api/failure.ts';
import { clearFilters, noMatchText, noMatchTitle } from '../texts/en/frame.ts';
import { Empty } from './empty.tsx';
import { Failed } from './failed.tsx';
import { Pager } from './pager.tsx';
import { Skeleton } from './skeleton.tsx';
import type { UrlState } from './use-url-state.ts';

interface ListingProps<Row, Name extends string> {
  asked: Pick<UseQueryResult<{ data: Row[]; nextCursor: string | null }>, 'data' | 'error' | 'refetch'>;
  state: UrlState<Name>;
  caption: string;
  columns: Column<Row>[];
  rowId(row: Row): string;
  /** Shown when the account has no rows at all. It says how the first one comes here. */
  empty: ComponentChildren;
}

/** Shows one page of a list in each of its states: on its way, failed, empty, nothing found, rows. */
export function Listing<Row, Name extends string>({ asked, state, empty, ...table }: ListingProps<Row, Name>) {
  const { data: page, error, refetch } = asked;
  const failed = error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  // Rows that the person sees stay when a later question fails, because a dialog of a row may show a secret only once.
  if (failed && (page === undefined || page.data.length === 0 || isHidden(error))) return failed;
  if (page === undefined) return <Skeleton />;
  const none = Object.fromEntries(Object.keys(state.values).map((name) => [name, ''])) as Record<Name, string>;
  if (page.data.length === 0 && state.isFiltered) {
    const clear = <Button onClick={() => state.change(none)}>{clearFilters}</Button>;
    return <Empty title={noMatchTitle} text={noMatchText} action={clear} />;
  }
  if (page.data.length === 0 && state.cursor === undefined) return <>{empty}</>;
  return (
    <>
      {failed}
      <Table {...table} rows={page.data} emptyText="" />
      <Pager cursor={state.cursor} nextCursor={page.nextCursor} turnTo={state.turnTo} />
    </>
  );
}
