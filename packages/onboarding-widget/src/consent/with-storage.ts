/** Uses the storage of this browser, for this tab or for all tabs. Returns null when there is no storage. */
export function withStorage<T>(which: 'sessionStorage' | 'localStorage', use: (storage: Storage) => T): T | null {
  try {
    return use(window[which]);
  } catch {
    // Storage is disabled or full in this browser.
    return null;
  }
}
