import { useOwnId } from '../own-id/use-own-id.ts';
import './button.css';
import type { ComponentChildren, Ref } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface ButtonProps {
  look?: 'primary' | 'secondary' | 'danger' | 'link';
  type?: 'button' | 'submit';
  /** The whole name, where the words on the button say too little without what is around it. */
  label?: string;
  isBusy?: boolean;
  /** Why it cannot be pressed; stands below it and is read with it. */
  disabledReason?: ComponentChildren;
  onClick?(): void;
  ref?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** Does one thing. While it may not, it stays in the tab order, so that nobody loses the focus or the reason. */
export function Button({
  look = 'secondary',
  type = 'button',
  label,
  isBusy,
  disabledReason,
  onClick,
  ref,
  children,
}: ButtonProps) {
  const id = useOwnId();
  const reasonId = disabledReason ? id : undefined;
  const isOff = isBusy || !!reasonId;
  return (
    <>
      <button
        ref={ref}
        type={type}
        class={`ui-button ui-${look}`}
        aria-label={label}
        aria-busy={isBusy}
        aria-disabled={isOff}
        aria-describedby={reasonId}
        onClick={(event) => {
          // Of a submit button this also holds back the form, however it is sent.
          if (isOff) event.preventDefault();
          else onClick?.();
        }}
      >
        <ChangingText>{children}</ChangingText>
      </button>
      {reasonId && (
        <span class="ui-reason" id={reasonId}>
          <ChangingText>{disabledReason}</ChangingText>
        </span>
      )}
    </>
  );
}
