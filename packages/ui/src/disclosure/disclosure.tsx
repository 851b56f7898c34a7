import './disclosure.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DisclosureProps {
  summary: ComponentChildren;
  /** True: the content opens, and stays open until the person closes it. The default is closed. */
  isOpen?: boolean;
  children: ComponentChildren;
}

/** Shows a line that opens more content below it, for people who want more. */
export function Disclosure({ summary, isOpen, children }: DisclosureProps) {
  // When the reason to open is gone, e.g. a problem in a field, the person may still be at work inside.
  const wasOpened = useRef(false);
  wasOpened.current ||= isOpen === true;
  return (
    <details class="ui-disclosure" open={wasOpened.current || undefined}>
      <summary>
        <ChangingText>{summary}</ChangingText>
      </summary>
      {children}
    </details>
  );
}
