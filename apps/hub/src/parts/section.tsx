import './section.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren, Ref } from 'preact';

interface SectionProps {
  title: string;
  /** One or two sentences below the title. */
  text?: string;
  /** The heading. It can get the focus when an element of the section is gone. */
  heading?: Ref<HTMLHeadingElement>;
  children: ComponentChildren;
}

/** Sets one subject of a screen apart in a card with its own heading. */
export function Section({ title, text, heading, children }: SectionProps) {
  const id = useOwnId();
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={heading ? -1 : undefined}>
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
