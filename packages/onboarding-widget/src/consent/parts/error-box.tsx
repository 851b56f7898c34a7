import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface ErrorBoxProps {
  /** What the group of fields names as its description. */
  id: string;
  /** How often it was tried in vain; 0 hides the box. */
  tries: number;
  children: ComponentChildren;
}

/** The error above a group of fields. Each try takes the focus back to it. */
export function ErrorBox({ id, tries, children }: ErrorBoxProps) {
  const box = useRef<HTMLParagraphElement>(null);
  // The focus moves together with the words. Later it would interrupt a person who has moved on.
  useLayoutEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  return (
    <p class="error box" role="alert" id={id} tabIndex={-1} ref={box} hidden={tries === 0}>
      {tries > 0 && <ChangingText>{children}</ChangingText>}
    </p>
  );
}
