import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

// A screen may have a better place for the focus, such as the next row. It moves the focus there in this time.
const GRACE_MS = 100;

/**
 * Keeps the focus of a person who works by keyboard. When the focused element is taken away, for example with its row,
 * the browser leaves the focus nowhere, and the next Tab begins at the top of the page. Then the focus goes to the title
 * of the screen. In an open dialog, for example after a step back, it goes to the first of the buttons at the end. A
 * press beside everything also leaves the focus nowhere, but the element is still there: nothing moves.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: Element | null = document.activeElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLost = () => document.activeElement === document.body && last !== document.body && !last?.isConnected;
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = target;
    };
    const onChange = () => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(() => isLost() && restingPlace(place.current)?.focus(), GRACE_MS);
    };
    const observer = new MutationObserver(onChange);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
    };
  }, []);
}

function restingPlace(screen: HTMLElement | null): HTMLElement | null | undefined {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  return dialog === undefined ? screen?.querySelector('h1') : dialog.querySelector<HTMLElement>('.ui-actions > button');
}
