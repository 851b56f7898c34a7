import './heading.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface HeadingProps {
  /** The name of the screen. It is also the title of the window. */
  title: string;
  /** One sentence below the title: what this screen is for. */
  lead?: ComponentChildren;
  /** The steps that lead here, from the outermost, with the title as the last one; or one link back. */
  trail?: ComponentChildren;
  /** The main action of the screen. */
  action?: ComponentChildren;
}

let isFirst = true;

/** Begins a screen. The focus moves here when the person comes from another screen, so that screen readers read it. */
export function Heading({ title, lead, trail, action }: HeadingProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  // Before the screen is painted. Later, the person may type in a field already, and the focus must stay there.
  useLayoutEffect(() => {
    if (!isFirst) h1.current?.focus();
    isFirst = false;
  }, []);
  useEffect(() => {
    document.title = `${title} · Chatelaine`;
  }, [title]);
  return (
    <header class="heading">
      {trail && <nav class="trail">{trail}</nav>}
      <div class="heading-row">
        <h1 ref={h1} tabIndex={-1}>
          <ChangingText>{title}</ChangingText>
        </h1>
        {action}
      </div>
      {lead && (
        <p class="lead">
          <ChangingText>{lead}</ChangingText>
        </p>
      )}
    </header>
  );
}
