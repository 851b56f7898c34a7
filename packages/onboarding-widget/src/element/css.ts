import { markCss } from './mark.ts';

/**
 * The element's own look: white on the deep green of our pages, readable on light and dark pages. The lengths grow with the size of the text, so a page sets the size by `font-size`.
 */
export const css =
  'button{font:inherit;font-weight:600;padding:.7em 1em;border:0;border-radius:.5em;background:#0a6b47;color:#fff}a{color:inherit}' +
  markCss;
