/** One page of a list, newest first. `nextCursor` is opaque; `null` on the last page. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Which page of a list: `limit` 1–200, default 50; `cursor` from the page before. */
export interface PageQuery {
  limit?: number | undefined;
  cursor?: string | undefined;
}
