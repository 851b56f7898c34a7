// Matches control characters (Cc), separators of lines and paragraphs, and characters that change the direction of
// text. A name with such a character could end a mail header, or look like another text.
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Makes untrusted text safe within one line of a mail. */
export const oneLine = (text: string): string => text.replace(UNSHOWN, ' ').trim();
