import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

interface Menu {
  isOpen: boolean;
  /** The element with the button and the panel. */
  place: RefObject<HTMLElement | null>;
  button: RefObject<HTMLButtonElement | null>;
}

/** Closes a menu on Escape, with the focus back on its button, and when the person goes on anywhere else. */
export function useDismissal({ isOpen, place, button }: Menu, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      button.current?.focus();
    };
    // A press or the focus anywhere else closes the menu.
    const onElsewhere = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) close();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [isOpen]);
}
