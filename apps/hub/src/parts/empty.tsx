import './empty.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';

interface EmptyProps {
  title: string;
  /** What belongs here, and how it comes here. */
  text: string;
  /** One button or link. */
  action?: ComponentChildren;
}

/** Stands where rows will be, and says how the first one comes here. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div class="empty">
      <h2>
        <ChangingText>{title}</ChangingText>
      </h2>
      <p>
        <ChangingText>{text}</ChangingText>
      </p>
      {action}
    </div>
  );
}
