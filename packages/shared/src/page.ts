/** One page of a list, newest first. `nextCursor` is opaque; `null` on the last page. */
export interface Page<T> {
  /** The items. */
  data: T[];
  /** The cursor of the next page; `null`: this is the last page. */
  nextCursor: string | null;
}

/** Chooses a page of a list: `limit` 1–200, default 50; `cursor` from the page before. */
export interface PageQuery {
  /** The maximum number of items: 1–200; default 50. */
  limit?: number | undefined;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
}
