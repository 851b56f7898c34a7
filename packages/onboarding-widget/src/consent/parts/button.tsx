import { PlainButton } from '@chatelaine/ui/plain-button';
import type { ComponentChildren } from 'preact';
import { usePage } from '../page.ts';

interface SubmitButtonProps {
  /** It changes permissions: it waits until it has been seen. */
  isGrave?: boolean;
  children: ComponentChildren;
}

/** Sends the form around it. It stays in the tab order while its answer is on the way, so that the focus is not lost. */
export function SubmitButton({ isGrave = false, children }: SubmitButtonProps) {
  const { isBusy, isSeen } = usePage();
  return (
    <PlainButton look="primary" type="submit" isBusy={isBusy() || (isGrave && !isSeen())}>
      {children}
    </PlainButton>
  );
}

interface ActionButtonProps {
  look: 'primary' | 'secondary' | 'link';
  onClick(): void;
  children: ComponentChildren;
}

/** Does one thing at once, unless another one is on its way. */
export function ActionButton({ look, onClick, children }: ActionButtonProps) {
  const { isBusy } = usePage();
  return (
    <PlainButton look={look} onClick={() => !isBusy() && onClick()}>
      {children}
    </PlainButton>
  );
}
