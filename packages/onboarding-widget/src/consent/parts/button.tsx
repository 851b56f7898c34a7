import type { ComponentChildren } from 'preact';
import { usePage } from '../page.tsx';

/** Sends the form around it. It stays in the tab order while its answer is on the way, so that the focus is not lost. */
export function SubmitButton({ children }: { children: ComponentChildren }) {
  const { isBusy } = usePage();
  return (
    <button type="submit" class="button primary" aria-disabled={isBusy} aria-busy={isBusy}>
      {children}
    </button>
  );
}

interface ActionButtonProps {
  look: 'primary' | 'secondary' | 'link';
  onClick(): void;
  children: ComponentChildren;
}

/** Does one thing at once. */
export function ActionButton({ look, onClick, children }: ActionButtonProps) {
  const { isBusy } = usePage();
  return (
    <button
      type="button"
      class={look === 'link' ? 'link' : `button ${look}`}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onClick();
      }}
    >
      {children}
    </button>
  );
}
