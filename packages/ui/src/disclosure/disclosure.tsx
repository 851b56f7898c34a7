import './disclosure.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DisclosureProps {
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** Shows a line that opens more content below it, for people who want more. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details class="ui-disclosure">
      <summary>
        <ChangingText>{summary}</ChangingText>
      </summary>
      {children}
    </details>
  );
}
