/**
 * Uses the storage for this tab (`sessionStorage`) or for all tabs (`localStorage`). Returns null when the storage
 * fails.
 */
export function withStorage<T>(which: 'sessionStorage' | 'localStorage', use: (storage: Storage) => T): T | null {
  try {
    return use(window[which]);
  } catch {
    // Storage is disabled or full in this browser.
    return null;
  }
}
