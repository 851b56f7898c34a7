import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus to an element when a dialog has closed and the button that opened it is gone, for example with its
 * row. Otherwise the focus would begin again at the top of the page.
 */
export function useFocusAfter(isOpen: boolean, target: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && (document.activeElement ?? document.body) === document.body)
      target.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
}
