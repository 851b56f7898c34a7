import './profile.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren, Ref } from 'preact';

interface CardProps {
  title: string;
  lead?: string;
  /** The heading. It can get the focus when an element of the card is gone. */
  heading?: Ref<HTMLHeadingElement>;
  children: ComponentChildren;
}

/** Shows one part of the profile under its heading. */
export function Card({ title, lead, heading, children }: CardProps) {
  const id = useOwnId();
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <ChangingText>{title}</ChangingText>
      </h2>
      {lead && (
        <p class="card-lead">
          <ChangingText>{lead}</ChangingText>
        </p>
      )}
      {children}
    </section>
  );
}

interface FactProps {
  name: string;
  /** The buttons at the end of the line. */
  ways: ComponentChildren;
  children: ComponentChildren;
}

/** Shows one line of a list of facts: its name, its value, and what the person can do about it. */
export function Fact({ name, ways, children }: FactProps) {
  return (
    <div class="profile-fact">
      <dt>
        <ChangingText>{name}</ChangingText>
      </dt>
      <dd>
        <ChangingText>{children}</ChangingText>
      </dd>
      <dd class="profile-fact-ways">{ways}</dd>
    </div>
  );
}
