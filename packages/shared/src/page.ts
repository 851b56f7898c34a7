/**
 * One page of a list; the newest item of the list comes first. Callers only send `nextCursor` back and never read it.
 */
export interface Page<T> {
  /** The items. */
  data: T[];
  /** The cursor of the next page; `null`: this is the last page. */
  nextCursor: string | null;
}

/** Chooses a page of a list by the size of the page and by the cursor from the page before. */
export interface PageQuery {
  /** The maximum number of items: 1–200; default 50. */
  limit?: number | undefined;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
}
