import { oneLine } from './one-line.ts';

// What programs make links of: a colon after a scheme, an @ before a host, and a dot before two letters or signs or more,
// as in a host's name. Between digits a colon is a time.
const COLON = /(?<!\p{N})[:\ufe55\uff1a](?=[^\s\]])|[:\ufe55\uff1a](?=[^\s\]\p{N}])/gu;
const AT = /[@\ufe6b\uff20](?=[^\s\]])/gu;
// Emoji and letters in circles are signs, and what nobody sees may stand anywhere: a host's name may be written with them.
const DOT =
  /(?<=[^\s.])[.\u2024\u3002\ufe52\uff0e\uff61](?=[\p{N}\p{M}\p{Default_Ignorable_Code_Point}_-]*[\p{L}\p{S}][\p{L}\p{M}\p{N}\p{S}\p{Default_Ignorable_Code_Point}_-]|[\p{N}-]+[\p{L}\p{S}])/gu;

/** A name that somebody chose, within one line of a mail, and never a link: `https[:]//evil[.]example`. */
export const shownName = (text: string): string =>
  oneLine(text).replace(COLON, '[:]').replace(AT, '[@]').replace(DOT, '[.]');
