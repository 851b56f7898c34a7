import { NAME } from './name.ts';

/** Gives the key of the question for which this tab left the page. A given key is stored first; '' removes it. */
export function memory(key?: string): string | null {
  try {
    if (key != null) sessionStorage.setItem(NAME, key);
    return sessionStorage.getItem(NAME);
  } catch {
    // Storage is off. On the way back this tab cannot know that it asked, so it reports nothing.
    return null;
  }
}
