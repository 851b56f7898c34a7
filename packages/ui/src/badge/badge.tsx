import './badge.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface BadgeProps {
  tone?: 'neutral' | 'good' | 'warn' | 'bad';
  children: ComponentChildren;
}

/** Shows a state in one or two words. The mark before the words shows the tone to people who do not see its colour. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span class={`ui-badge ui-${tone}`}>
      <ChangingText>{children}</ChangingText>
    </span>
  );
}
