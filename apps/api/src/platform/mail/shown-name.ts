import { oneLine } from './one-line.ts';

// Mail programs make links of texts with a colon after a scheme, an @ before a host, or a dot before two or more
// letters or signs, as in a host name. A colon between digits does not match, because it belongs to a time.
const COLON = /(?<!\p{N})[:\ufe55\uff1a](?=[^\s\]])|[:\ufe55\uff1a](?=[^\s\]\p{N}])/gu;
const AT = /[@\ufe6b\uff20](?=[^\s\]])/gu;
// Emoji and letters in circles count as signs. Invisible characters may be at any place. A host name may contain signs
// and invisible characters.
const DOT =
  /(?<=[^\s.])[.\u2024\u3002\ufe52\uff0e\uff61](?=[\p{N}\p{M}\p{Default_Ignorable_Code_Point}_-]*[\p{L}\p{S}][\p{L}\p{M}\p{N}\p{S}\p{Default_Ignorable_Code_Point}_-]|[\p{N}-]+[\p{L}\p{S}])/gu;

/**
 * Writes an untrusted name for one line of a mail, so that no mail program makes a link of it:
 * `https[:]//evil[.]example`.
 */
export const shownName = (text: string): string =>
  oneLine(text).replace(COLON, '[:]').replace(AT, '[@]').replace(DOT, '[.]');
