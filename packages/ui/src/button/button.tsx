import type { ComponentChildren, Ref } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { useOwnId } from '../own-id/use-own-id.ts';
import { PlainButton, type PlainButtonProps } from './plain-button.tsx';

interface ButtonProps extends Omit<PlainButtonProps, 'isOff'> {
  /** The full name, when the words on the button are not clear without the content around the button. */
  label?: string;
  /** The reason why the button cannot be pressed. It is shown below the button and is read together with the button. */
  disabledReason?: ComponentChildren;
  ref?: Ref<HTMLButtonElement>;
}

/** Shows a button for one action. A disabled button stays in the tab order: the focus and the reason are not lost. */
export function Button({ label, disabledReason, ...plain }: ButtonProps) {
  const id = useOwnId();
  const reasonId = disabledReason ? id : undefined;
  return (
    <>
      <PlainButton {...plain} isOff={plain.isBusy || !!reasonId} aria-label={label} aria-describedby={reasonId} />
      {reasonId && (
        <span class="ui-reason" id={reasonId}>
          <ChangingText>{disabledReason}</ChangingText>
        </span>
      )}
    </>
  );
}
