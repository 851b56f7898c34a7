import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../page.ts';

/**
 * Shows the only h1 of a screen. The text of the h1 is also the title of the window. The h1 takes the focus unless a
 * field of the screen takes it.
 */
export function Heading({ text, isFocused = true }: { text: string; isFocused?: boolean }) {
  const { arrive } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    arrive();
    document.title = text;
    scrollTo(0, 0);
    if (isFocused) heading.current?.focus();
  }, [text, isFocused]);
  return (
    <h1 key={text} ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
