import { oneLine } from './one-line.ts';

// Mail programs make links from a colon after a scheme, an @ before a host, and a dot before two or more letters or
// signs, as in a host name. A colon between digits is a time.
const COLON = /(?<!\p{N})[:\ufe55\uff1a](?=[^\s\]])|[:\ufe55\uff1a](?=[^\s\]\p{N}])/gu;
const AT = /[@\ufe6b\uff20](?=[^\s\]])/gu;
// Emoji and letters in circles count as signs. Invisible characters may stand anywhere. A host name may contain both.
const DOT =
  /(?<=[^\s.])[.\u2024\u3002\ufe52\uff0e\uff61](?=[\p{N}\p{M}\p{Default_Ignorable_Code_Point}_-]*[\p{L}\p{S}][\p{L}\p{M}\p{N}\p{S}\p{Default_Ignorable_Code_Point}_-]|[\p{N}-]+[\p{L}\p{S}])/gu;

/** A foreign name for one line of a mail, written so that no program makes a link of it: `https[:]//evil[.]example`. */
export const shownName = (text: string): string =>
  oneLine(text).replace(COLON, '[:]').replace(AT, '[@]').replace(DOT, '[.]');
