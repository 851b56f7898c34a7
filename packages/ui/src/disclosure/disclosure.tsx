import './disclosure.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DisclosureProps {
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** More, for those who want it: a line that opens what is below it. */
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
