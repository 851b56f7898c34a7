import './box.css';
import type { ComponentChildren } from 'preact';

interface BoxProps {
  tone?: 'plain' | 'good' | 'warn' | 'wrong';
  role?: 'status' | 'alert';
  children: ComponentChildren;
}

/** Sets a few sentences apart from the rest of the screen. */
export function Box({ tone = 'plain', role, children }: BoxProps) {
  return (
    <div class={`box box-${tone}`} role={role}>
      {children}
    </div>
  );
}
