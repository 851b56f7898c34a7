import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface ErrorBoxProps {
  /** The id of this box. The group of fields has this id as its `aria-describedby`. */
  id: string;
  /** The number of failed tries. 0 hides the box. */
  tries: number;
  children: ComponentChildren;
}

/** Shows the error above a group of fields. Each failed try moves the focus to the error again. */
export function ErrorBox({ id, tries, children }: ErrorBoxProps) {
  const box = useRef<HTMLParagraphElement>(null);
  // The focus moves in the same step in which the text appears. A focus that moved later would interrupt a person who
  // has already continued.
  useLayoutEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  return (
    <p class="error box" role="alert" id={id} tabIndex={-1} ref={box} hidden={tries === 0}>
      {tries > 0 && <ChangingText>{children}</ChangingText>}
    </p>
  );
}
