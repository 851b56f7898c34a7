/** The outline of the mark: a filled key in a square of 16 by 16. */
export const MARK = 'M5 1a4 4 0 1 0 0 8 4 4 0 1 0 0-8m0 2a2 2 0 1 1 0 4 2 2 0 1 1 0-4m2 6 2-2 6 6-2 2-1-1-1 1-1-1 1-1z';

/** Draws the mark before the label, in the colour of the text. It is no picture, so no CSP of a page can block it. */
export const markCss = `button:before{content:"";float:left;padding:8px;margin:.1em .5em 0 0;background:currentColor;clip-path:path("${MARK}")}`;
