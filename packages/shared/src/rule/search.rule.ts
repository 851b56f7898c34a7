/** The part of the filter of a list that chooses things by their id and by their name. */
export interface SearchQuery {
  /** Only things with these ids; 1–200 ids. An id that the reader may not know of finds nothing. */
  ids?: string[] | undefined;
  /** Only things whose name contains this text; at most 64 characters. Upper and lower case count as equal. */
  name?: string | undefined;
}

/** The facts about a thing that a search compares. Only a channel has a phone number. */
export interface SearchedThing {
  id: string;
  name: string;
  phoneNumber?: string;
}

/**
 * Whether a search finds a thing. The text of a search also finds a channel by a part of its phone number, with or
 * without spaces, brackets, hyphens and leading zeros.
 */
export function isSearched({ id, name, phoneNumber }: SearchedThing, { ids, name: text }: SearchQuery): boolean {
  if (ids !== undefined && !ids.includes(id)) return false;
  if (text === undefined || name.toLowerCase().includes(text.toLowerCase())) return true;
  const digits = digitsIn(text);
  return digits !== null && (phoneNumber ?? '').includes(digits);
}

/**
 * Returns the digits of a text that a person may have typed as a part of a phone number, without leading zeros. Null
 * for any other text. A number in E.164 has no leading zero, but people write one before a national number.
 */
export function digitsIn(text: string): string | null {
  if (!/^[\d\s()+./-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits === '' ? null : digits;
}
