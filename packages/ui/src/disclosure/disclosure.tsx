import './disclosure.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DisclosureProps {
  summary: ComponentChildren;
  /** True: the content is open. The person can still close it. The default is closed. */
  isOpen?: boolean;
  children: ComponentChildren;
}

/** Shows a line that opens more content below it, for people who want more. */
export function Disclosure({ summary, isOpen, children }: DisclosureProps) {
  return (
    <details class="ui-disclosure" open={isOpen}>
      <summary>
        <ChangingText>{summary}</ChangingText>
      </summary>
      {children}
    </details>
  );
}
