import { PlainButton } from '@chatelaine/ui/plain-button';
import type { ComponentChildren } from 'preact';
import { usePage } from '../page.ts';

interface SubmitButtonProps {
  /** The button changes permissions, so it is busy until the person has seen the screen. */
  isGrave?: boolean;
  /** `caution` for an act that takes something away. `muted` while a press only says what is missing. */
  look?: 'primary' | 'caution' | 'muted';
  children: ComponentChildren;
}

/** Submits its form. The button stays in the tab order while the answer is sent, so that the focus is not lost. */
export function SubmitButton({ isGrave = false, look = 'primary', children }: SubmitButtonProps) {
  const { isBusy, isSeen } = usePage();
  return (
    <PlainButton look={look} type="submit" isBusy={isBusy() || (isGrave && !isSeen())}>
      {children}
    </PlainButton>
  );
}

interface ActionButtonProps {
  look: 'primary' | 'secondary' | 'link';
  onClick(): void;
  children: ComponentChildren;
}

/** Runs an action at once, unless another task is running. */
export function ActionButton({ look, onClick, children }: ActionButtonProps) {
  const { isBusy } = usePage();
  return (
    <PlainButton look={look} onClick={() => !isBusy() && onClick()}>
      {children}
    </PlainButton>
  );
}
