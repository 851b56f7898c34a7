import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Lets the key `/` lead to a search field. While the person types in a field or a dialog is open, the key is a letter. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const focusField = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', focusField);
    return () => document.removeEventListener('keydown', focusField);
  }, []);
}
