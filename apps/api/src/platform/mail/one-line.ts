// Control characters (Cc), separators of lines and paragraphs, and characters that change the reading direction. A name
// with one of these could end a header, or look like other text.
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Makes foreign text safe within one line of a mail. */
export const oneLine = (text: string): string => text.replace(UNSHOWN, ' ').trim();
