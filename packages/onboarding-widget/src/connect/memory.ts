import { NAME } from './name.ts';

/** The key of the question that this tab left for. With a key it is remembered first; '' forgets it. */
export function memory(key?: string): string | null {
  try {
    if (key != null) sessionStorage.setItem(NAME, key);
    return sessionStorage.getItem(NAME);
  } catch {
    // Storage is off: on the way back this tab cannot know that it asked, and stays silent.
    return null;
  }
}
