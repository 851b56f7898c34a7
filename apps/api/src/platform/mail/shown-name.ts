import { oneLine } from './one-line.ts';

// What programs make links of: a scheme before its colon, and a dot before two letters or more, as in a host's name.
const SCHEME = /\b(https?|ftp|mailto|tel|sms|javascript|data|file):/giu;
const SLASHES = /:(?=[/\\]{2})/gu;
const DOT = /(?<=[\p{L}\p{N}\p{M}_-])[.\u3002\uff0e\uff61](?=[\p{N}-]*\p{L}[\p{L}\p{M}\p{N}-]|[\p{N}-]+\p{L})/gu;

/** A name that somebody chose, within one line of a mail, and never a link: `https[:]//evil[.]example`. */
export const shownName = (text: string): string =>
  oneLine(text).replace(SCHEME, '$1[:]').replace(SLASHES, '[:]').replace(DOT, '[.]');
