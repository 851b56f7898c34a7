import { useState } from 'preact/hooks';

let last = 0;

/**
 * Returns an id that no other element of the page has, for labels and descriptions. Preact's own `useId` gives the same
 * id twice when a component appears after its root was rendered again. Pages are not rendered on a server, so a counter
 * is enough.
 */
export function useOwnId(): string {
  const [id] = useState(() => {
    last += 1;
    return `own-${last}`;
  });
  return id;
}
