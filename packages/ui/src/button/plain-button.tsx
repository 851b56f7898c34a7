import './button.css';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

export interface PlainButtonProps {
  look?: 'primary' | 'secondary' | 'danger' | 'link';
  type?: 'button' | 'submit';
  isBusy?: boolean;
  /** It may not be pressed; a busy one never may. */
  isOff?: boolean;
  onClick?(): void;
  children: ComponentChildren;
}

/** A button whose words say everything, and that needs no reason while it may not be pressed. It stays in the tab order. */
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
        // On a submit button this also stops the form, however it is sent.
        if (isOff) event.preventDefault();
        else onClick?.();
      }}
    >
      <ChangingText>{children}</ChangingText>
    </button>
  );
}
