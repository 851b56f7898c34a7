import type { ComponentChildren, Ref } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { useOwnId } from '../own-id/use-own-id.ts';
import { PlainButton, type PlainButtonProps } from './plain-button.tsx';

interface ButtonProps extends Omit<PlainButtonProps, 'isOff'> {
  /** The whole name, where the words on the button say too little without what is around it. */
  label?: string;
  /** Why it cannot be pressed; stands below it and is read with it. */
  disabledReason?: ComponentChildren;
  ref?: Ref<HTMLButtonElement>;
}

/** Does one thing. While it may not, it stays in the tab order, so that nobody loses the focus or the reason. */
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
