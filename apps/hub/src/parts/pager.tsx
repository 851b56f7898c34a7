import { Button } from '@chatelaine/ui/button';
import { useLayoutEffect, useRef } from 'preact/hooks';
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

/** A press on a button of a pager. It is done when the rows of the wanted page are shown. */
interface Turn {
  name: string;
  /** The cursor of the wanted page; empty: the first page. */
  to: string;
  /** The cursor after the page that the person left. While it is the same, the old rows are still shown. */
  from: string | null;
}

// A list may show something else while its rows are on their way. So the press outlives the component.
let turn: Turn | null = null;

/**
 * Leads to the next page of a list and back to the first one. A list of one page has none. The list is the element
 * before the pager. The new page is shown from its top.
 */
export function Pager({ cursor, nextCursor, turnTo, name = pagesName }: PagerProps) {
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (turn?.name !== name || turn.to !== (cursor ?? '') || turn.from === nextCursor) return;
    turn = null;
    showFromTop(nav.current?.previousElementSibling);
  }, [cursor, nextCursor]);
  if (cursor === undefined && nextCursor === null) return null;
  const press = (to: string) => {
    turn = { name, to, from: nextCursor };
    turnTo(to);
  };
  return (
    <nav class="pager" aria-label={name} ref={nav}>
      {cursor !== undefined && <Button onClick={() => press('')}>{firstPage}</Button>}
      {nextCursor !== null && <Button onClick={() => press(nextCursor)}>{nextPage}</Button>}
    </nav>
  );
}

/**
 * Moves the view to the top of a list, unless it is in view, and the focus to the first link or button of its rows. The
 * button that was pressed is below the new rows, or gone.
 */
function showFromTop(list: Element | null | undefined): void {
  if (!list) return;
  list.querySelector<HTMLElement>(':is(tbody, li) :is(a[href], button)')?.focus({ preventScroll: true });
  if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
}
