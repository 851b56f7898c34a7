import { useLocation } from 'preact-iso';

/** What the URL says about a list: its filters, its search and its page. */
export interface UrlState<Name extends string> {
  /** The values in the URL; empty when the URL does not name them. */
  values: Record<Name, string>;
  /** Changes some values, and begins the list again at its first page. */
  change(values: Partial<Record<Name, string>>): void;
  /** Goes to the page that begins after this cursor; empty: to the first page. */
  turnTo(cursor: string): void;
  /** The cursor of this page; undefined on the first page. */
  cursor: string | undefined;
  /** Whether any of the values is set. */
  isFiltered: boolean;
}

const CURSOR = 'after';

/** Keeps the state of a list in the URL, so that a reload, a bookmark and *Back* show the same rows. */
export function useUrlState<Name extends string>(...names: readonly Name[]): UrlState<Name> {
  const { path, query, route } = useLocation();
  const values = Object.fromEntries(names.map((name) => [name, query[name] ?? ''])) as Record<Name, string>;
  const go = (next: Record<string, string>, replace: boolean) => {
    const search = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')).toString();
    route(search === '' ? path : `${path}?${search}`, replace);
  };
  return {
    values,
    // A filter replaces the entry of the history. Otherwise *Back* would go back letter by letter.
    change: (changed) => go({ ...values, ...(changed as Record<string, string>) }, true),
    turnTo: (cursor) => go({ ...values, [CURSOR]: cursor }, false),
    cursor: query[CURSOR] || undefined,
    isFiltered: Object.values(values).some((value) => value !== ''),
  };
}
