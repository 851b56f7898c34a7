import './button.css';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

export interface PlainButtonProps {
  /**
   * `caution` is the quiet form of `danger`: a red line instead of a red ground, beside a safe default. `muted` looks as
   * if it were off, but a press works: it says what is missing.
   */
  look?: 'primary' | 'secondary' | 'danger' | 'caution' | 'muted' | 'link';
  type?: 'button' | 'submit';
  isBusy?: boolean;
  /** True while a press has no effect. The default is `isBusy`. */
  isOff?: boolean;
  onClick?(): void;
  children: ComponentChildren;
}

/** Shows a button whose words need no explanation. It shows no reason while it is off. It stays in the tab order. */
export function PlainButton({
  look = 'secondary',
  type = 'button',
  isBusy,
  isOff = isBusy,
  onClick,
  children,
  ...attributes
}: PlainButtonProps & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof PlainButtonProps>) {
  return (
    <button
      {...attributes}
      type={type}
      class={`ui-button ui-${look}`}
      aria-busy={isBusy}
      aria-disabled={isOff}
      onClick={(event) => {
        // On a submit button this also stops the submission, in whatever way the person submits the form.
        if (isOff) event.preventDefault();
        else onClick?.();
      }}
    >
      <ChangingText>{children}</ChangingText>
    </button>
  );
}
