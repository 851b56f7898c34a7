import { digitsIn } from '@chatelaine/shared';

/** The texts for which a search looks in the names of contacts. Without any text, it finds nothing. */
export interface SearchedTexts {
  /** A part of the name that a person has chosen on WhatsApp. */
  profile: string[];
  /** Parts of user ids, phone numbers and usernames. */
  names: string[];
}

/**
 * Reads the text of a search for contacts. Spaces around it do not count. A username may have its `@`, and a phone
 * number any notation. What is then left may be empty, as for `@` alone. An empty text is a part of every name, so the
 * search must not look for it.
 */
export function searchedTexts(q: string): SearchedTexts {
  const profile = q.trim();
  const names = [profile.replace(/^@\s*/, ''), digitsIn(profile) ?? ''];
  return { profile: profile === '' ? [] : [profile], names: names.filter((name) => name !== '') };
}
