import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id that no other element of the page has, for labels and descriptions. Preact's own `useId` gives one twice when a
 * component appears after its root was drawn anew. Pages are not drawn on a server, so a count will do.
 */
export function useOwnId(): string {
  const [id] = useState(() => {
    last += 1;
    return `own-${last}`;
  });
  return id;
}
