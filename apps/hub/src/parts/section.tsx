import './section.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  /** One or two sentences below the title. */
  text?: string;
  children: ComponentChildren;
}

/** Sets one subject of a screen apart in a card with its own heading. */
export function Section({ title, text, children }: SectionProps) {
  const id = useOwnId();
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>
        <ChangingText>{title}</ChangingText>
      </h2>
      {text && (
        <p class="section-text">
          <ChangingText>{text}</ChangingText>
        </p>
      )}
      {children}
    </section>
  );
}
