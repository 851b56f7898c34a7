import './number-cell.css';
import type { ComponentChildren } from 'preact';

/** A cell with a number, and its display name below. A number never breaks into two lines. */
export function NumberCell({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <span class="phone">{children}</span>
      <span class="phone-name">{name}</span>
    </>
  );
}
