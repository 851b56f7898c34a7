// Control characters (Cc), separators of lines and paragraphs, and what turns the reading direction of all that follows:
// a name with one of these could end a header or read as something that it is not.
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text that somebody chose, safe within one line of a mail. */
export const oneLine = (text: string): string => text.replace(UNSHOWN, ' ').trim();
