import { NAME } from './name.ts';

/**
 * Returns the key of the question for which this tab left the page. A given key is stored first. '' removes the key.
 */
export function memory(key?: string): string | null {
  try {
    if (key != null) sessionStorage.setItem(NAME, key);
    return sessionStorage.getItem(NAME);
  } catch {
    // Storage is disabled. When this tab returns, it cannot know that it asked, so it reports nothing.
    return null;
  }
}
