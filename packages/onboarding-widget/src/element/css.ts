/** The element's own look: white on dark green, readable on every background. The page sets all other styles. */
export const css =
  'button{font:inherit;padding:.7em 1em;border:0;border-radius:.5em;background:var(--chatelaine-background,#060);color:var(--chatelaine-color,#fff)}a{color:inherit}';
