import './said.css';
import type { Ref } from 'preact';

interface SaidProps {
  /** The sentence. It is empty when nothing has happened. */
  children: string;
  /** The place of the sentence, for screens that move the focus to it. */
  place?: Ref<HTMLParagraphElement>;
}

/** Says that something happened. Screen readers read a new sentence at once. */
export function Said({ children, place }: SaidProps) {
  return (
    <p class="said" role="status" ref={place} tabIndex={place ? -1 : undefined}>
      {children && <span key={children}>{children}</span>}
    </p>
  );
}
