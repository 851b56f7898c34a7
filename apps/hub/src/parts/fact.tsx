import './facts.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';

interface FactProps {
  name: string;
  /** The buttons at the end of the line. */
  ways?: ComponentChildren;
  children: ComponentChildren;
}

/** Shows one line of a list of facts (`dl`): its name, its value, and what the person can do about it. */
export function Fact({ name, ways, children }: FactProps) {
  return (
    <div class="fact">
      <dt>
        <ChangingText>{name}</ChangingText>
      </dt>
      <dd>
        <ChangingText>{children}</ChangingText>
      </dd>
      {ways !== undefined && <dd class="fact-ways">{ways}</dd>}
    </div>
  );
}
