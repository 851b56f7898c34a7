import './face.css';
import type { ComponentChildren } from 'preact';

/**
 * Shows the picture of a company or a program in a square: its logo, or its first letter on a ground of its own colour.
 * Screen readers skip it, so the name must be in words beside it.
 */
export function Face({ logo, letter, colour }: { logo: string | null; letter: string; colour: string }) {
  if (logo) return <img class="ui-face" src={logo} alt="" />;
  return (
    <svg class="ui-face" viewBox="0 0 56 56" aria-hidden="true">
      <rect width="56" height="56" fill={colour} />
      <text x="28" y="38" class="notranslate" text-anchor="middle" fill="#fff">
        {letter}
      </text>
    </svg>
  );
}

/** Shows an icon of ours in the same square. */
export const IconFace = ({ children }: { children: ComponentChildren }) => (
  <span class="ui-face ui-face-own">{children}</span>
);
