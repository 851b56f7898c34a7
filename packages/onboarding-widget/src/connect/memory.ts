import { NAME } from './name.ts';

/**
 * Returns the stored key of the question for which this tab was redirected. When `key` is given, it is stored first.
 * The key '' means that there is no such question.
 */
export function memory(key?: string): string | null {
  try {
    if (key != null) sessionStorage.setItem(NAME, key);
    return sessionStorage.getItem(NAME);
  } catch {
    // Storage is disabled. After the redirect the return page cannot know that this tab asked, so it reports nothing.
    return null;
  }
}
