import './disclosure.css';
import type { ComponentChildren } from 'preact';

interface DisclosureProps {
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** More, for those who want it: a line that opens what is below it. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details class="ui-disclosure">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
