import { Button } from '@chatelaine/ui/button';
import { firstPage, nextPage, pagesName } from '../texts/en/frame.ts';
import './pager.css';

interface PagerProps {
  /** The cursor of this page; undefined on the first page. */
  cursor: string | undefined;
  nextCursor: string | null;
  turnTo(cursor: string): void;
  /** Tells this list from another one on the same screen. */
  name?: string;
}

/** Leads to the next page of a list and back to the first one. A list of one page has none. */
export function Pager({ cursor, nextCursor, turnTo, name = pagesName }: PagerProps) {
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav class="pager" aria-label={name}>
      {cursor !== undefined && <Button onClick={() => turnTo('')}>{firstPage}</Button>}
      {nextCursor !== null && <Button onClick={() => turnTo(nextCursor)}>{nextPage}</Button>}
    </nav>
  );
}
